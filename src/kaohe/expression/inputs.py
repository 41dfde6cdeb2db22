"""What an expression reads: columns of the input, and definitions of its plan."""

from __future__ import annotations

from dataclasses import dataclass

from kaohe.expression.bounds import INT64, Bounds
from kaohe.expression.nodes import BoolExpr, Expr


@dataclass(frozen=True, slots=True)
class Column(Expr):
    """An input column of 64-bit integers, never null, always between ``low`` and ``high``."""

    name: str
    low: int
    high: int

    def __post_init__(self) -> None:
        bounds = Bounds(self.low, self.high)
        if not bounds.within(INT64):
            raise ValueError(f"column {self.name}: {bounds} is more than 64 bits")
        self._bound(bounds)

    def admits(self, value: int | None) -> bool:
        """Whether a value keeps the promise of the column."""
        return value is not None and self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Named(Expr):
    """A reference to a number that a Plan has defined."""

    name: str
    expr: Expr

    def __post_init__(self) -> None:
        self._bound(self.expr.bounds)


@dataclass(frozen=True, slots=True)
class NamedCondition(BoolExpr):
    """A reference to a condition that a Plan has defined."""

    name: str
    expr: BoolExpr
