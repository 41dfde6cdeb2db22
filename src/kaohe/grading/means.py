"""Weighted means of points (加权平均): by days in post (R29), by shares, by periods; each rounded once."""

from __future__ import annotations

from collections.abc import Sequence

from kaohe.quantities import CENT, PPM, divide_half_away


def weighted(parts: Sequence[tuple[int, int]]) -> int:
    """Σ points × weight ÷ Σ weight, to 0.01 point half away from zero; ValueError without weight.

    Weights are days, shares in millionths or any whole numbers of one kind (V17, V18).
    """
    whole = sum(weight for _, weight in parts)
    if whole <= 0:
        raise ValueError("the weights must sum to more than zero")
    return divide_half_away(sum(points * weight for points, weight in parts), whole * CENT) * CENT


def mean(periods: Sequence[int]) -> int:
    """The plain mean of the periods' totals (V23)."""
    return weighted([(points, 1) for points in periods])


def with_review(periods_mean: int, review: int, share: int) -> int:
    """The year: the printed mean × share (ppm) + the annual review × the rest, so that it can be checked by hand."""
    return weighted([(periods_mean, share), (review, PPM - share)])
