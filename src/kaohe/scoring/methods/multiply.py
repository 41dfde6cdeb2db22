"""系数与条件乘数 (R19): the inner points times every factor whose condition holds."""

from __future__ import annotations

from fractions import Fraction

from kaohe.expression import case
from kaohe.policy.rules import Multiply
from kaohe.quantities import PPM
from kaohe.scoring.conditions import holds
from kaohe.scoring.context import Context
from kaohe.scoring.exact import Exact, exact
from kaohe.scoring.methods.registry import score, scores
from kaohe.scoring.score import Limited, Score, plain


@scores("multiply")
def multiply(rule: Multiply, context: Context) -> Score:
    """``factor1`` … note which factors hold, ``inner`` the points before them."""
    points = plain(score(rule.rule, context.inside("inner")))
    context.notes_pair("inner", points)
    for place, factor in enumerate(rule.factors, 1):
        applies = holds(factor.when, context)
        context.notes_number(f"factor{place}", applies)
        times = Fraction(factor.times, PPM)
        multiplied = case([(applies, times.numerator)], times.denominator)
        points = _product(points, exact(multiplied, scale=Fraction(1, times.denominator)))
    return Limited(points)


def _product(left: Exact, right: Exact) -> Exact:
    return exact(left.numerator * right.numerator, left.denominator * right.denominator, left.scale * right.scale)
