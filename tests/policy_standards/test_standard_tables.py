"""The printed standards of the eight KPI tables, read, give the points of the rules written beside them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from kaohe.policy import Policy, load
from kaohe.policy.indicators import Indicator
from kaohe.policy.rules import Counts, Rule
from kaohe.policy.scorecard import Row
from kaohe.policy.standards import Amount, Outcome, Reading, Setting, read_standard
from kaohe.quantities import PPM, UNITS, Dimension
from kaohe.scoring import Given, RowInput, Terms, columns_of, compile_rule
from kaohe.scoring.rule import ROW

FOLDER = Path(__file__).resolve().parents[2] / "policies" / "2026-01-01"
GRID = [Fraction(step, 20) for step in range(31)]
NOT_READ = {"数据统计与总结报表"}
"""Judged and counted at once."""

OTHERWISE_TYPED = {"页面方案创新"}
"""The rater picks a level where the policy counts the innovations."""


def rows() -> Iterator[tuple[Row, Indicator]]:
    loaded = load(FOLDER).policy
    assert loaded is not None
    policy: Policy = loaded
    library = {one.id: one for one in policy.indicators}
    for card in policy.scorecards:
        for section in card.sections:
            for row in section.rows:
                yield row, library[row.indicator]


def read(row: Row, unit: str) -> Reading:
    target = row.target
    amount = target and Amount(Fraction(target.value, UNITS[target.unit].scale), target.unit, str(target))
    return read_standard(row.standard, Setting(row.full_marks, amount or None, unit))


def values(row: Row, unit: str) -> list[Fraction]:
    """A grid about the target, small whole numbers, and the edges in the rule."""
    dimension = UNITS[unit].dimension
    size = (
        Fraction(row.target.value, PPM if row.target.dimension is Dimension.RATIO else 1) if row.target else Fraction(1)
    )
    if row.target is None and dimension is not Dimension.RATIO:
        size = Fraction(UNITS[unit].scale)
    return [size * step for step in GRID] + [Fraction(number) for number in range(8)]


class Scored:
    """A rule compiled once, with the numbers of a row put in."""

    def __init__(self, rule: Rule, terms: Terms, unit: str) -> None:
        self._rule = rule
        plan, self._plan = compile_rule(rule, terms, unit)
        self._function = plan.function()

    def at(self, value: Fraction, row: Row) -> tuple[int, int]:
        """Points and state where every input but the target is the value."""
        given = {(ROW, one.input): _given(one, self._rule, value, row) for one in self._plan.inputs}
        figures = self._function(columns_of(self._plan.inputs, given))
        return figures[f"{ROW}__ruled"], figures[f"{ROW}__state"]


def _given(one: RowInput, rule: Rule, value: Fraction, row: Row) -> Given:
    if one.input == "target" and row.target is not None:
        return Given(row.target.value, PPM if row.target.dimension is Dimension.RATIO else 1)
    if one.input == "superior":
        return Given(int(value) * 10_000)
    if one.counted:
        fatal = [kind.measure for kind in rule.kinds if not kind.points] if isinstance(rule, Counts) else []
        return Given(0 if one.input in [getattr(measure, "event", "") for measure in fatal] else int(value))
    return Given(value.numerator, value.denominator)


@pytest.mark.parametrize(("row", "indicator"), [pytest.param(*pair, id=pair[0].name) for pair in rows()])
def test_a_printed_standard_gives_the_points_of_its_rule(row: Row, indicator: Indicator) -> None:
    reading = read(row, indicator.unit)
    if row.name in NOT_READ:
        assert reading.outcome is Outcome.NOT_READ
        return
    assert reading.outcome is not Outcome.NOT_READ
    if row.name in OTHERWISE_TYPED:
        assert reading.rule.method == "levels"
        return
    written = Terms(row.full_marks, row.floor, row.cap, scale=row.points_scale)
    own = Terms(row.full_marks, reading.floor, reading.cap, scale=reading.scale)
    one, two = Scored(reading.rule, own, indicator.unit), Scored(row.rule, written, indicator.unit)
    for value in values(row, indicator.unit):
        assert one.at(value, row) == two.at(value, row), value
