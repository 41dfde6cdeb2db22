"""Typesetter (排版): forms to PDF, with the fonts read once."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import typst

from kaohe.documents.fonts import Faces
from kaohe.documents.form import Block, Form, Heading, NewPage, Paragraph, Row, Table, printable
from kaohe.documents.looks import INSET, LOOKS
from kaohe.documents.placement import Placed, place
from kaohe.documents.wrapping import pieces

_TEMPLATE = files("kaohe.documents").joinpath("form.typ").read_bytes()

# Estimates in millimetres, only to decide what may break over pages; nothing is ever cut.
_LINE, _CHARACTER, _PADDING = 3.9, 3.3, 2.2
_LONG_ROW = 75
_PAGE = {True: 150, False: 235}


class Typesetter:
    """Prints forms as PDF; keep one and reuse it, since reading the fonts costs more than a page."""

    def __init__(self, faces: Faces) -> None:
        self._faces = {"serif": faces.serif, "sans": faces.sans}
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(folder) for folder in faces.folders],
        )
        self._compiler = typst.Compiler(_TEMPLATE, font_paths=fonts)

    def pdf(self, form: Form) -> bytes:
        """The form as PDF bytes; the same form gives the same bytes."""
        data = json.dumps(_document(form) | {"faces": self._faces}, ensure_ascii=False)
        pages = self._compiler.compile(_TEMPLATE, format="pdf", sys_inputs={"form": data}, pdf_tags=False)
        if not isinstance(pages, bytes):
            raise TypeError("the typesetter returned no PDF")
        return pages


def _document(form: Form) -> dict[str, Any]:
    head = form.letterhead
    return {
        "title": printable(form.title),
        "landscape": form.landscape,
        "letterhead": {
            "company": printable(head.company),
            "left": head.left,
            "right": head.right,
            "note": printable(head.note),
        },
        "inset": INSET,
        "looks": {style.value: look.as_json() for style, look in LOOKS.items()},
        "blocks": [_block(block, _PAGE[form.landscape]) for block in form.blocks],
    }


def _block(block: Block, page: int) -> dict[str, Any]:
    match block:
        case Table():
            return _table(block, page)
        case Heading(text):
            return {"kind": "heading", "text": printable(text)}
        case Paragraph(text):
            return {"kind": "paragraph", "text": printable(text)}
        case NewPage(title):
            return {"kind": "page", "title": printable(title)}


def _table(table: Table, page: int) -> dict[str, Any]:
    placed = place(table)
    height = sum(max(row.height, _height(line)) for line, row in zip(placed, table.rows, strict=True))
    rows = [_row(line, row) for line, row in zip(placed, table.rows, strict=True)]
    head, body = rows[: table.header], rows[table.header :]
    return {
        "kind": "table",
        "widths": table.widths,
        "whole": table.whole and height < page,
        "head": [cell for row in head for cell in row],
        "body": [cell for row in body for cell in row],
    }


def _row(line: list[Placed], row: Row) -> list[dict[str, Any]]:
    begins_here = [placed for placed in line if not placed.reaches_down]
    long = _height(line) > _LONG_ROW
    cells = [_cell(placed, long) for placed in begins_here]
    # One strut a row is enough to give it its least height, and cheapest where there is no text.
    strut = min((cell for cell in cells if cell["rows"] == 1), key=lambda cell: not cell["blank"], default=None)
    if strut:
        strut["height"] = row.height
    return cells


def _cell(placed: Placed, long: bool) -> dict[str, Any]:
    cell = placed.cell
    return {
        "paragraphs": _paragraphs(placed),
        "title": printable(cell.title),
        "style": cell.style.value,
        "columns": cell.columns,
        "rows": cell.rows,
        "height": 0,
        "blank": not (cell.text or cell.title),
        "tall": bool(cell.title),
        "breakable": cell.rows > 1 or long,
    }


def _paragraphs(placed: Placed) -> list[tuple[str, ...]]:
    size, room = LOOKS[placed.cell.style].half_points, placed.width - 2 * INSET
    return [pieces(paragraph, size, room) for paragraph in placed.cell.paragraphs]


def _height(line: list[Placed]) -> float:
    return _PADDING + _LINE * max((_lines(placed) for placed in line if not placed.reaches_down), default=0)


def _lines(placed: Placed) -> int:
    room = max(1, int((placed.width - 2 * INSET) / _CHARACTER))
    return sum(1 + len(paragraph) // room for paragraph in placed.cell.paragraphs)
