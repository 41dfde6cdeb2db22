"""Writes small table files for tests, the same bytes each time."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import xlsxwriter

Cell = str | int | float | None
Row = Sequence[Cell]


def write_workbook(path: Path, sheets: Mapping[str, Iterable[Row]]) -> None:
    """A workbook; text that begins with = becomes a formula whose saved value is 7."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        book.set_properties({"created": dt.datetime(2026, 1, 1)})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str) and cell.startswith("="):
                        sheet.write_formula(number, column, cell, None, 7)
                    elif cell is not None:
                        sheet.write(number, column, cell)


def write_csv(path: Path, rows: Iterable[Row], encoding: str = "utf-8-sig") -> None:
    """A CSV file as 抖店 writes it: BOM, line ends of Windows; an id keeps its tab inside the quotes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))


def table(header: Sequence[str], *rows: Mapping[str, Cell], blank: Cell = None) -> list[list[Cell]]:
    """Rows given by column name under the header; what is not named is ``blank``."""
    for row in rows:
        assert set(row) <= set(header), set(row) - set(header)
    return [list(header), *([row.get(name, blank) for name in header] for row in rows)]
