"""The dimension of every measure in a rule, and where two of them clash."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pydantic import BaseModel

from kaohe.policy.checks.visit import inside
from kaohe.policy.conditions import Bound, Compare
from kaohe.policy.fields import Quantity
from kaohe.policy.measures import Actual, Blend, Difference, Event, Input, Measure, Quotient, Target
from kaohe.policy.rules import Bands, Interpolation, Rule, Steps
from kaohe.quantities import UNITS, Dimension

Clash = tuple[Dimension, Dimension]


def clashes(rule: Rule, own: Dimension) -> Iterator[Clash]:
    """Every pair of dimensions that meet in a rule and differ; ``own`` is that of the row's indicator."""
    for pair in (*_bands(rule, own), *_knots(rule, own), *_steps(rule, own), *_compared(rule, own), *_mixed(rule, own)):
        if pair[0] is not pair[1]:
            yield pair


def dimension_of(measure: Measure, own: Dimension) -> Dimension:
    """The dimension of a measure."""
    if isinstance(measure, Actual | Target | Difference):
        return own
    if isinstance(measure, Event):
        return Dimension.COUNT
    if isinstance(measure, Input):
        return UNITS[measure.unit].dimension if measure.unit in UNITS else own
    if isinstance(measure, Blend):
        return dimension_of(measure.parts[0].measure, own)
    return Dimension.RATIO


def _of(bound: Bound, own: Dimension) -> Dimension:
    return bound.dimension if isinstance(bound, Quantity) else dimension_of(bound, own)


def _quantities(model: BaseModel, *names: str) -> list[Quantity]:
    return [bound for name in names if (bound := getattr(model, name)) is not None]


def _bands(rule: Rule, own: Dimension) -> Iterator[Clash]:
    for bands in inside(rule, Bands):
        for band in bands.bands:
            for bound in _quantities(band, "at_least", "more_than", "at_most", "less_than"):
                yield dimension_of(bands.measure, own), bound.dimension


def _knots(rule: Rule, own: Dimension) -> Iterator[Clash]:
    for line in inside(rule, Interpolation):
        yield from ((dimension_of(line.measure, own), knot.at.dimension) for knot in line.knots)


def _steps(rule: Rule, own: Dimension) -> Iterator[Clash]:
    for steps in inside(rule, Steps):
        measured = dimension_of(steps.measure, own)
        for side in steps.sides:
            yield measured, _of(side.start, own)
            if side.each is not None:
                yield measured, side.each.dimension


def _compared(rule: Rule, own: Dimension) -> Iterator[Clash]:
    for compare in inside(rule, Compare):
        bounds = (compare.at_least, compare.more_than, compare.at_most, compare.less_than, compare.equal_to)
        yield from ((dimension_of(compare.measure, own), _of(bound, own)) for bound in bounds if bound is not None)


def _mixed(rule: Rule, own: Dimension) -> Iterator[Clash]:
    for quotient in inside(rule, Quotient):
        yield dimension_of(quotient.numerator, own), dimension_of(quotient.denominator, own)
    for blend in inside(rule, Blend):
        yield from pairwise(dimension_of(part.measure, own) for part in blend.parts)
