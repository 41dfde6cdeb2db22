"""Bands as intervals on a line of whole numbers, each edge open or closed."""

from __future__ import annotations

from dataclasses import dataclass

from kaohe.policy.rules import Band
from kaohe.quantities import show_quantity

INFINITE = 10**30


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A cut of the line just below a value (``after`` 0) or just after it (1)."""

    value: int
    after: int


START, END = Edge(-INFINITE, 0), Edge(INFINITE, 1)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values between two cuts."""

    low: Edge
    high: Edge

    def words(self, unit: str) -> str:
        """The interval as people write it: 90%（含）至100%（不含）."""
        low = "" if self.low == START else f"{show_quantity(self.low.value, unit)}（{_side(not self.low.after)}）"
        high = "" if self.high == END else f"{show_quantity(self.high.value, unit)}（{_side(bool(self.high.after))}）"
        if low and high and self.low.value == self.high.value:
            return f"恰好{show_quantity(self.low.value, unit)}"
        return f"{low}至{high}" if low and high else (f"{low}以上" if low else f"{high}以下")


def _side(included: bool) -> str:
    return "含" if included else "不含"


def interval(band: Band) -> Interval:
    """The interval a band covers."""
    low, high = START, END
    if band.at_least:
        low = Edge(band.at_least.value, 0)
    if band.more_than:
        low = Edge(band.more_than.value, 1)
    if band.at_most:
        high = Edge(band.at_most.value, 1)
    if band.less_than:
        high = Edge(band.less_than.value, 0)
    return Interval(low, high)


def unit_of(bands: tuple[Band, ...]) -> str:
    """The unit the bands are written in."""
    bounds = (bound for band in bands for bound in (band.at_least, band.more_than, band.at_most, band.less_than))
    return next((bound.unit for bound in bounds if bound), "%")


def gaps(intervals: list[Interval]) -> list[Interval]:
    """What no interval covers."""
    reached, found = START, []
    for one in sorted(intervals, key=lambda one: (one.low, one.high)):
        if one.low > reached:
            found.append(Interval(reached, one.low))
        reached = max(reached, one.high)
    return found + ([Interval(reached, END)] if reached < END else [])


def overlaps(intervals: list[Interval]) -> list[Interval]:
    """What an interval shares with those that begin before it."""
    reached, found = START, []
    for one in sorted(intervals, key=lambda one: (one.low, one.high)):
        if one.low < reached:
            found.append(Interval(one.low, min(reached, one.high)))
        reached = max(reached, one.high)
    return found
