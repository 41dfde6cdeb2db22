"""The empty data workbook (考核数据表): every sheet with its headers, lists to choose from, and how to fill it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kaohe.ingest.columns import CLOCK, COUNT, DATE, MOMENT, MONEY, TEXT
from kaohe.ingest.importer import Field, Importer, Need
from kaohe.ingest.sources import WORKBOOK
from kaohe.ingest.sources.workbook.layouts import EXPLANATION_SHEET
from kaohe.ingest.sources.workbook.words import CHOICES, HINTS, INTRODUCTION

_ROWS = 2_000
_CREATED = dt.datetime(2026, 1, 1)  # The same workbook is the same bytes, whenever it is written.
_FORMATS = {DATE: "yyyy-mm-dd", MOMENT: "yyyy-mm-dd hh:mm", MONEY: "#,##0.00", COUNT: "0"}


def write(path: Path) -> None:
    """Write the workbook; an existing file is replaced."""
    # Text is text: a name that begins with = must not become a formula.
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": "考核数据表", "created": _CREATED})
        looks = {
            "head": book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True}),
            "must": book.add_format({"bold": True, "bg_color": "#FCE4D6", "border": 1, "text_wrap": True}),
            "prose": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        _explain(book.add_worksheet(EXPLANATION_SHEET), looks)
        for importer in WORKBOOK:
            formats = {item.name: book.add_format({"num_format": _number_format(item)}) for item in importer.fields}
            _sheet(book.add_worksheet(importer.title), importer, looks, formats)


def _number_format(item: Field) -> str:
    """Everything not counted is text, so that an id keeps its zeros and a time its form."""
    return _FORMATS.get(item.type, "General" if item.type.number else "@")


def _sheet(sheet: Worksheet, importer: Importer, looks: dict[str, Format], formats: dict[str, Format]) -> None:
    sheet.freeze_panes(1, 0)
    for column, item in enumerate(importer.fields):
        sheet.set_column(column, column, max(12, len(item.title) * 2 + 4), formats[item.name])
        sheet.write_string(0, column, item.title, looks["must" if item.need is Need.EVERY_ROW else "head"])
        sheet.data_validation(1, column, _ROWS, column, _validation(importer, item))


def _validation(importer: Importer, item: Field) -> dict[str, object]:
    """What shows beside a cell when it is chosen, and the list it offers; other entries stay possible."""
    message = {"input_title": item.title, "input_message": _hint(importer, item)[:250], "ignore_blank": True}
    choices = CHOICES.get((importer.title, item.title))
    if not choices:
        return {"validate": "any", **message}
    return {"validate": "list", "source": list(choices), "error_type": "warning", **message}


def _hint(importer: Importer, item: Field) -> str:
    hint = HINTS.get((importer.title, item.title), "")
    shape = "" if item.type is TEXT or (hint and item.type is not CLOCK) else f"{item.type.expects}。"
    return f"{shape}{hint}" or "文字。"


def _explain(sheet: Worksheet, looks: dict[str, Format]) -> None:
    sheet.set_column(0, 1, 16)
    sheet.set_column(2, 2, 8)
    sheet.set_column(3, 3, 80, looks["prose"])
    for row, line in enumerate(INTRODUCTION):
        sheet.write_string(row, 0, line)
    top = len(INTRODUCTION) + 1
    for column, title in enumerate(("工作表", "列", "必填", "怎样填")):
        sheet.write_string(top, column, title, looks["head"])
    lines = [(importer, item) for importer in WORKBOOK for item in importer.fields]
    for row, (importer, item) in enumerate(lines, top + 1):
        needed = "必填" if item.need is Need.EVERY_ROW else ""
        for column, text in enumerate((importer.title, item.title, needed, _hint(importer, item))):
            sheet.write_string(row, column, text)
