"""Arithmetic of the policy on expressions: rounding, limits and totals, as whole-number operations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kaohe.expression.nodes import (
    Absolute,
    Add,
    AllOf,
    AnyOf,
    Binary,
    BoolExpr,
    Case,
    Expr,
    FloorDivide,
    Literal,
    Maximum,
    Minimum,
    Operand,
    number,
)


def divide_half_away(numerator: Operand, denominator: Operand) -> Expr:
    """The quotient rounded half away from zero (四舍五入); the denominator must be proven > 0."""
    above, below = number(numerator), number(denominator)
    if above.bounds.low >= 0:
        return _half_up(above, below)
    size = _half_up(absolute(above), below)
    return Case(((above >= 0, size),), -size)


def _half_up(numerator: Expr, denominator: Expr) -> Expr:
    """(2n + d) // 2d, which for a constant d is (n + d // 2) // d, for odd d too."""
    if isinstance(denominator, Literal):
        return FloorDivide(numerator + denominator.value // 2, denominator)
    return FloorDivide(numerator * 2 + denominator, denominator * 2)


def round_to(expression: Operand, quantum: int) -> Expr:
    """The nearest multiple of ``quantum``, half away from zero."""
    return divide_half_away(expression, quantum) * quantum


def floor_divide(numerator: Operand, denominator: Operand) -> Expr:
    """Whole times the denominator (> 0) fits in the numerator (>= 0)."""
    return FloorDivide(number(numerator), number(denominator))


def ceil_divide(numerator: Operand, denominator: Operand) -> Expr:
    """Times the denominator (> 0) that the numerator (>= 0) has begun (每满…不足按…计)."""
    below = number(denominator)
    return FloorDivide(number(numerator) + (below - 1), below)


def absolute(expression: Operand) -> Expr:
    """The number without its sign."""
    return Absolute(number(expression))


def minimum(first: Operand, *others: Operand) -> Expr:
    """The smallest of some numbers."""
    return _level(Minimum, [number(first), *map(number, others)])


def maximum(first: Operand, *others: Operand) -> Expr:
    """The greatest of some numbers."""
    return _level(Maximum, [number(first), *map(number, others)])


def clamp(expression: Operand, low: Operand, high: Operand) -> Expr:
    """The number held between two limits; where the limits cross, the upper one holds."""
    return minimum(maximum(expression, low), high)


def total(expressions: Iterable[Operand]) -> Expr:
    """The sum of some numbers, 0 of none."""
    terms = [number(expression) for expression in expressions]
    return _level(Add, terms) if terms else Literal(0)


def _level(kind: type[Binary], terms: list[Expr]) -> Expr:
    """Pairs of pairs, so that many terms do not nest deeply."""
    while len(terms) > 1:
        pairs: list[Expr] = [kind(left, right) for left, right in zip(terms[::2], terms[1::2], strict=False)]
        terms = pairs + terms[len(pairs) * 2 :]
    return terms[0]


def case(branches: Sequence[tuple[BoolExpr, Operand]], otherwise: Operand) -> Case:
    """The value of the first branch whose condition holds; plain integers allowed."""
    return Case(tuple((condition, number(value)) for condition, value in branches), number(otherwise))


def all_of(*conditions: BoolExpr) -> AllOf:
    """Every condition holds."""
    return AllOf(conditions)


def any_of(*conditions: BoolExpr) -> AnyOf:
    """At least one condition holds."""
    return AnyOf(conditions)


def as_number(condition: BoolExpr) -> Case:
    """1 where the condition holds, else 0."""
    return case(((condition, 1),), 0)
