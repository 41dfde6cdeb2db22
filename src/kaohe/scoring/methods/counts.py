"""计次加减分 (R08, R09, R18, R24): base points, and points for every event of each kind."""

from __future__ import annotations

from fractions import Fraction

from kaohe.expression import Expr, any_of, case, equals, maximum
from kaohe.policy.rules import CountKind, Counts
from kaohe.quantities import PPM, Dimension
from kaohe.scoring.context import Context
from kaohe.scoring.errors import ScoringError
from kaohe.scoring.exact import Exact, exact
from kaohe.scoring.measures import measured
from kaohe.scoring.methods.registry import scores
from kaohe.scoring.score import Limited, Score, added, choose, constant, guaranteed


@scores("counts")
def counts(rule: Counts, context: Context) -> Score:
    """A kind that has reached ``clears_from`` events makes the item zero; ``cleared`` notes it."""
    events = [event_count(kind, context.inside(f"kind{place}")) for place, kind in enumerate(rule.kinds, 1)]
    each = [kind_points(kind, number) for kind, number in zip(rule.kinds, events, strict=True)]
    for place, points in enumerate(each, 1):
        context.notes_pair(f"kind{place}_points", points)
    base = Fraction(rule.base * context.full_marks, PPM)
    scores = guaranteed(added([constant(base), *map(Limited, each)]), None, base if _only_off(rule) else None)
    clearing = [
        number >= kind.clears_from
        for kind, number in zip(rule.kinds, events, strict=True)
        if kind.clears_from is not None
    ]
    if not clearing:
        return scores
    context.notes_number("cleared", any_of(*clearing))
    return choose([(any_of(*clearing), constant(0))], scores)


def _only_off(rule: Counts) -> bool:
    return all(points <= 0 for kind in rule.kinds for points in (kind.points, *kind.cumulative))


def event_count(kind: CountKind, context: Context) -> Expr:
    """How many whole events there were, never below none; noted as ``count``."""
    counted = measured(kind.measure, context)
    if counted.dimension is not Dimension.COUNT:
        raise ScoringError(f"计次规则只数次数，这里是{counted.dimension.label}")
    number = maximum(counted.value.at_least(Fraction(0)).floor(), 0)
    context.notes_number("count", number)
    return number


def kind_points(kind: CountKind, number: Expr) -> Exact:
    """The signed points of so many events: beyond the free ones, or by the cumulative table and beyond it."""
    listed = len(kind.cumulative)
    beyond = number if kind.free + listed == 0 else maximum(number - (kind.free + listed), 0)
    further = exact(beyond) * kind.points
    if not listed:
        return further
    table = case([(equals(number, place), total) for place, total in enumerate(kind.cumulative, 1)], 0)
    last = case([(number > listed, kind.cumulative[-1])], table)
    return exact(last) + further
