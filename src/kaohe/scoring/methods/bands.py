"""区间档位 (R11): the points of the first band the measure falls in."""

from __future__ import annotations

from collections.abc import Sequence

from kaohe.expression import BoolExpr, Comparison, all_of, case, equals
from kaohe.policy.fields import Quantity
from kaohe.policy.rules import Band, Bands
from kaohe.quantities import Dimension
from kaohe.scoring.context import Context
from kaohe.scoring.exact import Exact
from kaohe.scoring.intervals import Covered, Edge, Interval
from kaohe.scoring.measures import Measured, literal, measured
from kaohe.scoring.methods.registry import scores
from kaohe.scoring.score import Score, choose, constant

NO_BAND = "数值不在任何一档内，档位表有空档"


@scores("bands")
def bands(rule: Bands, context: Context) -> Score:
    """``band`` notes the band, counted from 1; a value in no band cannot be scored."""
    x = measured(rule.measure, context)
    tests, rest = _tests(x, rule.bands)
    index = case([(test, place) for place, test in enumerate(tests, 1)], rest)
    context.notes_number("band", index)
    if rest == 0:
        context.guards(~equals(index, 0), NO_BAND)
    branches = [(test, constant(band.points)) for test, band in zip(tests, rule.bands, strict=False)]
    return choose(branches, constant(rule.bands[rest - 1].points if rest else 0))


def _tests(x: Measured, stated: Sequence[Band]) -> tuple[list[BoolExpr], int]:
    """A test for each band, without what earlier bands have decided, and the band that takes the rest.

    That band, counted from 1, needs no test, and none after it can be reached; 0 when values are left over.
    """
    covered = Covered()
    tests: list[BoolExpr] = []
    for place, band in enumerate(stated, 1):
        interval = interval_of(band, x.dimension)
        test = _inside(x.value, covered.still_to_test(interval))
        covered = covered.with_(interval)
        if covered.everything:
            return tests, place
        tests.append(test)
    return tests, 0


def interval_of(band: Band, dimension: Dimension) -> Interval:
    """The band's edges as values of the measure's dimension."""
    low = _edge(band.at_least, band.more_than, dimension)
    return Interval(low, _edge(band.at_most, band.less_than, dimension))


def _edge(included: Quantity | None, excluded: Quantity | None, dimension: Dimension) -> Edge | None:
    quantity = included or excluded
    return Edge(literal(quantity, dimension).scale, included is not None) if quantity else None


def _inside(x: Exact, interval: Interval) -> BoolExpr:
    parts = []
    if interval.low is not None:
        op = Comparison.AT_LEAST if interval.low.included else Comparison.GREATER
        parts.append(x.compared(op, interval.low.exact))
    if interval.high is not None:
        op = Comparison.AT_MOST if interval.high.included else Comparison.LESS
        parts.append(x.compared(op, interval.high.exact))
    return all_of(*parts)
