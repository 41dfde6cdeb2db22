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

_TEMPLATE = files("kaohe.documents").joinpath("form.typ").read_bytes()

# In lines of text: a taller row may break over two pages, a taller table cannot be kept whole.
_LONG_ROW = 18
_WHOLE_PAGE = 26


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
        pages = self._compiler.compile(_TEMPLATE, format="pdf", sys_inputs={"form": data})
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
        "blocks": [_block(block) for block in form.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Table():
            return _table(block)
        case Heading(text):
            return {"kind": "heading", "text": printable(text)}
        case Paragraph(text):
            return {"kind": "paragraph", "text": printable(text)}
        case NewPage(title):
            return {"kind": "page", "title": printable(title)}


def _table(table: Table) -> dict[str, Any]:
    placed = place(table)
    rows = [_row(line, row) for line, row in zip(placed, table.rows, strict=True)]
    head, body = rows[: table.header], rows[table.header :]
    return {
        "kind": "table",
        "widths": table.widths,
        "whole": table.whole and sum(map(_tallest, placed)) < _WHOLE_PAGE,
        "head": [cell for row in head for cell in row],
        "body": [cell for row in body for cell in row],
    }


def _row(line: list[Placed], row: Row) -> list[dict[str, Any]]:
    begins_here = [placed for placed in line if not placed.reaches_down]
    long = _tallest(line) > _LONG_ROW
    return [_cell(placed, row.height, long) for placed in begins_here]


def _cell(placed: Placed, height: int, long: bool) -> dict[str, Any]:
    cell = placed.cell
    return {
        "paragraphs": cell.paragraphs,
        "title": printable(cell.title),
        "style": cell.style.value,
        "columns": cell.columns,
        "rows": cell.rows,
        "width": placed.width,
        "height": height if cell.rows == 1 else 0,
        "tall": bool(cell.title),
        "breakable": cell.rows > 1 or long,
    }


def _tallest(line: list[Placed]) -> int:
    return max((_lines(placed) for placed in line if not placed.reaches_down), default=0)


def _lines(placed: Placed) -> int:
    # 3.3 mm is one Chinese character of the body size; an estimate, only to decide what may break over pages.
    room = max(1, int((placed.width - 2 * INSET) / 3.3))
    return sum(1 + len(paragraph) // room for paragraph in placed.cell.paragraphs)
