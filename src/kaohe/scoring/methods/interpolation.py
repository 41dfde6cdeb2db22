"""线性插值 (R12): straight lines between knots, stated points outside them."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from kaohe.expression import case
from kaohe.policy.rules import Interpolation
from kaohe.scoring.context import Context
from kaohe.scoring.exact import Exact, fixed
from kaohe.scoring.measures import literal, measured
from kaohe.scoring.methods.registry import scores
from kaohe.scoring.score import Limited, Score, choose, constant, guaranteed

Spot = tuple[Fraction, int]


@scores("interpolation")
def interpolation(rule: Interpolation, context: Context) -> Score:
    """``segment`` notes the stretch: 0 below the first knot, then one for each line, the last above all knots."""
    x = measured(rule.measure, context)
    spots = [(literal(knot.at, x.dimension).scale, knot.points) for knot in rule.knots]
    first, last = spots[0][1], spots[-1][1]
    branches: list[tuple[Spot, Score]] = [(spots[0], constant(first if rule.below == "hold" else rule.below))]
    branches += [(right, _line(x.value, left, right)) for left, right in pairwise(spots)]
    tests = [x.value < fixed(at) for (at, _), _ in branches[:-1]]
    tests.append(x.value <= fixed(spots[-1][0]))
    context.notes_number("segment", case([(test, place) for place, test in enumerate(tests)], len(spots)))
    above = constant(last if rule.above == "hold" else rule.above)
    return choose([(test, points) for test, (_, points) in zip(tests, branches, strict=True)], above)


def _line(x: Exact, left: Spot, right: Spot) -> Score:
    slope = Fraction(right[1] - left[1]) / (right[0] - left[0])
    line = Limited(x * slope + fixed(left[1] - slope * left[0]))
    return guaranteed(line, min(left[1], right[1]), max(left[1], right[1]))
