"""What the filled forms say of a result: estimates with their parts, targets nobody issued, who is not appraised."""

from __future__ import annotations

from dataclasses import replace

import pytest
from calculated_month import Month

from kaohe.attribution import month_window
from kaohe.documents import model
from kaohe.run.appraisals import appraisals
from kaohe.run.calculate import compile_cards
from kaohe.run.evidence import read_evidence
from kaohe.run.folder import folder_of
from kaohe.run.results import Run
from kaohe.run.staff import read_staff


def forms(month: Month, run: Run) -> dict[str, model.Appraisal]:
    window = month_window(run.period, run.as_of)
    known = (read_staff(month.con, window), read_evidence(month.con, window))
    folder = folder_of(run, month.policy, compile_cards(month.policy), known)
    return {form.person.employee_id: form for form in appraisals(folder)}


@pytest.fixture(scope="module")
def printed(month: Month) -> dict[str, model.Appraisal]:
    """The forms of the sample month by employee."""
    return forms(month, month.run)


def row(form: model.Appraisal, row_id: str) -> model.AppraisalRow:
    return next(one for section in form.sections for one in section.rows if one.row_id == row_id)


def test_an_estimated_rate_tells_its_parts_as_they_are(printed: dict[str, model.Appraisal]) -> None:
    (figure,) = row(printed["E002"], "conversion").explanation.figures
    assert figure == model.Figure("实际", "3.14%", "近似：场次数据按在播时长分摊到人，938.5÷29,857")


def test_a_counted_rate_keeps_its_parts_beside_it(printed: dict[str, model.Appraisal]) -> None:
    (figure,) = row(printed["E002"], "refund_rate").explanation.figures
    assert (figure.value, figure.origin) == ("12.61%（119÷944）", "")


def test_a_target_nobody_issued_is_said_to_be_the_policys(printed: dict[str, model.Appraisal]) -> None:
    issued, own = (
        next(one for one in row(printed["E001"], name).explanation.figures if one.name == "目标")
        for name in ("sales_revenue", "profit")
    )
    assert issued.origin == ""
    assert own.origin == "制度规定的目标，本期没有另行下达"


def test_who_is_not_appraised_has_no_section_sums_and_reads_why_once(printed: dict[str, model.Appraisal]) -> None:
    form = printed["E027"]
    assert [(one.points, one.weighted, one.instead) for one in form.sections] == [(None, None, "不考核")] * 2
    assert form.outcome.reason == "当月请假 12 天，超过应出勤 18 天的 50%，本月不考核"
    assert form.remarks == ("各项得分仅供参考，不计总分",)


def test_a_veto_and_a_bonus_show_what_was_written_of_them(month: Month) -> None:
    window = month_window(month.run.period, month.run.as_of)
    evidence = replace(
        read_evidence(month.con, window),
        events={("E002", "broken_stream"): "10-09 断播 12 分钟", ("E002", "commendation"): "10-12 通报表扬"},
    )
    people = tuple(one for one in month.run.people if one.person_id == "E002")
    known = (read_staff(month.con, window), evidence)
    (form,) = appraisals(folder_of(replace(month.run, people=people), month.policy, compile_cards(month.policy), known))
    assert [veto.facts for veto in form.vetoes] == ["", "10-09 断播 12 分钟"]
    assert [line.facts for line in form.pool] == ["10-12 通报表扬", ""]


def with_figures(month: Month, person_id: str, **figures: int) -> model.Appraisal:
    """The form of a person with other figures of the card."""
    person = next(one for one in month.run.people if one.person_id == person_id)
    card = replace(person.cards[0], figures={**person.cards[0].figures, **figures})
    return forms(month, replace(month.run, people=(replace(person, cards=(card,)),)))[person_id]


def test_a_section_that_is_not_its_rows_sum_says_why(month: Month) -> None:
    plain = with_figures(month, "E003")
    docked = with_figures(month, "E003", veto__broken_stream=1, section__kpi=720_000)
    assert [section.note for section in plain.sections] == ["", ""]
    assert docked.sections[0].note == ("各项合计 92.00 分，发生“断播”，每次从本部分扣 10 分，本部分得 72.00 分")


def test_a_grade_a_veto_held_down_is_told_among_the_remarks(month: Month) -> None:
    (remark,) = with_figures(month, "E001", veto__severe_penalty=1, grade=3).remarks
    assert "发生“平台严重处罚”，等级不高于 C" in remark


def test_a_waiting_row_says_who_must_deliver_without_repeating_that_it_waits(month: Month) -> None:
    person = next(one for one in month.run.people if one.person_id == "E002")
    card = person.cards[0]
    waiting = [
        replace(
            one, state=0, inputs=tuple(replace(value, state=0, note="待数据：运营部尚未报送") for value in one.inputs)
        )
        for one in card.rows
        if one.row == "likes"
    ]
    others = [one for one in card.rows if one.row != "likes"]
    changed = replace(person, cards=(replace(card, rows=(*waiting, *others)),))
    form = forms(month, replace(month.run, people=(changed,)))["E002"]
    assert row(form, "likes").missing == "运营部尚未报送"
