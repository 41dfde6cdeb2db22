"""Word documents: Chinese faces named for Word and LibreOffice, heads repeated, tables kept apart, nothing left over."""

from __future__ import annotations

import zipfile
from io import BytesIO
from itertools import pairwise

import pytest
from docx import Document
from docx.oxml.ns import qn
from printing import all_forms, filled

from kaohe.documents import docx


@pytest.mark.parametrize("name", all_forms())
def test_every_paragraph_has_a_style_with_an_east_asian_face(name: str) -> None:
    document = Document(BytesIO(docx(all_forms()[name])))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    used = {paragraph.style.name for paragraph in paragraphs if paragraph.style is not None}
    faces = {document.styles[str(name)].element.rPr.rFonts.get(qn("w:eastAsia")) for name in used}
    assert faces <= {"SimSun", "SimHei"}
    assert {"SimSun", "SimHei"} <= faces


def test_the_faces_are_described_by_their_chinese_names() -> None:
    with zipfile.ZipFile(BytesIO(docx(filled()))) as package:
        fonts = package.read("word/fontTable.xml").decode()
    assert '<w:font w:name="SimSun"><w:altName w:val="宋体"/>' in fonts
    assert '<w:font w:name="SimHei"><w:altName w:val="黑体"/>' in fonts


def test_no_preview_picture_and_no_author_of_a_template_is_left() -> None:
    printed = docx(filled())
    with zipfile.ZipFile(BytesIO(printed)) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name]
    core = Document(BytesIO(printed)).core_properties
    assert core.author == filled().letterhead.company
    assert core.title == filled().title
    assert core.comments == ""


def test_head_rows_repeat_and_rows_stay_whole() -> None:
    document = Document(BytesIO(docx(filled())))
    table = next(table for table in document.tables if table.rows[0].cells[0].text == "类别")
    head, row = table.rows[0]._tr.xml, table.rows[1]._tr.xml
    assert "<w:tblHeader/>" in head
    assert "<w:tblHeader/>" not in row
    assert "<w:cantSplit/>" in row


def test_two_tables_never_touch() -> None:
    body = Document(BytesIO(docx(filled()))).element.body
    kinds = [child.tag == qn("w:tbl") for child in body]
    assert not any(one and two for one, two in pairwise(kinds))
