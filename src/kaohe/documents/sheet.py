"""A worksheet (工作表) as data: grids of columns and values under one title, with the lines people sign."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kaohe.documents.form import Letterhead, printable

Value = str | int | Decimal | None
"""Text, a number, or None for a value that is not there yet (待数据)."""


class Kind(StrEnum):
    """What a column holds, and so its number format; a note is a longer text, set to the left."""

    TEXT = "text"
    NOTE = "note"
    COUNT = "count"
    POINTS = "points"
    CHANGE = "change"
    COEFFICIENT = "coefficient"
    PERCENT = "percent"
    MONEY = "money"

    @property
    def number_format(self) -> str:
        """The spreadsheet's number format; text has none."""
        formats = {
            "text": "@",
            "note": "@",
            "count": "0",
            "points": "0.00",
            "change": "+0.00;-0.00;0.00",
            "coefficient": "0.0###",
            "percent": "0.00%",
            "money": '"¥"#,##0.00',
        }
        return formats[self.value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid over ``span`` columns of the sheet; ``widest`` caps its width before text wraps."""

    title: str
    kind: Kind = Kind.TEXT
    span: int = 1
    widest: int = 26


@dataclass(frozen=True, slots=True)
class Grid:
    """A headed block of rows; ``total`` is a last row in bold. The first grid of a sheet sets its column widths."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    heading: str = ""
    total: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet: title, a line of particulars, grids, notes, the slots to sign in."""

    name: str
    title: str
    particulars: str
    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    frozen_columns: int = 2


@dataclass(frozen=True, slots=True)
class Book:
    """One workbook to write."""

    title: str
    letterhead: Letterhead
    sheets: tuple[Sheet, ...]


def scaled(whole: int | None, unit: int) -> Decimal | None:
    """Base units as the number a person reads: (123456 fen, 100) → 1234.56."""
    return None if whole is None else Decimal(whole) / unit


def widths(grid: Grid) -> tuple[int, ...]:
    """The width of each column in characters, wide enough for its longest value up to its cap."""
    return tuple(_width(column, index, grid) for index, column in enumerate(grid.columns))


def _width(column: Column, index: int, grid: Grid) -> int:
    rows = (*grid.rows, *((grid.total,) if grid.total else ()))
    shown = [breadth(shown_value(row[index], column.kind)) for row in rows]
    return min(max([breadth(column.title), 6, *shown]) + 2, column.widest)


def shown_value(value: Value, kind: Kind) -> str:
    """About what the spreadsheet shows for a value; only widths and heights are taken from it."""
    if value is None:
        return "待数据"
    if isinstance(value, str):
        return printable(value)
    decimals = {Kind.COUNT: 0, Kind.MONEY: 2}.get(kind, 4)
    return f"{value:,.{decimals}f}" + ("¥" if kind is Kind.MONEY else "")


def breadth(text: str) -> int:
    """Characters a text takes in its longest line; a Chinese character takes two."""
    return max(
        sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line) for line in text.split("\n")
    )
