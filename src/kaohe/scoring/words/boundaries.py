"""The boundary table (临界值表) of a rule: the values at and beside its edges, and the points they give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kaohe.policy.fields import Quantity
from kaohe.policy.measures import Actual, Completion, Event, Input, Measure, Target
from kaohe.policy.rules import Bands, Conditions, Counts, Interpolation, Levels, Ratio, Rule, Steps
from kaohe.policy.scorecard import Row
from kaohe.quantities import PPM, UNITS, Dimension
from kaohe.scoring.delivered import Given
from kaohe.scoring.inputs import models_in
from kaohe.scoring.measures import literal
from kaohe.scoring.rule import score_rule
from kaohe.scoring.terms import Terms
from kaohe.scoring.words.measured import measures_of
from kaohe.scoring.words.numbers import value_text

MOST_STEPS = 10
"""The most steps or events a table follows."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """A value as printed and the points (base units) it gives."""

    value: str
    points: int


def boundaries(row: Row, terms: Terms, unit: str) -> tuple[Boundary, ...]:
    """The table of a row whose rule looks at one number, best value first as printed; every line is scored.

    Empty where the rule looks at several numbers or none. ``unit`` is the unit of the row's indicator.
    """
    if isinstance(row.rule, Levels):
        return tuple(Boundary(level.anchor, level.points) for level in row.rule.levels)
    measure = _only_measure(row.rule)
    if measure is None:
        return ()
    printed = _unit_of(measure, unit)
    values = sorted(set(_values(row, printed)), reverse=not isinstance(row.rule, Counts))
    scored = [score_rule(row.rule, terms, _given(measure, value, row.target), unit).points for value in values]
    lines = [Boundary(value_text(value, printed, values), got) for value, got in zip(values, scored, strict=True)]
    return tuple(_without_tails(lines) if isinstance(row.rule, Steps | Counts) else lines)


def _without_tails(lines: list[Boundary]) -> list[Boundary]:
    """The table without repetitions of its first and last points."""
    first = next((place for place, line in enumerate(lines) if line.points != lines[0].points), len(lines))
    last = next((place for place, line in enumerate(reversed(lines)) if line.points != lines[-1].points), len(lines))
    return lines[max(first - 1, 0) : len(lines) - max(last - 1, 0)]


def _only_measure(rule: Rule) -> Measure | None:
    """The one measure of a simple rule, if it can be set to a value."""
    match rule:
        case Ratio(measure=measure) | Bands(measure=measure) | Interpolation(measure=measure) | Steps(measure=measure):
            measures = [measure]
        case Conditions(cases=cases):
            measures = [one for case in cases for one in measures_of(case.when)]
        case Counts(kinds=kinds):
            measures = [kind.measure for kind in kinds]
        case _:
            return None
    single = len(set(measures)) == 1 and isinstance(measures[0], Actual | Completion | Event | Input)
    return measures[0] if single else None


def _unit_of(measure: Measure, unit: str) -> str:
    match measure:
        case Actual():
            return unit
        case Input(unit=own):
            return own
    return "次" if isinstance(measure, Event) else "%"


def _given(measure: Measure, value: Fraction, target: Quantity | None) -> Mapping[str, Given]:
    """Inputs that set the measure to the value; a completion rate is set against a target of one."""
    number = Given(value.numerator, value.denominator)
    match measure:
        case Completion():
            return {"actual": number, "target": Given(1)}
        case Event(event=name) | Input(name=name):
            return {name: number}
    if target is None:
        return {"actual": number}
    aimed = literal(target, target.dimension).scale
    return {"actual": number, "target": Given(aimed.numerator, aimed.denominator)}


def _values(row: Row, unit: str) -> Iterator[Fraction]:
    """The edges of the rule, and what lies just beside them."""
    dimension = UNITS[unit].dimension
    if isinstance(row.rule, Counts):
        yield from map(Fraction, range(MOST_STEPS + 1))
        return
    if isinstance(row.rule, Steps):
        yield from _step_values(row.rule, row.target, dimension)
        return
    for edge in _edges(row.rule, dimension):
        beside = _beside(unit)
        yield from (edge - beside, edge, edge + beside)


def _beside(unit: str) -> Fraction:
    """Just beside an edge: the smallest that two decimals of the unit show, but a whole one of what is counted."""
    dimension, scale = UNITS[unit].dimension, Fraction(UNITS[unit].scale)
    if dimension in (Dimension.COUNT, Dimension.MONEY):
        return Fraction(1)
    return scale / 100 / (PPM if dimension is Dimension.RATIO else 1)


def _edges(rule: Rule, dimension: Dimension) -> Iterator[Fraction]:
    match rule:
        case Ratio():
            yield from (Fraction(limit, PPM) for limit in (rule.cliff, rule.cap) if limit is not None)
        case Interpolation():
            yield from (literal(knot.at, dimension).scale for knot in rule.knots)
        case Bands():
            bounds = [(band.at_least, band.more_than, band.at_most, band.less_than) for band in rule.bands]
            yield from (literal(bound, dimension).scale for four in bounds for bound in four if bound is not None)
        case Conditions():
            yield from _compared(rule, dimension)


def _compared(rule: Conditions, dimension: Dimension) -> Iterator[Fraction]:
    for part in models_in(rule):
        if isinstance(part, Quantity) and part.dimension is dimension:
            yield literal(part, dimension).scale


def _step_values(rule: Steps, target: Quantity | None, dimension: Dimension) -> Iterator[Fraction]:
    """The start and up to ten steps away from it, on each side."""
    for side in rule.sides:
        start = target if isinstance(side.start, Target) else side.start
        if not isinstance(start, Quantity):
            continue
        away = -1 if side.side == "below" else 1
        first = literal(start, dimension).scale
        size = literal(side.each, dimension).scale if side.each else first * Fraction(side.each_of_target or 0, PPM)
        yield from (first + away * size * count for count in range(MOST_STEPS + 1))
