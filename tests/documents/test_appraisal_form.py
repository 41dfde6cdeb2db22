"""绩效考核表 and 评分说明附页: every figure with its reason; what is missing is said, never printed as zero."""

from __future__ import annotations

from dataclasses import replace

import pytest
import specimens
from printing import filled, pages, pdf, squeezed, text_of, through_libreoffice

from kaohe.documents import appraisal_form
from kaohe.documents.model import Outcome, VetoLine

CONTROL = specimens.policy().document
APPRAISAL = specimens.appraisal()
ROWS = [row for section in APPRAISAL.sections for row in section.rows]


def test_the_head_names_person_post_period_superior_and_policy_version() -> None:
    text = text_of(filled())
    version = f"制度版本{CONTROL.version}版，{CONTROL.effective_on.isoformat()}生效"
    person = "姓名陈晓雨工号E003部门直播运营部职位直播主播直接上级刘洋"
    for words in (person, "考核周期2026年10月（2026-10-01至2026-10-31）", version, "在岗天数22/22"):
        assert squeezed(words) in text


def test_every_row_prints_target_actual_source_and_its_four_scores() -> None:
    row = ROWS[0]
    assert squeezed(f"{row.name}{row.target}{row.actual}{row.source}3025.0025.0025.0025.00") in text_of(filled())


def test_behaviour_rows_print_ratings_level_and_facts() -> None:
    row = ROWS[-1]
    assert squeezed(f"{row.name}2020.0015.0016.00{row.level}{row.facts}") in text_of(filled())


def test_sections_pool_vetoes_total_grade_and_coefficient_are_printed() -> None:
    text = text_of(filled())
    for words in (
        "95.00折算80%：76.00",
        "80.00折算20%：16.00",
        "76.0016.002.0094.00A1.1",
        "未触发",
        "10月20日客户表扬信",
    ):
        assert words in text


@pytest.mark.parametrize(("hit", "word"), [(True, "触发"), (False, "未触发"), (None, "待数据")])
def test_a_veto_says_whether_it_was_hit_or_is_not_known(hit: bool | None, word: str) -> None:
    veto = VetoLine("虚假宣传", "违禁词", "本项为零", hit, "处罚通知")
    form = appraisal_form(CONTROL, replace(APPRAISAL, vetoes=(veto,)))
    assert f"一票否决虚假宣传违禁词（本项为零）{word}处罚通知" in text_of(form)


def test_a_waiting_row_says_who_must_deliver_what_and_holds_the_total_open() -> None:
    text = text_of(filled(2, 5))
    waiting = [ROWS[2].name, ROWS[5].name]
    listed = "；".join(f"「{name}」请运营部在指标值表中填报" for name in waiting)
    assert squeezed(f"待数据2项，补齐前不定总分与等级：{listed}") in text
    assert "待数据16.002.00待数据待数据待数据" in text
    assert "0.00" not in text.replace("10.00", "").replace("20.00", "").replace("80.00", "")


def test_a_person_who_is_not_appraised_gets_the_reason_instead_of_a_grade() -> None:
    outcome = Outcome(None, None, "", 1_000_000, "本月16日入职，不参加考核", "不考核")
    text = text_of(appraisal_form(CONTROL, replace(APPRAISAL, sections=(), outcome=outcome)))
    assert "不考核不考核不考核1.0" in text
    assert "本月16日入职，不参加考核" in text


def test_four_people_sign() -> None:
    text = text_of(filled())
    assert "员工签名直接上级签名人力资源部总经理" in text
    assert text.count("日期年月日") == 4


def test_every_row_is_explained_from_the_printed_standard_to_the_files() -> None:
    text = text_of(filled())
    explained = text[text.index("评分说明附页") :]
    for row in ROWS:
        told = row.explanation
        figures = (f"{item.name}={item.value}（{item.origin}）" for item in told.figures)
        sources = (f"{item.file}：{item.rows}行（{item.detail}）" for item in told.sources)
        words = (row.name, row.standard, told.reading, told.sentence, told.rounding, f"依据：{told.clause}")
        assert all(squeezed(item) in explained for item in (*words, *figures, *sources))


def test_the_explanation_starts_on_a_new_page_and_page_numbers_run_on() -> None:
    texts = pages(pdf(filled()))
    first = next(number for number, text in enumerate(texts, 1) if "评分说明附页" in text)
    assert 1 < first < len(texts)
    assert "员工签名" in "".join(texts[: first - 1])
    assert f"第{len(texts)}页共{len(texts)}页" in texts[-1]


@pytest.mark.slow
def test_word_prints_the_same_words() -> None:
    printed = "".join(pages(through_libreoffice()["filled"]))
    for row in ROWS:
        assert squeezed(row.name) in printed
        assert squeezed(row.explanation.sentence) in printed
    assert "76.0016.002.0094.00A1.1" in printed
