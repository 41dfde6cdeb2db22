"""The worked examples: readable, and none of the policy's edges left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from policy_variants import FOLDER, copied, default, edit, line, whats

from kaohe.policy import cases
from kaohe.policy.cases import CardCase, CardPerson, Cases, Given, GradeCase, RowCase
from kaohe.policy.cases.given import MISSING, NOT_APPLICABLE, PRESENT, read_exactly
from kaohe.policy.checks.visit import Seen, inside, rows
from kaohe.policy.measures import Completion, Event
from kaohe.policy.rules import Bands, Counts, Interpolation, Judged, Levels, Ratio, Steps
from kaohe.policy.scorecard import Row
from kaohe.quantities import POINT, PPM, UNITS, Dimension, QuantityError

VECTORS = [f"V{number:02d}" for number in range(1, 24) if number != 12]


@cache
def written() -> Cases:
    """All cases of the default policy."""
    return cases.load(FOLDER)


@cache
def people(position: str, row: str) -> tuple[cases.RowPerson, ...]:
    """Everybody in the cases of one row of a position."""
    files = [file for file in written().files.values() if file.position == position]
    found = (case for file in files for case in file.cases if isinstance(case, RowCase) and case.row == row)
    return tuple(person for case in found for person in case.people)


def kpi_rows() -> list[Seen]:
    return [seen for seen in rows(default()) if seen.section.id == "kpi"]


def with_rule(*kinds: type) -> list[Seen]:
    return [seen for seen in kpi_rows() if any(True for _ in inside(seen.row.rule, *kinds))]


def named(seen: object) -> str:
    return f"{seen.card.position}-{seen.row.id}" if isinstance(seen, Seen) else str(seen)


def value(given: Given) -> Fraction:
    return Fraction(given.numerator, given.denominator)


def measured(seen: Seen, completion: bool) -> list[Fraction]:
    """The numbers the rule looks at, in base units, of all people with data."""
    found = []
    for person in people(seen.card.position, seen.row.id):
        if person.actual is None or person.actual.state != PRESENT:
            continue
        if completion:
            assert person.target is not None
            found.append(value(person.actual) / value(person.target) * PPM)
        else:
            found.append(value(person.actual) * (PPM if is_ratio(seen.row) else 1))
    return found


def is_ratio(row: Row) -> bool:
    return UNITS[default().indicator(row.indicator).unit].dimension is Dimension.RATIO


def smallest_step(seen: Seen, completion: bool) -> Fraction:
    """One base unit of the actual, as the rule sees it."""
    if not completion:
        return Fraction(1)
    target = seen.row.target
    assert target is not None
    return Fraction(1 if is_ratio(seen.row) else PPM, target.value) * (PPM if is_ratio(seen.row) else 1)


def test_nothing_is_wrong_with_the_files() -> None:
    assert written().findings == ()


def test_every_position_has_its_file() -> None:
    assert {position.id for position in default().positions} <= set(written().files)


@pytest.mark.parametrize("seen", kpi_rows(), ids=named)
def test_every_kpi_row_has_cases(seen: Seen) -> None:
    assert len(people(seen.card.position, seen.row.id)) >= 4


@pytest.mark.parametrize("seen", kpi_rows(), ids=named)
def test_a_case_quotes_the_clause_of_its_row(seen: Seen) -> None:
    clauses = {
        case.clause
        for case in written().files[seen.card.position].cases
        if isinstance(case, RowCase) and case.row == seen.row.id
    }
    vetoes = {veto.clause for veto in seen.card.vetoes if veto.row == seen.row.id}
    assert seen.row.clause in clauses
    assert clauses <= {seen.row.clause} | vetoes


@pytest.mark.parametrize("seen", with_rule(Bands), ids=named)
def test_every_band_has_a_case_on_its_edge_and_one_unit_beyond(seen: Seen) -> None:
    (rule,) = inside(seen.row.rule, Bands)
    completion = isinstance(rule.measure, Completion)
    values, step = measured(seen, completion), smallest_step(seen, completion)
    for band in rule.bands:
        if band.at_least is not None:
            assert band.at_least.value in values
            assert any(-step <= one - band.at_least.value < 0 for one in values)
        if band.at_most is not None:
            assert band.at_most.value in values
            assert any(0 < one - band.at_most.value <= step for one in values)


@pytest.mark.parametrize("seen", with_rule(Ratio), ids=named)
def test_every_ratio_has_cases_at_its_cap_and_its_cliff(seen: Seen) -> None:
    (rule,) = inside(seen.row.rule, Ratio)
    values = measured(seen, completion=True)
    assert rule.cap is not None
    assert rule.cap in values
    assert max(values) > rule.cap
    assert any(0 < rule.cap - one <= PPM // 20 for one in values)
    if rule.cliff is not None:
        assert rule.cliff in values
        assert any(0 < rule.cliff - one <= 3 * PPM // 100 for one in values)


@pytest.mark.parametrize("seen", with_rule(Steps), ids=named)
def test_every_step_rule_has_cases_at_its_start_on_a_part_of_a_step_and_beyond_its_floor(seen: Seen) -> None:
    points = [person.points for person in people(seen.card.position, seen.row.id)]
    whole = [one for one in points if isinstance(one, int)]
    assert whole.count(seen.row.full_marks) >= 2  # on the start, and better than it
    assert whole.count(0) >= 2  # just used up, and more than that
    (rule,) = inside(seen.row.rule, Steps)
    assert any(one % abs(rule.sides[0].points) for one in whole)


@pytest.mark.parametrize("seen", with_rule(Counts), ids=named)
def test_every_count_has_cases_with_no_event_with_each_kind_and_beyond_the_floor(seen: Seen) -> None:
    persons = people(seen.card.position, seen.row.id)
    kinds = {event.event for event in inside(seen.row.rule, Event)}
    counted = {event for person in persons for event, times in person.events.items() if times}
    assert kinds <= counted
    assert any(person.points == seen.row.full_marks for person in persons)
    assert sum(person.points == 0 for person in persons) >= 2


@pytest.mark.parametrize("seen", with_rule(Interpolation), ids=named)
def test_a_line_has_cases_on_its_knots_between_and_outside(seen: Seen) -> None:
    (rule,) = inside(seen.row.rule, Interpolation)
    values = measured(seen, completion=False)
    first, last = rule.knots[0].at.value, rule.knots[-1].at.value
    assert {first, last} <= set(values)
    assert any(0 < first - one <= 1 for one in values)
    assert any(first < one < last for one in values)
    assert max(values) > last


@pytest.mark.parametrize("seen", with_rule(Levels, Judged), ids=named)
def test_a_judged_row_has_cases_off_its_scale_and_without_a_rating(seen: Seen) -> None:
    points = [person.points for person in people(seen.card.position, seen.row.id)]
    assert {"不可读", "待数据"} <= set(points)


@pytest.mark.parametrize("seen", [s for s in rows(default()) if s.section.id == "behaviour"], ids=named)
def test_every_level_of_a_behaviour_row_has_a_case(seen: Seen) -> None:
    holder = "live_operations_manager" if seen.card.position == "live_operations_manager" else "anchor"
    given = {person.superior_points for person in people(holder, seen.row.id)}
    (rule,) = inside(seen.row.rule, Levels)
    assert {level.points for level in rule.levels} <= given


def vetoes() -> Iterator[tuple[str, str, frozenset[str]]]:
    for card in default().scorecards:
        for veto in card.vetoes:
            yield card.position, veto.clause, frozenset(event.event for event in inside(veto.when, Event))


@pytest.mark.parametrize(("position", "clause", "events"), list(vetoes()))
def test_every_veto_has_somebody_it_hits_and_somebody_it_just_misses(
    position: str, clause: str, events: frozenset[str]
) -> None:
    cards = [case for case in written().files[position].cases if isinstance(case, CardCase) and case.clause == clause]
    hits = [any(person.events.get(event) for event in events) for case in cards for person in case.people]
    assert {True, False} <= set(hits)


def card_people(position: str) -> list[CardPerson]:
    held = (case for case in written().files[position].cases if isinstance(case, CardCase))
    return [person for case in held for person in case.people]


@pytest.mark.parametrize("position", [position.id for position in default().positions])
def test_every_position_has_a_whole_card_with_all_its_rows(position: str) -> None:
    rows_of_card = {row.id for section in default().scorecard(position).sections for row in section.rows}
    assert all(set(person.rows) == rows_of_card for person in card_people(position))


@pytest.mark.parametrize("position", [position.id for position in default().positions])
def test_the_pool_is_shown_at_its_limits(position: str) -> None:
    pools = {person.pool for person in card_people(position)}
    assert {5 * POINT, -10 * POINT, 2 * POINT} <= pools


def test_every_grade_has_a_case_on_its_edge_and_a_hundredth_below() -> None:
    totals = {case.total for case in written().files["grades"].cases if isinstance(case, GradeCase)}
    for grade in default().grades.grades:
        if grade.at_least is not None:
            assert {grade.at_least, grade.at_least - POINT // 100} <= totals


@pytest.mark.parametrize("vector", VECTORS)
def test_every_test_vector_is_a_case(vector: str) -> None:
    assert any(case.name.startswith(vector) for case in written().files["vectors"].cases)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("92.4%", Fraction(231, 250)),
        ("7/200", Fraction(7, 200)),
        ("1.5倍", Fraction(3, 2)),
        ("60万元", Fraction(60_000_000)),
        ("179.999秒", Fraction(179_999)),
        ("7秒/3", Fraction(7000, 3)),
        ("3", Fraction(3)),
        ("4.8分", Fraction(48_000)),
        ("-0.1%", Fraction(-1, 1000)),
    ],
)
def test_a_number_is_read_exactly(text: str, pair: Fraction) -> None:
    assert read_exactly(text) == pair


def test_words_stand_for_missing_and_for_not_applicable() -> None:
    assert Given.model_validate("待数据").state == MISSING
    assert Given.model_validate("不适用").state == NOT_APPLICABLE


@pytest.mark.parametrize("text", ["", "很多", "5只羊", "7/0", "7/x"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        read_exactly(text)


def test_a_mistake_in_a_case_is_named_with_its_line(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    edit(folder, "cases/anchor.yaml", "points: 25.00}", "point: 25.00}")
    edit(folder, "cases/vectors.yaml", "base: 3000元", "base: 三千元")
    findings = cases.load(folder).findings
    assert "不认识的键「point」" in whats(findings)
    assert "「三千元」不是数量" in whats(findings)
    wrong = next(finding for finding in findings if "「point」" in finding.what)
    assert wrong.where.row == line(folder, "cases/anchor.yaml", "point: 25")
    assert "「points」" in wrong.next_step


def test_a_case_has_either_a_row_or_a_rule_of_its_own(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    edit(folder, "cases/anchor.yaml", "    row: sales_completion\n", "")
    assert any(re.match("算例要么写 row", what) for what in whats(cases.load(folder).findings))


def test_like_takes_the_rows_of_an_earlier_person() -> None:
    first, second, *_ = card_people("anchor")
    assert second.rows == first.rows
    assert second.events != first.events
