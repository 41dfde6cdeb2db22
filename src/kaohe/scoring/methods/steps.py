"""步进加减分 (R04–R07, R10, R14): base points, and points for every step away from a start."""

from __future__ import annotations

from fractions import Fraction

from kaohe.policy.rules import Side, Steps
from kaohe.quantities import PPM, Dimension
from kaohe.scoring.conditions import holds
from kaohe.scoring.context import Context
from kaohe.scoring.errors import ScoringError
from kaohe.scoring.exact import Exact, exact, fixed
from kaohe.scoring.measures import Measured, bound, literal, measured
from kaohe.scoring.methods.registry import scores
from kaohe.scoring.score import Limited, Score, added, choose, constant, guaranteed, limited, plain

SHARE_OF_NOTHING = "目标值不大于 0，不能按目标的百分比计算步长"


@scores("steps")
def steps(rule: Steps, context: Context) -> Score:
    """``cliff`` notes which cliff holds, counted from 1."""
    x = measured(rule.measure, context)
    sides = [_side_points(side, x, context.inside(f"side{place}")) for place, side in enumerate(rule.sides, 1)]
    base = Fraction(rule.base * context.full_marks, PPM)
    points = _kept_to(base, rule, added([constant(base), *sides]))
    cliffs = [(holds(cliff.when, context), constant(cliff.points)) for cliff in rule.cliffs]
    for place, (fallen, _) in enumerate(cliffs, 1):
        context.notes_number(f"cliff{place}", fallen)
    return choose(cliffs, points) if cliffs else points


def _kept_to(base: Fraction, rule: Steps, points: Score) -> Score:
    """Steps that only take off never lead above the base, nor those that only add below it."""
    only_off = all(side.points <= 0 for side in rule.sides)
    only_on = all(side.points >= 0 for side in rule.sides)
    return guaranteed(points, base if only_on else None, base if only_off else None)


def _side_points(side: Side, x: Measured, context: Context) -> Score:
    """The signed points of one side; ``steps`` notes how many counted, ``points`` what they gave."""
    start = bound(side.start, x.dimension, context)
    # Both sides from one difference: the same denominator keeps their sum small.
    gap = start - x.value
    distance = (gap if side.side == "below" else -gap).at_least(Fraction(0))
    taken = _counted(side, _steps(side, distance, x.dimension, context))
    context.notes_pair("start", start)
    context.notes_pair("steps", taken)
    limit = side.limit
    points = limited(Limited(taken * side.points), None if limit is None else -limit, limit)
    context.notes_pair("points", plain(points))
    return points


def _steps(side: Side, distance: Exact, dimension: Dimension, context: Context) -> Exact:
    if side.each is not None:
        size = literal(side.each, dimension).scale
        if size <= 0:
            raise ScoringError(f"步长「{side.each}」必须大于 0")
        return distance * (1 / size)
    target = context.needs("target")
    if target.dimension is not dimension:
        raise ScoringError("按目标的百分比计算步长时，量与目标必须是同一种")
    context.guards(target.exact > fixed(0), SHARE_OF_NOTHING)
    return distance / (target.exact * Fraction(side.each_of_target or 0, PPM))


def _counted(side: Side, taken: Exact) -> Exact:
    """How part of a step counts (A2)."""
    if side.partial == "proportional":
        return taken
    return exact(taken.ceil() if side.partial == "up" else taken.floor())
