"""Base quantities (基础量): what can be summed from the facts, one entry each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Quantity:
    """One summable number.

    ``sql`` is a whole-number expression over a row of its source; the figure is Σ ÷ ``scale`` in ``unit``'s base
    units. ``weights`` names, for a denominator, the quantity to divide by instead: the same weights over the rows
    where this one was reported, since a missing rate is not a zero.
    """

    id: str
    title: str
    unit: str
    source: str
    sql: str
    scale: int = 1
    weights: Mapping[str, str] = field(default_factory=dict)

    def weight_for(self, denominator: str) -> str:
        """The quantity that really divides this one."""
        return self.weights.get(denominator, denominator)
