"""Every print carries company, document number, version and page x of y, on A4, upright or lying."""

from __future__ import annotations

from io import BytesIO

import pytest
import specimens
from docx import Document
from openpyxl import load_workbook
from printing import all_forms, books, for_office, pages, pdf, squeezed, through_libreoffice
from pypdf import PdfReader

from kaohe.documents import docx, job_description, xlsx
from kaohe.documents.form import LANDSCAPE_WIDTH, PORTRAIT_WIDTH, Table, letterhead

CONTROL = specimens.policy().document
CARRIED = (CONTROL.company, f"文件编号：{CONTROL.number}", f"版本：{CONTROL.version}")


@pytest.mark.parametrize("name", all_forms())
def test_every_pdf_page_carries_company_number_version_and_page(name: str) -> None:
    texts = pages(pdf(all_forms()[name]))
    for number, text in enumerate(texts, 1):
        assert all(squeezed(item) in text for item in CARRIED)
        assert f"第{number}页共{len(texts)}页" in text


@pytest.mark.slow
@pytest.mark.parametrize("name", [*for_office(), *books()])
def test_every_page_libreoffice_prints_carries_the_same(name: str) -> None:
    texts = pages(through_libreoffice()[name])
    for number, text in enumerate(texts, 1):
        assert all(squeezed(item) in text for item in CARRIED)
        assert f"第{number}页共{len(texts)}页" in text


@pytest.mark.parametrize("name", all_forms())
def test_paper_is_a4_and_wide_tables_lie(name: str) -> None:
    lying = all_forms()[name].landscape
    assert lying == ("绩效考核指标表" in name or name in ("filled", "waiting"))
    for page in PdfReader(BytesIO(pdf(all_forms()[name]))).pages:
        size = (round(float(page.mediabox.width)), round(float(page.mediabox.height)))
        assert size == ((842, 595) if lying else (595, 842))


@pytest.mark.parametrize("name", all_forms())
def test_word_pages_are_a4_and_count_themselves(name: str) -> None:
    form = all_forms()[name]
    section = Document(BytesIO(docx(form))).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (
        (297, 210) if form.landscape else (210, 297)
    )
    footer = section.footer.paragraphs[0]._p.xml
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer
    assert CONTROL.company in section.header.paragraphs[0].text


@pytest.mark.parametrize("name", all_forms())
def test_tables_fill_the_width_of_the_page(name: str) -> None:
    form = all_forms()[name]
    assert form.width == (LANDSCAPE_WIDTH if form.landscape else PORTRAIT_WIDTH)
    assert {sum(block.widths) for block in form.blocks if isinstance(block, Table)} == {form.width}


@pytest.mark.parametrize("name", books())
def test_sheets_print_on_lying_a4_with_repeated_heads(name: str) -> None:
    for sheet in load_workbook(BytesIO(xlsx(books()[name]))).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.print_title_rows == "$3:$3"
        assert sheet.freeze_panes == "C4"
        assert sheet.oddHeader.left.text == CONTROL.company
        assert CONTROL.number in sheet.oddHeader.right.text
        assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"


def test_blank_company_and_number_leave_room_to_write() -> None:
    unnamed = specimens.policy().model_copy(
        update={"document": CONTROL.model_copy(update={"company": "", "number": "", "version": ""})}
    )
    head = job_description(unnamed, unnamed.positions[0]).letterhead
    assert head.left == "公司名称：____________"
    assert head.right == "文件编号：________  版本：____"


def test_an_ampersand_in_the_company_is_no_code_of_a_page_head() -> None:
    book = books()["summary"]
    control = CONTROL.model_copy(update={"company": "张&D李"})
    written = xlsx(type(book)(book.title, letterhead(control), book.sheets))
    assert load_workbook(BytesIO(written)).worksheets[0].oddHeader.left.text == "张&&D李"
