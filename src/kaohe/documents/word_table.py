"""Word tables: real merged cells, repeated header rows, rows that stay whole."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from kaohe.documents.form import Row, Table, printable
from kaohe.documents.looks import INSET, LOOKS
from kaohe.documents.placement import Placed, place
from kaohe.documents.word_styles import TITLE_IN_CELL

_TWIPS_PER_INCH, _MM_PER_INCH = 1440, 254
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_element(table: Table) -> BaseOxmlElement:
    """The table as a w:tbl element; text goes in as text nodes, so none of it can become markup."""
    element: BaseOxmlElement = OxmlElement("w:tbl")
    _properties(element, table)
    grid = _child(element, "tblGrid")
    for width in table.widths:
        _child(grid, "gridCol", w=_twips(width))
    last = len(table.rows) - 1
    for number, (line, row) in enumerate(zip(place(table), table.rows, strict=True)):
        tr = _row(element, row, header=number < table.header)
        for placed in line:
            _cell(tr, placed, keep=table.whole and number < last)
    return element


def _child(parent: BaseOxmlElement, name: str, **attributes: object) -> BaseOxmlElement:
    child: BaseOxmlElement = parent.makeelement(qn(f"w:{name}"))
    parent.append(child)
    for key, value in attributes.items():
        child.set(qn(f"w:{key}"), str(value))
    return child


def _twips(tenths_or_mm: float) -> int:
    return round(tenths_or_mm * 10 * _TWIPS_PER_INCH / _MM_PER_INCH)


def _properties(element: BaseOxmlElement, table: Table) -> None:
    properties = _child(element, "tblPr")
    _child(properties, "tblW", w=_twips(sum(table.widths)), type="dxa")
    borders = _child(properties, "tblBorders")
    for side in _SIDES:
        _child(borders, side, val="single", sz=4, space=0, color="000000")
    _child(properties, "tblLayout", type="fixed")
    margins = _child(properties, "tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        _child(margins, side, w=_twips(INSET if side in ("left", "right") else 0.7), type="dxa")


def _row(element: BaseOxmlElement, row: Row, *, header: bool) -> BaseOxmlElement:
    tr = _child(element, "tr")
    properties = _child(tr, "trPr")
    _child(properties, "cantSplit")
    if row.height:
        _child(properties, "trHeight", val=_twips(row.height), hRule="atLeast")
    if header:
        _child(properties, "tblHeader")
    return tr


def _cell(tr: BaseOxmlElement, placed: Placed, *, keep: bool) -> None:
    cell, look = placed.cell, LOOKS[placed.cell.style]
    together = ("keepNext",) if keep else ()
    tc = _child(tr, "tc")
    properties = _child(tc, "tcPr")
    _child(properties, "tcW", w=_twips(placed.width), type="dxa")
    if cell.columns > 1:
        _child(properties, "gridSpan", val=cell.columns)
    if cell.rows > 1:
        _child(properties, "vMerge", val="continue" if placed.reaches_down else "restart")
    if look.shade:
        _child(properties, "shd", val="clear", color="auto", fill=look.shade)
    _child(properties, "vAlign", val="top" if cell.title else "center")
    if cell.title and not placed.reaches_down:
        tc.append(paragraph_element(cell.title, TITLE_IN_CELL, *together))
    for text in ("",) if placed.reaches_down else cell.paragraphs:
        tc.append(paragraph_element(text, look.name, *together))


def paragraph_element(text: str, style: str, *switches: str) -> BaseOxmlElement:
    """A w:p element of one run; ``switches`` are on-off properties such as keepNext."""
    paragraph: BaseOxmlElement = OxmlElement("w:p")
    properties = _child(paragraph, "pPr")
    _child(properties, "pStyle", val=style)
    for switch in switches:
        _child(properties, switch)
    if text:
        node = _child(_child(paragraph, "r"), "t")
        node.text = printable(text)
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return paragraph
