"""The nodes of an expression: whole numbers and conditions, never mixed, each number with its bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from kaohe.expression.bounds import Bounds
from kaohe.expression.comparison import Comparison


@dataclass(frozen=True, slots=True)
class Expr:
    """A whole number; operators build larger numbers and conditions, ``equals`` compares for equality."""

    bounds: Bounds = field(init=False, compare=False, repr=False)

    def _bound(self, bounds: Bounds) -> None:
        object.__setattr__(self, "bounds", bounds)

    def __add__(self, other: Operand) -> Add:
        return Add(self, number(other))

    def __radd__(self, other: Operand) -> Add:
        return Add(number(other), self)

    def __sub__(self, other: Operand) -> Subtract:
        return Subtract(self, number(other))

    def __rsub__(self, other: Operand) -> Subtract:
        return Subtract(number(other), self)

    def __mul__(self, other: Operand) -> Multiply:
        return Multiply(self, number(other))

    def __rmul__(self, other: Operand) -> Multiply:
        return Multiply(number(other), self)

    def __floordiv__(self, other: Operand) -> FloorDivide:
        return FloorDivide(self, number(other))

    def __neg__(self) -> Subtract:
        return Subtract(Literal(0), self)

    def __lt__(self, other: Operand) -> Compare:
        return Compare(Comparison.LESS, self, number(other))

    def __le__(self, other: Operand) -> Compare:
        return Compare(Comparison.AT_MOST, self, number(other))

    def __gt__(self, other: Operand) -> Compare:
        return Compare(Comparison.GREATER, self, number(other))

    def __ge__(self, other: Operand) -> Compare:
        return Compare(Comparison.AT_LEAST, self, number(other))


@dataclass(frozen=True, slots=True)
class BoolExpr:
    """A condition; ``&``, ``|`` and ``~`` build larger ones."""

    def __and__(self, other: BoolExpr) -> AllOf:
        return AllOf((self, other))

    def __or__(self, other: BoolExpr) -> AnyOf:
        return AnyOf((self, other))

    def __invert__(self) -> Not:
        return Not(self)

    def __bool__(self) -> bool:
        # Guards `low <= x <= high` and `if x > 3`, which Python would decide while the tree is built.
        raise TypeError("a condition has no truth value before it is computed; use &, |, ~ and Case")


Node = Expr | BoolExpr
Operand = Expr | int


def number(value: Operand) -> Expr:
    """A Python integer as a Literal; an expression as it is."""
    if isinstance(value, Expr):
        return value
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"a whole number is needed, not {value!r}")
    return Literal(value)


def conditions(values: Iterable[object]) -> None:
    """TypeError unless all are conditions: ``x == 3`` compares trees and gives a Python truth value."""
    for value in values:
        if not isinstance(value, BoolExpr):
            raise TypeError(f"a condition is needed, not {value!r}; equality is written equals(a, b)")


@dataclass(frozen=True, slots=True)
class Literal(Expr):
    """A constant."""

    value: int

    def __post_init__(self) -> None:
        self._bound(Bounds(self.value, self.value))


@dataclass(frozen=True, slots=True)
class Binary(Expr):
    """A number computed from two numbers."""

    left: Expr
    right: Expr
    combine: ClassVar[Callable[[Bounds, Bounds], Bounds]]

    def __post_init__(self) -> None:
        self._bound(type(self).combine(self.left.bounds, self.right.bounds))


@dataclass(frozen=True, slots=True)
class Add(Binary):
    """left + right."""

    combine = Bounds.__add__


@dataclass(frozen=True, slots=True)
class Subtract(Binary):
    """left - right."""

    combine = Bounds.__sub__


@dataclass(frozen=True, slots=True)
class Multiply(Binary):
    """left * right."""

    combine = Bounds.__mul__


@dataclass(frozen=True, slots=True)
class FloorDivide(Binary):
    """left // right; ValueError unless bounds prove left >= 0 and right > 0, where all engines agree."""

    combine = Bounds.__floordiv__


@dataclass(frozen=True, slots=True)
class Minimum(Binary):
    """The smaller of two numbers."""

    combine = Bounds.minimum


@dataclass(frozen=True, slots=True)
class Maximum(Binary):
    """The greater of two numbers."""

    combine = Bounds.maximum


@dataclass(frozen=True, slots=True)
class Absolute(Expr):
    """The number without its sign."""

    operand: Expr

    def __post_init__(self) -> None:
        self._bound(abs(self.operand.bounds))


@dataclass(frozen=True, slots=True)
class Case(Expr):
    """The value of the first branch whose condition holds, else ``otherwise``."""

    branches: tuple[tuple[BoolExpr, Expr], ...]
    otherwise: Expr

    def __post_init__(self) -> None:
        conditions(condition for condition, _ in self.branches)
        bounds = self.otherwise.bounds
        for _, value in self.branches:
            bounds = bounds.hull(value.bounds)
        self._bound(bounds)


@dataclass(frozen=True, slots=True)
class Truth(BoolExpr):
    """A condition already decided."""

    value: bool


@dataclass(frozen=True, slots=True)
class Compare(BoolExpr):
    """left op right."""

    op: Comparison
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Junction(BoolExpr):
    """A condition on several conditions."""

    parts: tuple[BoolExpr, ...]

    def __post_init__(self) -> None:
        conditions(self.parts)


@dataclass(frozen=True, slots=True)
class AllOf(Junction):
    """Every part holds; true without parts."""


@dataclass(frozen=True, slots=True)
class AnyOf(Junction):
    """At least one part holds; false without parts."""


@dataclass(frozen=True, slots=True)
class Not(BoolExpr):
    """The part does not hold."""

    part: BoolExpr

    def __post_init__(self) -> None:
        conditions((self.part,))


def equals(left: Operand, right: Operand) -> Compare:
    """The two numbers are equal (``==`` compares trees, not values)."""
    return Compare(Comparison.EQUAL, number(left), number(right))
