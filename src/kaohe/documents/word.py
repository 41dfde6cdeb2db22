"""Word (docx): forms as documents HR can go on editing, set in 宋体 and 黑体, with the same bytes every time."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from kaohe.documents.form import Form, Heading, NewPage, Paragraph, Table, printable
from kaohe.documents.word_base import REPLACED_PARTS, make_chinese
from kaohe.documents.word_pages import put_head_and_foot
from kaohe.documents.word_styles import define_styles
from kaohe.documents.word_table import table_element

_FIXED = dt.datetime(2000, 1, 1)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def docx(form: Form) -> bytes:
    """The form as a Word document; the same form gives the same bytes."""
    document = Document()
    make_chinese(document)
    define_styles(document)
    _set_properties(document, form)
    _set_page(document, form)
    put_head_and_foot(document.sections[0], form)
    document.add_paragraph(printable(form.title), style="表单标题")
    for block in form.blocks:
        _add(document, block)
    return _with_fixed_times(document)


def _add(document: WordDocument, block: Table | Heading | Paragraph | NewPage) -> None:
    match block:
        case Table():
            # Word joins tables that touch; the thin paragraph keeps them apart.
            document.add_paragraph(style="表间")._p.addprevious(table_element(block))
        case Heading(text):
            document.add_paragraph(printable(text), style="小标题")
        case Paragraph(text):
            document.add_paragraph(printable(text), style="说明文字")
        case NewPage(title):
            paragraph = document.add_paragraph(printable(title), style="表单标题")
            paragraph.paragraph_format.page_break_before = True


def _set_properties(document: WordDocument, form: Form) -> None:
    core = document.core_properties
    core.title, core.author, core.last_modified_by = printable(form.title), form.letterhead.left, ""
    core.comments, core.language, core.revision = "", "zh-CN", 1
    core.created = core.modified = _FIXED


def _set_page(document: WordDocument, form: Form) -> None:
    section = document.sections[0]
    size = (297, 210) if form.landscape else (210, 297)
    section.orientation = WD_ORIENT.LANDSCAPE if form.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(size[0]), Mm(size[1])
    section.left_margin = section.right_margin = Mm((size[0] - form.width) // 2)
    section.top_margin, section.bottom_margin = Mm(21), Mm(17)
    section.header_distance, section.footer_distance = Mm(11), Mm(8)


def _with_fixed_times(document: WordDocument) -> bytes:
    raw, packed = BytesIO(), BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, REPLACED_PARTS.get(name) or source.read(name))
    return packed.getvalue()
