"""Text people typed is printed as written: it is never a formula, a link, a template, markup or a page broken apart."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import accumulate, pairwise

import pytest
import specimens
from docx import Document
from openpyxl import load_workbook
from printing import pdf, squeezed, text_of, typesetter, words

from kaohe.documents import (
    appraisal_form,
    department_summary,
    docx,
    file_name,
    interview_record,
    kpi_table,
    pay_sheet,
    xlsx,
)
from kaohe.documents.form import Cell, Form, Row, Style, Table, printable
from kaohe.documents.model import InterviewPrefill

POLICY = specimens.policy()
CONTROL = POLICY.document
LEADS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'=", ";=", "\t=", "\r=")
FORMULAS = [f"{lead}HYPERLINK(1)" for lead in LEADS]
LINKS = ["https://example.com/a", "file:///etc/passwd", r"\\host\share", "mailto:a@example.com", "www.example.com"]
TEMPLATES = ["{{7*7}}", "{% for x in y %}", "${7*7}", "#{7*7}", "<%= 7*7 %>"]
MARKUP = [
    '#panic("x")',
    "#sys.inputs",
    "$x^2$",
    "*粗*",
    "_斜_",
    "`raw`",
    "<w:p/>",
    "&amp;",
    "]]>",
    "\\u{41}",
    '"} , {"a": "',
]


def filled_with(name: str) -> Form:
    """The head of a filled form with this name: enough to see how a text is printed."""
    person = replace(specimens.appraisal().person, name=name)
    form = appraisal_form(CONTROL, replace(specimens.appraisal(), person=person))
    return replace(form, blocks=form.blocks[:1])


def texts_in_word(form: Form) -> list[str]:
    document = Document(BytesIO(docx(form)))
    return [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def part(printed: bytes, ending: str) -> str:
    with zipfile.ZipFile(BytesIO(printed)) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if name.endswith(ending))


@pytest.mark.parametrize("name", FORMULAS)
def test_ex_01_a_formula_looking_name_is_a_text_cell(name: str) -> None:
    for book in (pay_sheet(CONTROL, specimens.pay(name)),):
        written = xlsx(book)
        assert "<f>" not in part(written, ".xml")
        cell = load_workbook(BytesIO(written)).worksheets[0]["B4"]
        assert cell.data_type == "s"
        assert cell.value == printable(name)


def test_ex_01_real_negative_amounts_stay_numbers() -> None:
    sheet = load_workbook(BytesIO(xlsx(pay_sheet(CONTROL, specimens.pay())))).worksheets[0]
    row = {sheet.cell(3, column).value: sheet.cell(4, column) for column in range(1, sheet.max_column + 1)}
    assert row["调整"].data_type == "n"
    assert row["调整"].value == -120.5


@pytest.mark.parametrize("text", LINKS)
def test_ex_02_nothing_becomes_a_live_link(text: str) -> None:
    summary = specimens.summary()
    people = tuple(replace(person, name=text, remark=text) for person in summary.people)
    written = xlsx(department_summary(CONTROL, replace(summary, people=people, notes=(text,))))
    assert "hyperlink" not in part(written, ".xml") + part(written, ".rels")
    form = filled_with(text)
    word = docx(form)
    assert "hyperlink" not in part(word, "document.xml") + part(word, "document.xml.rels")
    assert b"/URI" not in pdf(form)
    assert text in texts_in_word(form)


@pytest.mark.parametrize("text", [*TEMPLATES, *MARKUP])
def test_ex_03_templates_and_markup_are_printed_as_written(text: str) -> None:
    form = filled_with(text)
    assert squeezed(f"姓名{text}工号") in text_of(form)
    assert text in texts_in_word(form)


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1b", "\ud800", "\u202e", "\ufffe"])
def test_a_character_no_page_can_hold_is_shown_as_a_replacement(bad: str) -> None:
    form = filled_with(f"陈{bad}晓雨")
    assert "陈□晓雨" in texts_in_word(form)
    assert "陈□晓雨" in text_of(form)
    book = pay_sheet(CONTROL, specimens.pay(f"陈{bad}晓雨"))
    assert load_workbook(BytesIO(xlsx(book))).worksheets[0]["B4"].value == "陈□晓雨"


LONG_TEXTS = (
    "直播运营" * 8,
    "W" * 60,
    "订单导出_2026-10-01_至_2026-10-31_最终版(3).xlsx",
    "1,234,567,890.12元÷9,876,543,210.98元",
)


@pytest.mark.parametrize("text", LONG_TEXTS)
@pytest.mark.parametrize("style", Style)
def test_long_texts_wrap_inside_their_column(text: str, style: Style) -> None:
    widths = (14, 30, 60, 70)
    table = Table(widths, (Row(tuple(Cell(text, style) for _ in widths)),))
    form = replace(filled_with("陈晓雨"), blocks=(table,), landscape=False)
    edges = [18 + edge for edge in accumulate(widths, initial=0)]
    found = [word for word in words(pdf(form)) if word.text in squeezed(text)]
    assert found
    for word in found:
        assert any(left <= word.left and word.right <= right for left, right in pairwise(edges)), word


def longest(words_of_row: str) -> Form:
    """A filled form whose first behaviour row holds a text longer than a page."""
    appraisal = specimens.appraisal()
    row = replace(appraisal.sections[1].rows[0], facts=words_of_row * 900 + "最后一句")
    section = replace(appraisal.sections[1], rows=(row, *appraisal.sections[1].rows[1:]))
    return appraisal_form(CONTROL, replace(appraisal, sections=(appraisal.sections[0], section)))


def test_a_text_longer_than_a_page_runs_on_inside_the_margins_to_its_last_word() -> None:
    form = longest("很长的事实依据。")
    text = text_of(form)
    assert text.count("很长的事实依据。") >= 890
    assert "最后一句" in text
    printed = words(pdf(form))
    assert max(word.right for word in printed) <= 297 - 14 + 0.01
    assert max(word.bottom for word in printed) <= 210 - 5


def test_long_answers_in_the_interview_record_are_printed_whole() -> None:
    fields = {field.name: field.number for field in POLICY.procedure.interview.fields}
    prefill = InterviewPrefill({fields["员工自我总结"]: "总结。" * 1500 + "完"})
    form = interview_record(POLICY, POLICY.position("anchor"), prefill)
    text = text_of(form)
    assert text.count("总结。") >= 1490
    assert "。完" in text
    assert max(word.bottom for word in words(pdf(form))) <= 297 - 5


def test_a_workbook_shows_its_longest_texts_by_wrapping() -> None:
    sheet = load_workbook(BytesIO(xlsx(pay_sheet(CONTROL, specimens.pay("阿" * 30))))).worksheets[0]
    width = sheet.column_dimensions["B"].width
    lines = -(-60 // (width - 1))
    assert sheet["B4"].alignment.wrap_text
    assert sheet.row_dimensions[4].height >= 13 * lines


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("../../etc/passwd", "etc_passwd"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("a\x00b\nc", "a_b_c"),
        ("", "未命名"),
        ("..", "未命名"),
        ("陈" * 300, "陈" * 40),
        ("陈\u202e晓雨", "陈_晓雨"),
        ("主播助理/副主播", "主播助理_副主播"),
    ],
)
def test_a_name_people_typed_becomes_a_safe_file_name(typed: str, safe: str) -> None:
    assert file_name(typed) == safe
    assert len(file_name(typed, typed).encode()) <= 255


def test_the_renderers_share_one_typesetter_without_leaking_text() -> None:
    first = typesetter().pdf(filled_with("甲甲"))
    typesetter().pdf(kpi_table(POLICY, POLICY.position("anchor")))
    assert typesetter().pdf(filled_with("甲甲")) == first
