"""完成率比例 (R02, R03, R13): full marks × the ratio, held between floor and cap, zero below the cliff."""

from __future__ import annotations

from fractions import Fraction

from kaohe.expression import BoolExpr, case
from kaohe.policy.rules import Ratio
from kaohe.quantities import PPM, Dimension
from kaohe.scoring.context import Context
from kaohe.scoring.errors import ScoringError
from kaohe.scoring.exact import Exact, fixed
from kaohe.scoring.measures import measured
from kaohe.scoring.methods.registry import scores
from kaohe.scoring.score import Limited, Score, choose, constant, limited, plain, scaled

UNBOUNDED = "反向比例的分母不大于 0，又没有封顶，不能计算"


@scores("ratio")
def ratio(rule: Ratio, context: Context) -> Score:
    """The cliff looks at the unrounded measure, before its form is applied."""
    x = measured(rule.measure, context)
    if x.dimension is not Dimension.RATIO:
        raise ScoringError(f"比例规则要用比率，这里是{x.dimension.label}")
    floor, cap = Fraction(rule.floor, PPM), None if rule.cap is None else Fraction(rule.cap, PPM)
    reached = _shape(rule, x.value, context)
    _note_limits(reached, (floor, cap), context)
    points = scaled(limited(reached, floor, cap), Fraction(context.full_marks))
    if rule.cliff is None:
        return points
    fallen = _below_cliff(rule, x.value)
    context.notes_number("cliff", fallen)
    return choose([(fallen, constant(0))], points)


def _shape(rule: Ratio, x: Exact, context: Context) -> Score:
    if rule.form == "inverse":
        return _inverse(rule, x, context)
    return Limited(x if rule.form == "direct" else fixed(2) - x)


def _inverse(rule: Ratio, x: Exact, context: Context) -> Score:
    """1 ÷ x; where nothing or less was used, x ≤ 0, the ratio has no end and the cap holds."""
    usable = x > fixed(0)
    if rule.cap is None:
        context.guards(usable, UNBOUNDED)
        return Limited(fixed(1) / x)
    return choose([(usable, Limited(fixed(1) / x))], constant(Fraction(rule.cap, PPM)))


def _note_limits(reached: Score, limits: tuple[Fraction, Fraction | None], context: Context) -> None:
    """``held`` notes that the cap (1) or the floor (-1) holds the ratio."""
    (floor, cap), exactly = limits, plain(reached)
    beyond = [] if cap is None else [(exactly > fixed(cap), 1)]
    context.notes_number("held", case([*beyond, (exactly < fixed(floor), -1)], 0))


def _below_cliff(rule: Ratio, x: Exact) -> BoolExpr:
    cliff = fixed(Fraction(rule.cliff or 0, PPM))
    return x < cliff if rule.cliff_scores else x <= cliff
