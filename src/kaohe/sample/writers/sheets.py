"""Workbooks with the same bytes each time: fixed creation moment, text never turned into a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

Cell = str | int | float | None


def write_sheets(path: Path, sheets: Iterable[tuple[str, Iterable[Sequence[Cell]]]]) -> None:
    """Write one sheet after another; numbers stay numbers, text stays text."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        workbook.set_properties({"created": dt.datetime(2026, 1, 1)})
        for name, rows in sheets:
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


def yuan(fen: int) -> float:
    """Fen as the yuan number a platform writes into a cell."""
    return fen / 100


def slashed(moment: dt.datetime) -> str:
    """A moment as Compass writes it."""
    return f"{moment:%Y/%m/%d %H:%M:%S}"


def dashed(moment: dt.datetime | None) -> str:
    """A moment as the shop writes it; nothing is 「-」."""
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment else "-"
