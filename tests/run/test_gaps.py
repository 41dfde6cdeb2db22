"""Whatever keeps somebody from a total is told once for each cause, with the people it holds up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from calculated_month import Month

from kaohe.run.calculate import compile_cards
from kaohe.run.gaps import NAMED, missing_data, unreadable_ratings
from kaohe.run.results import InputValue, PersonResult
from kaohe.scoring import UNREADABLE, WAITING, Compiled

Cards = Mapping[str, Compiled]


def waiting(person: PersonResult, row: str, *notes: str) -> PersonResult:
    """The person with one row waiting for these."""
    inputs = tuple(InputValue(f"n{place}", 0, 1, 0, 0, False, note) for place, note in enumerate(notes))
    return changed(person, row, WAITING, inputs)


def changed(person: PersonResult, row: str, state: int, inputs: tuple[InputValue, ...]) -> PersonResult:
    """The person with one row in another state."""
    (card,) = person.cards
    rows = [replace(one, state=state, inputs=inputs) if one.row == row else one for one in card.rows]
    return replace(person, cards=(replace(card, rows=tuple(rows)),))


@pytest.fixture
def anchors(month: Month) -> list[PersonResult]:
    """Everyone on air who is appraised."""
    return [one for one in month.run.people if one.position == "anchor" and not one.exempt]


@pytest.fixture(scope="module")
def cards(month: Month) -> Cards:
    """The compiled scorecards."""
    return compile_cards(month.policy)


def test_a_whole_month_has_no_gap(month: Month) -> None:
    assert [one for one in month.run.findings if one.code in ("data-missing", "rating-unreadable")] == []


def test_one_cause_is_one_finding_with_its_people_and_rows(anchors: list[PersonResult], cards: Cards) -> None:
    note = "待数据：「观看人数」由罗盘提供"
    held = [waiting(waiting(one, "live_uv", note), "conversion", note) for one in anchors[:2]]
    (finding,) = missing_data([*held, *anchors[2:]], cards)
    names = "、".join(one.person_id for one in held)
    assert finding.what == f"待数据：「观看人数」由罗盘提供。{names}，共 4 项算不出"


def test_all_events_of_an_absent_log_are_one_cause(anchors: list[PersonResult], cards: Cards) -> None:
    notes = ("待数据：事件表未送达，「断播」由经理登记", "待数据：事件表未送达，「迟到」由人事登记")
    (finding,) = missing_data([waiting(anchors[0], "session_review", *notes)], cards)
    assert finding.what == f"待数据：事件表未送达。{anchors[0].person_id}，共 1 项算不出"


def test_many_people_are_counted_and_a_few_named(anchors: list[PersonResult], cards: Cards) -> None:
    crowd = [replace(anchors[0], person_id=f"X{number}") for number in range(NAMED + 2)]
    (finding,) = missing_data([waiting(one, "live_uv", "待数据：没有") for one in crowd], cards)
    assert f"X{NAMED - 1} 等 {NAMED + 2} 人，共 {NAMED + 2} 项" in finding.what
    assert f"X{NAMED}" not in finding.what


def test_nobody_waits_for_a_person_who_is_not_appraised(anchors: list[PersonResult], cards: Cards) -> None:
    exempt = replace(waiting(anchors[0], "live_uv", "待数据：没有"), exempt="本月不考核")
    assert list(missing_data([exempt], cards)) == []


def test_a_rating_the_rule_does_not_offer_is_named_with_its_file_and_row(
    month: Month, anchors: list[PersonResult]
) -> None:
    given = InputValue("superior", 9_990_000, 1, 1, 1, False, "")
    person = changed(anchors[0], "teamwork", UNREADABLE, (given,))
    (finding,) = unreadable_ratings(month.con, month.policy, [person, *anchors[1:]])
    assert f"{person.person_id} {person.name}「" in finding.what
    assert "上级 999.00" in finding.what
    assert (finding.where.sheet, finding.where.row > 1) == ("行为评分", True)
    assert finding.clause


def test_a_row_that_has_its_numbers_says_why_it_cannot_be_computed(anchors: list[PersonResult], cards: Cards) -> None:
    (card,) = anchors[0].cards
    row = next(one for one in card.rows if one.row == "sales_completion")
    nothing = tuple(replace(value, numerator=0) if value.name == "target" else value for value in row.inputs)
    reasons = {**row.reasons, "ready": 0, "m2_num": 0, "blocked": 1}
    held = replace(
        anchors[0], cards=(replace(card, rows=(replace(row, state=WAITING, inputs=nothing, reasons=reasons),)),)
    )
    (finding,) = missing_data([held], cards)
    assert "目标值不大于 0，不能计算完成率" in finding.what
