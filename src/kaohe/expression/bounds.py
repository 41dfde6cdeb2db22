"""Inclusive bounds of a whole number, computed without limit of size."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest value a number can take."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"bounds are empty: {self.low} > {self.high}")

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Bounds) -> Bounds:
        return Bounds(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Bounds) -> Bounds:
        corners = [one * two for one in (self.low, self.high) for two in (other.low, other.high)]
        return Bounds(min(corners), max(corners))

    def __floordiv__(self, other: Bounds) -> Bounds:
        """Bounds of the quotient; ValueError unless the dividend is >= 0 and the divisor > 0 throughout."""
        if self.low < 0 or other.low <= 0:
            raise ValueError(f"division not proven safe: dividend {self} must be >= 0, divisor {other} must be > 0")
        return Bounds(self.low // other.high, self.high // other.low)

    def __abs__(self) -> Bounds:
        low = 0 if self.low <= 0 <= self.high else min(abs(self.low), abs(self.high))
        return Bounds(low, max(abs(self.low), abs(self.high)))

    def __str__(self) -> str:
        return f"[{self.low}, {self.high}]"

    def minimum(self, other: Bounds) -> Bounds:
        """Bounds of the smaller of two numbers."""
        return Bounds(min(self.low, other.low), min(self.high, other.high))

    def maximum(self, other: Bounds) -> Bounds:
        """Bounds of the greater of two numbers."""
        return Bounds(max(self.low, other.low), max(self.high, other.high))

    def hull(self, other: Bounds) -> Bounds:
        """The narrowest bounds that hold both."""
        return Bounds(min(self.low, other.low), max(self.high, other.high))

    def within(self, other: Bounds) -> bool:
        """Whether every value here is allowed there."""
        return other.low <= self.low and self.high <= other.high


INT64 = Bounds(-(2**63), 2**63 - 1)
"""The engines' ordinary integer."""

WIDE = Bounds(1 - 10**38, 10**38 - 1)
"""What every engine's widest integer holds: Spark has 38 decimal digits, DuckDB 127 bits."""

QUOTIENT = Bounds(0, 10**32 - 1)
"""What every engine's widest quotient holds: Spark keeps 6 of the 38 digits for decimals."""
