"""Every worked example of the default policy comes out as its owner wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TypeVar

import pytest
from policy_variants import FOLDER, default
from pydantic import BaseModel
from worked import card_outcome, commission, inline_outcome, performance, row_outcome, section_points

from kaohe.policy import cases
from kaohe.policy.cases import (
    CardCase,
    CardPerson,
    CommissionCase,
    CommissionPerson,
    GradeCase,
    MeanCase,
    PerformanceCase,
    ProrationCase,
    RowCase,
    RowPerson,
    SectionCase,
    WeightedCase,
)
from kaohe.quantities import CENT, divide_half_away

Kind = TypeVar("Kind", bound=BaseModel)
FILES = cases.load(FOLDER).files


def of_kind(kind: type[Kind]) -> Iterator[tuple[str, Kind]]:
    """Every case of a kind with the position of its file."""
    for file in FILES.values():
        yield from ((file.position or "", case) for case in file.cases if isinstance(case, kind))


def people(kind: type[Kind]) -> list[object]:
    """Every person of every case of a kind, named for the report."""
    return [
        pytest.param(position, case, person, id=f"{position}-{case.name}-{person.name}")  # type: ignore[attr-defined]
        for position, case in of_kind(kind)
        for person in case.people  # type: ignore[attr-defined]
    ]


def rounded(points: Fraction, quantum: int = CENT) -> int:
    return divide_half_away(points.numerator, points.denominator * quantum) * quantum


@pytest.mark.parametrize(("position", "case", "person"), people(RowCase))
def test_a_row_gives_the_points_written(position: str, case: RowCase, person: RowPerson) -> None:
    if case.inline is not None:
        assert inline_outcome(case.inline, person) == person.points
    else:
        assert case.row is not None
        assert row_outcome(position, case.row, person) == person.points


@pytest.mark.parametrize(("position", "case", "person"), people(CardCase))
def test_a_whole_card_gives_the_total_grade_and_coefficient_written(
    position: str, case: CardCase, person: CardPerson
) -> None:
    written = (person.sections, person.pool, person.total, person.grade, person.coefficient)
    assert card_outcome(position, person) == written, case.name


@pytest.mark.parametrize("case", [case for _, case in of_kind(SectionCase)], ids=lambda case: case.name)
def test_a_section_scales_and_rounds_as_written(case: SectionCase) -> None:
    assert section_points(case) == case.points


@pytest.mark.parametrize("case", [case for _, case in of_kind(GradeCase)], ids=lambda case: case.name)
def test_a_total_has_the_grade_written(case: GradeCase) -> None:
    reached = (grade for grade in default().grades.grades if grade.at_least is None or case.total >= grade.at_least)
    grade = next(reached)
    assert grade.letter == case.grade
    assert (grade.veto_coefficient if case.vetoed else grade.coefficient) == case.coefficient


@pytest.mark.parametrize(("position", "case", "person"), people(CommissionCase))
def test_a_commission_is_the_one_written(position: str, case: CommissionCase, person: CommissionPerson) -> None:
    assert commission(case, person) == person.commission.value, position


@pytest.mark.parametrize("case", [case for _, case in of_kind(PerformanceCase)], ids=lambda case: case.name)
def test_performance_pay_is_the_one_written(case: PerformanceCase) -> None:
    assert performance(case) == case.pay.value


@pytest.mark.parametrize("case", [case for _, case in of_kind(WeightedCase)], ids=lambda case: case.name)
def test_weighted_points_are_rounded_once(case: WeightedCase) -> None:
    weights = [Fraction(part.weight.numerator, part.weight.denominator) for part in case.parts]
    added = sum((part.points * weight for part, weight in zip(case.parts, weights, strict=True)), Fraction(0))
    assert rounded(added / sum(weights)) == case.points


@pytest.mark.parametrize("case", [case for _, case in of_kind(MeanCase)], ids=lambda case: case.name)
def test_a_mean_is_rounded_once(case: MeanCase) -> None:
    assert rounded(Fraction(sum(case.months), len(case.months))) == case.points


@pytest.mark.parametrize("case", [case for _, case in of_kind(ProrationCase)], ids=lambda case: case.name)
def test_a_target_is_prorated_by_days(case: ProrationCase) -> None:
    assert rounded(Fraction(case.target.value * case.days, case.month_days), 1) == case.prorated.value
