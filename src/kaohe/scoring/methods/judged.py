"""区间评分 (R16): the rater gives any multiple of the step inside one of the ranges."""

from __future__ import annotations

from kaohe.expression import BoolExpr, Expr, all_of, case, equals, floor_divide
from kaohe.policy.rules import Judged
from kaohe.scoring.context import Context
from kaohe.scoring.errors import ScoringError
from kaohe.scoring.methods.registry import scores
from kaohe.scoring.ratings import Scale, rated
from kaohe.scoring.score import Score


@scores("judged")
def judged(rule: Judged, context: Context) -> Score:
    """The points given, which must lie in a range and on a step."""
    if rule.step <= 0:
        raise ScoringError("评分的最小间隔必须大于 0")

    def place(given: Expr) -> Expr:
        inside = [(all_of(given >= one.low, given <= one.high), index) for index, one in enumerate(rule.ranges, 1)]
        return case([(~on_step(given, rule.step), 0), *inside], 0)

    facts = tuple(index for index, one in enumerate(rule.ranges, 1) if one.facts_required)
    least, most = min(one.low for one in rule.ranges), max(one.high for one in rule.ranges)
    return rated(Scale(place, least, most, facts), context)


def on_step(given: Expr, step: int) -> BoolExpr:
    """Whether points of either sign are a multiple of the step."""
    lift = -(given.bounds.low // step) * step
    raised = given + max(lift, 0)
    return equals(floor_divide(raised, step) * step, raised)
