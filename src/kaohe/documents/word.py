"""Word (docx): forms as documents HR can go on editing, set in 宋体 and 黑体, with the same bytes every time."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from kaohe.documents.form import Form, Heading, NewPage, Paragraph, Table, printable
from kaohe.documents.word_base import REPLACED_PARTS, base_document
from kaohe.documents.word_pages import put_head_and_foot
from kaohe.documents.word_table import paragraph_element, table_element

_FIXED = dt.datetime(2000, 1, 1)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255


def docx(form: Form) -> bytes:
    """The form as a Word document; the same form gives the same bytes."""
    document = Document(BytesIO(base_document()))
    _set_properties(document, form)
    _set_page(document, form)
    put_head_and_foot(document.sections[0], form)
    body = document.element.body
    for element in (paragraph_element(form.title, "表单标题"), *_elements(form)):
        body.insert(len(body) - 1, element)
    return _with_fixed_times(document)


def _elements(form: Form) -> Iterator[BaseOxmlElement]:
    for block in form.blocks:
        match block:
            case Table():
                yield table_element(block)
                # Word joins tables that touch; the thin paragraph keeps them apart.
                yield paragraph_element("", "表间")
            case Heading(text):
                yield paragraph_element(text, "小标题")
            case Paragraph(text):
                yield paragraph_element(text, "说明文字")
            case NewPage(title):
                yield paragraph_element(title, "表单标题", "pageBreakBefore")


def _set_properties(document: WordDocument, form: Form) -> None:
    core = document.core_properties
    core.title, core.author = printable(form.title)[:_LONGEST_PROPERTY], form.letterhead.left[:_LONGEST_PROPERTY]
    core.last_modified_by = ""
    core.comments, core.language, core.revision = "", "zh-CN", 1
    core.created = core.modified = _FIXED


def _set_page(document: WordDocument, form: Form) -> None:
    section = document.sections[0]
    size = (297, 210) if form.landscape else (210, 297)
    section.orientation = WD_ORIENT.LANDSCAPE if form.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(size[0]), Mm(size[1])
    section.left_margin = section.right_margin = Mm((size[0] - form.width) // 2)
    section.top_margin, section.bottom_margin = Mm(19), Mm(15)
    section.header_distance, section.footer_distance = Mm(10), Mm(7)


def _with_fixed_times(document: WordDocument) -> bytes:
    raw, packed = BytesIO(), BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, REPLACED_PARTS.get(name) or source.read(name))
    return packed.getvalue()
