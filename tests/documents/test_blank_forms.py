"""岗位说明书, KPI tables and 绩效面谈记录表 of all eight positions print every field the paper has."""

from __future__ import annotations

from io import BytesIO

import pytest
import specimens
from docx import Document
from printing import blanks, for_office, pages, pdf, squeezed, text_of, through_libreoffice

from kaohe.documents import docx, interview_record, job_description, kpi_table
from kaohe.documents.model import InterviewPrefill
from kaohe.policy.positions import Position

POLICY = specimens.policy()
POSITIONS = [pytest.param(position, id=position.id) for position in POLICY.positions]

LABELS = (
    "岗位名称 岗位编号 所在部门 岗位定员 直接上级 工资等级 直接下级 薪酬类型 所辖人员 岗位分析日期 工作权限 工作责任 "
    "工作职责 教育水平 专业 工作经验 知识与技能 考核指标 备注 本人签名 人力资源部 直接上级签名 填写日期"
).split()


def test_the_form_has_23_fields() -> None:
    assert len(set(LABELS)) == 23


@pytest.mark.parametrize("position", POSITIONS)
def test_a_job_description_prints_all_fields_and_what_they_hold(position: Position) -> None:
    text = text_of(job_description(POLICY, position))
    told = position.description
    held = (*told.duties, *told.responsibility, *(item.text for item in told.authority), *told.qualifications.skills)
    listed = ("、".join(told.indicators.measured), "、".join(told.indicators.judged))
    for words in (*LABELS, position.title, position.code, position.department, *held, *listed):
        assert squeezed(words) in text


def test_blank_fields_are_printed_empty() -> None:
    position = POLICY.position("anchor")
    assert position.description.grade == ""
    assert position.description.analysed_on is None
    document = Document(BytesIO(docx(job_description(POLICY, position))))
    texts = [cell.text for row in document.tables[0].rows for cell in row.cells]
    for label in ("工资等级", "岗位定员", "岗位分析日期", "备注"):
        assert texts[len(texts) - 1 - texts[::-1].index(label) + 1] == ""


def test_the_superior_is_named_by_title_and_subordinates_follow_the_reporting_lines() -> None:
    manager = text_of(job_description(POLICY, POLICY.position("live_operations_manager")))
    others = [position.title for position in POLICY.positions if position.reports_to == "live_operations_manager"]
    assert len(others) == 7
    assert squeezed("、".join(others)) in manager
    assert "直接上级总经理" in manager
    assert "直接上级直播运营经理" in text_of(job_description(POLICY, POLICY.position("anchor")))


@pytest.mark.parametrize("position", POSITIONS)
def test_a_kpi_table_prints_every_row_of_both_sections(position: Position) -> None:
    card = POLICY.scorecard(position.id)
    text = text_of(kpi_table(POLICY, position))
    for head in "类别 KPI指标 详细描述 打分标准 目标分值 数据来源 自评20% 直接上级80% 得分".split():
        assert head in text
    for section in card.sections:
        assert squeezed(section.name) in text
        for row in section.rows:
            assert all(squeezed(words) in text for words in (row.name, row.standard, row.definition, row.source))
    standards = [veto.standard for veto in card.vetoes] + [entry.standard for entry in card.pool.entries]
    assert all(squeezed(standard) in text for standard in standards)


def test_sections_print_their_weight_full_marks_and_the_formula_of_the_total() -> None:
    text = text_of(kpi_table(POLICY, POLICY.position("anchor")))
    assert "一、关键绩效考核指标（权重80%）" in text
    assert "二、日常工作行为指标（权重20%）" in text
    assert text.count("小计（折算：得分合计×80%）100") == 1
    assert text.count("小计（折算：得分合计×20%）100") == 1
    assert "总分=关键绩效考核指标得分×80%+日常工作行为指标得分×20%+加减分" in text


def test_the_note_on_computed_rows_goes_when_the_policy_blends_all_rows() -> None:
    card = POLICY.scorecard("anchor")
    blended = card.model_copy(
        update={"sections": tuple(section.model_copy(update={"blend_all_rows": True}) for section in card.sections)}
    )
    policy = POLICY.model_copy(update={"scorecards": (blended,)})
    assert "由系统按打分标准计分" in text_of(kpi_table(POLICY, POLICY.position("anchor")))
    assert "由系统按打分标准计分" not in text_of(kpi_table(policy, POLICY.position("anchor")))


def test_neighbours_of_one_category_share_a_merged_cell() -> None:
    document = Document(BytesIO(docx(kpi_table(POLICY, POLICY.position("anchor")))))
    cells = {row.cells[0]._tc for table in document.tables for row in table.rows if row.cells[0].text == "工作能力"}
    rows = [row for table in document.tables for row in table.rows if row.cells[0].text == "工作能力"]
    assert len(cells) == 1
    assert len(rows) == 3


@pytest.mark.parametrize("position", POSITIONS)
def test_an_interview_record_prints_all_33_fields_and_the_statement(position: Position) -> None:
    record = POLICY.procedure.interview
    text = text_of(interview_record(POLICY, position))
    assert len(record.fields) == 33
    for field in record.fields:
        assert all(squeezed(words) in text for words in (field.name, *field.choices, *field.columns))
    assert squeezed(record.statement) in text
    assert text.count("签名：") == 3


def test_an_interview_record_can_be_filled_in_beforehand() -> None:
    names = {field.name: field.number for field in POLICY.procedure.interview.fields}
    rows = tuple((f"指标{number}", "100%", "97%", "25.00") for number in range(15))
    prefill = InterviewPrefill(
        {names["姓名"]: "陈晓雨", names["员工自我总结"]: "本月达标。"}, {names["考核指标摘要"]: rows}
    )
    form = interview_record(POLICY, POLICY.position("anchor"), prefill)
    assert len(pages(pdf(form))) == 2
    text = text_of(form)
    assert "姓名陈晓雨" in text
    assert "本月达标。" in text
    assert "指标14100%97%25.00" in text


PAGES = {"岗位说明书": 1, "绩效考核指标表": 2, "绩效面谈记录表": 2}


@pytest.mark.parametrize("name", blanks())
def test_blank_forms_take_no_more_pages_than_the_paper(name: str) -> None:
    most = next(number for ending, number in PAGES.items() if name.endswith(ending))
    assert len(pages(pdf(blanks()[name]))) <= most


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in for_office() if name in blanks()])
def test_word_forms_take_no_more_pages_either(name: str) -> None:
    most = next(number for ending, number in PAGES.items() if name.endswith(ending))
    assert len(pages(through_libreoffice()[name])) <= most
