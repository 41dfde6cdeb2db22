"""Workbook (xlsx): sheets printed on lying A4; every text a text cell, every amount a number, the same bytes always."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kaohe.documents.form import printable
from kaohe.documents.sheet import Book, Column, Grid, Kind, Sheet, Value, breadth, shown_value, widths
from kaohe.documents.word_styles import EAST_ASIAN

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FIXED = dt.datetime(2000, 1, 1)
_A4 = 9
_LINE = 15
# Excel holds 32,767 characters in a cell and 255 in a page head.
_LONGEST_TEXT, _LONGEST_HEAD = 32_000, 80


def xlsx(book: Book) -> bytes:
    """The workbook; the same book gives the same bytes."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as workbook:
        workbook.set_properties({"title": printable(book.title), "author": book.letterhead.left, "created": _FIXED})
        inks = _Inks(workbook)
        for sheet in book.sheets:
            _Page(workbook.add_worksheet(sheet.name), inks, sheet).write(book)
    return target.getvalue()


class _Inks:
    """The cell formats of a workbook, made once each."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        body = {"font_name": EAST_ASIAN["serif"], "font_size": 10, "valign": "vcenter"}
        head = {"font_name": EAST_ASIAN["sans"], "font_size": 10, "valign": "vcenter", "bold": True}
        centred = {"align": "center", "border": 1, "text_wrap": True}
        self.title = workbook.add_format(head | {"font_size": 16, "align": "center"})
        self.plain = workbook.add_format(body | {"text_wrap": True})
        self.heading = workbook.add_format(head | {"font_size": 11})
        self.head = workbook.add_format(head | centred | {"bg_color": "#E7ECF2"})
        self.absent = workbook.add_format(body | centred)
        self.values: dict[tuple[Kind, bool], Format] = {
            (kind, bold): workbook.add_format((head if bold else body) | _value_format(kind))
            for kind in Kind
            for bold in (False, True)
        }


def _value_format(kind: Kind) -> dict[str, object]:
    align = {Kind.NOTE: "left", Kind.MONEY: "right"}.get(kind, "center")
    shape: dict[str, object] = {"align": align, "border": 1, "num_format": kind.number_format}
    return shape | {"text_wrap": kind in (Kind.TEXT, Kind.NOTE), "indent": 1 if align != "center" else 0}


class _Page:
    """Writes one sheet from top to bottom."""

    def __init__(self, worksheet: Worksheet, inks: _Inks, sheet: Sheet) -> None:
        self._sheet, self._inks, self._worksheet, self._row = sheet, inks, worksheet, 0
        self._widths = widths(sheet.grids[0])
        for column, width in enumerate(self._widths):
            worksheet.set_column(column, column, width)

    def write(self, book: Book) -> None:
        """The whole sheet with its page set-up."""
        self._wide(self._sheet.title, self._inks.title, height=30)
        self._wide(self._sheet.particulars, self._inks.plain)
        header = self._row
        for number, grid in enumerate(self._sheet.grids):
            self._grid(grid, spaced=number > 0)
        for note in self._sheet.notes:
            self._wide(note, self._inks.plain)
        if self._sheet.signatures:
            self._row += 1
            self._wide(
                "          ".join(f"{name}：____________" for name in self._sheet.signatures), self._inks.plain, 24
            )
        self._set_up(book, header)

    def _set_up(self, book: Book, header: int) -> None:
        page, head = self._worksheet, book.letterhead
        page.set_paper(_A4)
        page.set_landscape()
        page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        page.fit_to_pages(1, 0)
        page.repeat_rows(header)
        page.freeze_panes(header + 1, self._sheet.frozen_columns)
        page.set_header(f"&L{_in_head(head.left)}&R{_in_head(head.right)}")
        page.set_footer(f"&L{_in_head(book.title)}&C第 &P 页 共 &N 页&R{_in_head(head.note)}")

    def _grid(self, grid: Grid, spaced: bool) -> None:
        if spaced:
            self._row += 1
        if grid.heading:
            self._wide(grid.heading, self._inks.heading, height=20)
        self._line(grid.columns, [column.title for column in grid.columns], heading=True)
        for row in grid.rows:
            self._line(grid.columns, row)
        if grid.total:
            self._line(grid.columns, grid.total, bold=True)

    def _line(self, columns: Sequence[Column], row: Sequence[Value], heading: bool = False, bold: bool = False) -> None:
        place, tallest = 0, 1
        for column, value in zip(columns, row, strict=True):
            text_in_number = column.kind is not Kind.NOTE and isinstance(value, str)
            ink = self._inks.values[Kind.TEXT if text_in_number else column.kind, bold]
            ink = self._inks.head if heading else self._inks.absent if value is None else ink
            tallest = max(tallest, self._lines(value, column, place))
            self._cell(place, column.span, value, ink)
            place += column.span
        self._worksheet.set_row(self._row, 6 + _LINE * tallest)
        self._row += 1

    def _cell(self, place: int, span: int, value: Value, ink: Format) -> None:
        page, row = self._worksheet, self._row
        if span > 1:
            page.merge_range(row, place, row, place + span - 1, "", ink)
        if isinstance(value, (int, Decimal)):
            page.write_number(row, place, value, ink)
        else:
            page.write_string(row, place, _text("待数据" if value is None else value), ink)

    def _lines(self, value: Value, column: Column, place: int) -> int:
        room = sum(self._widths[place : place + column.span]) - 1
        return sum(1 + (breadth(line) - 1) // room for line in shown_value(value, column.kind).split("\n"))

    def _wide(self, text: str, ink: Format, height: int = 0) -> None:
        whole = Column(text, span=len(self._widths))
        self._worksheet.set_row(self._row, height or 4 + _LINE * self._lines(text, whole, 0))
        self._cell(0, whole.span, text, ink)
        self._row += 1


def _text(text: str) -> str:
    return printable(text)[:_LONGEST_TEXT]


def _in_head(text: str) -> str:
    # 「&」 begins a code in a page head.
    return printable(text)[:_LONGEST_HEAD].replace("&", "&&").replace("\n", " ")
