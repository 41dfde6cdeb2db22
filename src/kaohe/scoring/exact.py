"""Exact fractions of expressions: scale × numerator ÷ denominator, rounded nowhere on the way."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd

from kaohe.expression import (
    BoolExpr,
    Compare,
    Comparison,
    Expr,
    Literal,
    ceil_divide,
    divide_half_away,
    floor_divide,
    maximum,
    minimum,
)
from kaohe.scoring.errors import ScoringError


@dataclass(frozen=True, slots=True)
class Exact:
    """A fraction whose constant part is kept apart, so that it is reduced before anything is emitted."""

    scale: Fraction
    numerator: Expr
    denominator: Expr

    def __add__(self, other: Exact) -> Exact:
        common, one, two = _on_common_scale(self, other)
        if self.denominator == other.denominator:
            return exact(times(self.numerator, one) + times(other.numerator, two), self.denominator, common)
        top = self.numerator * other.denominator * one + other.numerator * self.denominator * two
        return exact(top, self.denominator * other.denominator, common)

    def __neg__(self) -> Exact:
        return Exact(-self.scale, self.numerator, self.denominator)

    def __sub__(self, other: Exact) -> Exact:
        return self + -other

    def __mul__(self, factor: Fraction | int) -> Exact:
        return exact(self.numerator, self.denominator, self.scale * factor)

    def __truediv__(self, other: Exact) -> Exact:
        """The quotient; the divisor must be positive where the result is used (see ``positive``)."""
        safe = other.positive()
        return exact(
            self.numerator * safe.denominator, self.denominator * safe.numerator, self.scale / (safe.scale or 1)
        )

    def __lt__(self, other: Exact) -> BoolExpr:
        return self.compared(Comparison.LESS, other)

    def __le__(self, other: Exact) -> BoolExpr:
        return self.compared(Comparison.AT_MOST, other)

    def __gt__(self, other: Exact) -> BoolExpr:
        return self.compared(Comparison.GREATER, other)

    def __ge__(self, other: Exact) -> BoolExpr:
        return self.compared(Comparison.AT_LEAST, other)

    def compared(self, op: Comparison, other: Exact) -> BoolExpr:
        """The comparison, by cross-multiplying positive denominators."""
        _, one, two = _on_common_scale(self, other)
        if self.denominator == other.denominator:
            return Compare(op, self.numerator * one, other.numerator * two)
        return Compare(op, self.numerator * other.denominator * one, other.numerator * self.denominator * two)

    @property
    def constant(self) -> Fraction | None:
        """The value when it needs no data."""
        fixed = isinstance(self.numerator, Literal) and isinstance(self.denominator, Literal)
        return self.scale if fixed or self.scale == 0 else None

    def positive(self) -> Exact:
        """The same fraction where it is positive; elsewhere some positive one, so that a division is proven safe."""
        sign = -1 if self.scale < 0 else 1
        return Exact(self.scale * sign, maximum(self.numerator * sign, 1), self.denominator)

    def at_least(self, low: Fraction) -> Exact:
        """The greater of the fraction and a constant."""
        top, bottom, common = self._beside(low)
        return exact(maximum(top, bottom), self.denominator, common)

    def at_most(self, high: Fraction) -> Exact:
        """The smaller of the fraction and a constant."""
        top, bottom, common = self._beside(high)
        return exact(minimum(top, bottom), self.denominator, common)

    def _beside(self, limit: Fraction) -> tuple[Expr, Expr, Fraction]:
        common, one, two = _on_common_scale(self, fixed(limit))
        return self.numerator * one, self.denominator * two, common

    def pair(self) -> tuple[Expr, Expr]:
        """Numerator and denominator with the scale multiplied in."""
        return times(self.numerator, self.scale.numerator), times(self.denominator, self.scale.denominator)

    def rounded(self, quantum: int) -> Expr:
        """How many ``quantum`` the fraction is, rounded once, half away from zero."""
        top, bottom = (self * Fraction(1, quantum)).pair()
        return divide_half_away(top, bottom)

    def floor(self) -> Expr:
        """The whole part of a fraction that is never negative."""
        return floor_divide(*self.pair())

    def ceil(self) -> Expr:
        """The next whole number of a fraction that is never negative."""
        return ceil_divide(*self.pair())


def exact(numerator: Expr, denominator: Expr | None = None, scale: Fraction | None = None) -> Exact:
    """A fraction with constant parts moved into its scale; the denominator must be proven > 0."""
    factor, top, bottom = scale if scale is not None else Fraction(1), numerator, denominator or Literal(1)
    if bottom.bounds.low <= 0:
        raise ScoringError("分母没有证明大于 0，规则不能编译")
    if top.bounds.low == top.bounds.high:
        factor, top = factor * top.bounds.low, Literal(1)
    if bottom.bounds.low == bottom.bounds.high:
        factor, bottom = factor / bottom.bounds.low, Literal(1)
    return Exact(factor, top, bottom) if factor else Exact(factor, Literal(1), Literal(1))


def times(expression: Expr, factor: int) -> Expr:
    """The product with a constant, itself a constant where both are."""
    if isinstance(expression, Literal):
        return Literal(expression.value * factor)
    return expression if factor == 1 else expression * factor


def fixed(value: Fraction | int) -> Exact:
    """A constant."""
    return Exact(Fraction(value), Literal(1), Literal(1))


def _on_common_scale(left: Exact, right: Exact) -> tuple[Fraction, int, int]:
    """A positive scale and the whole numbers that carry each side onto it."""
    bottom = left.scale.denominator * right.scale.denominator
    one, two = left.scale.numerator * right.scale.denominator, right.scale.numerator * left.scale.denominator
    shared = gcd(one, two) or 1
    return Fraction(shared, bottom), one // shared, two // shared
