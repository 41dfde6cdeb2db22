"""Intervals of a band table: what the earlier bands leave for the later ones to decide."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kaohe.scoring.exact import Exact, fixed


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of an interval and whether it belongs to it."""

    at: Fraction
    included: bool

    @property
    def exact(self) -> Exact:
        """The edge as an expression."""
        return fixed(self.at)


@dataclass(frozen=True, slots=True)
class Interval:
    """The values between two edges; ``None`` is no edge."""

    low: Edge | None
    high: Edge | None


@dataclass(frozen=True, slots=True)
class Covered:
    """The two outer stretches that earlier bands cover: up to ``below`` and from ``above``; ``None`` is none yet.

    An edge is included when the covered stretch includes it.
    """

    below: Edge | None = None
    above: Edge | None = None
    everything: bool = False

    def with_(self, band: Interval) -> Covered:
        """The stretches with one band more; bands that touch neither stretch change nothing."""
        below, above = self._grown_below(band), self._grown_above(band)
        both_open = band.low is None and band.high is None
        return Covered(below, above, self.everything or both_open or _meet(below, above))

    def still_to_test(self, band: Interval) -> Interval:
        """The band's edges, without those whose far side is covered already."""
        low, high = band.low, band.high
        if low is not None and self.below is not None and _meet(self.below, low):
            low = None
        if high is not None and self.above is not None and _meet(high, self.above):
            high = None
        return Interval(low, high)

    def _grown_below(self, band: Interval) -> Edge | None:
        touches = band.low is None or (self.below is not None and _meet(self.below, band.low))
        if not touches or band.high is None:
            return self.below
        return (
            band.high if self.below is None else max(self.below, band.high, key=lambda edge: (edge.at, edge.included))
        )

    def _grown_above(self, band: Interval) -> Edge | None:
        touches = band.high is None or (self.above is not None and _meet(band.high, self.above))
        if not touches or band.low is None:
            return self.above
        if self.above is None:
            return band.low
        return min(self.above, band.low, key=lambda edge: (edge.at, not edge.included))


def _meet(below: Edge | None, above: Edge | None) -> bool:
    """Whether no value lies between the end of one stretch and the start of another."""
    if below is None or above is None:
        return False
    return below.at > above.at or (below.at == above.at and (below.included or above.included))
