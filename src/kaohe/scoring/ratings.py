"""Ratings (评分): reading the points people give, and blending those of self and superior (R25)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from kaohe.expression import BoolExpr, Expr, absolute, all_of, any_of, equals
from kaohe.policy.scorecard import Raters
from kaohe.scoring.context import Context, Value
from kaohe.scoring.exact import exact
from kaohe.scoring.score import Limited, Score, choose, constant, guaranteed

UNREADABLE_SUPERIOR = "上级评分不是规则允许的分值"
UNREADABLE_SELF = "自评分不是规则允许的分值"

Place = Callable[[Expr], Expr]
"""Which level or range points belong to, counted from 1; 0 is none."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What a rater may give: ``place`` finds it between ``least`` and ``most``, ``facts`` need written facts."""

    place: Place
    least: int
    most: int
    facts: tuple[int, ...] = ()


def rated(scale: Scale, context: Context) -> Score:
    """The points the raters gave: the superior's alone, or both by weight.

    Notes ``superior_place``, ``self_place``, ``facts`` (the superior's place needs written facts) and ``blended``.
    """
    superior = context.needs("superior")
    _read("superior", superior, scale, context)
    if context.raters is None:
        return guaranteed(Limited(superior.exact), scale.least, scale.most)
    own = context.offers("self")
    _read("self", own, scale, context)
    if context.raters.missing_self == "wait":
        own = context.needs("self")
    points = blended(own, superior.exact.numerator, context)
    return points if context.raters.largest_gap is not None else guaranteed(points, scale.least, scale.most)


def blended(own: Value, superior: Expr, context: Context) -> Score:
    """The weighted mean of both ratings; without a self-rating the superior's counts alone."""
    raters = context.raters
    assert raters is not None
    context.notes_number("blended", own.present)
    both = _mean(raters, own.exact.numerator, superior)
    if raters.largest_gap is not None:
        apart = absolute(own.exact.numerator - superior) > raters.largest_gap
        context.notes_number("gap", all_of(own.present, apart))
        both = choose([(apart, constant(raters.beyond_gap))], both)
    return choose([(own.present, both)], Limited(exact(superior)))


def _mean(raters: Raters, own: Expr, superior: Expr) -> Score:
    whole = raters.self_weight + raters.superior_weight
    own_part = exact(own) * Fraction(raters.self_weight, whole)
    return Limited(own_part + exact(superior) * Fraction(raters.superior_weight, whole))


def _read(who: str, given: Value, scale: Scale, context: Context) -> None:
    place = scale.place(given.exact.numerator)
    context.notes_number(who, given.exact.numerator)
    context.notes_number(f"{who}_place", place)
    text = UNREADABLE_SUPERIOR if who == "superior" else UNREADABLE_SELF
    context.notes.unreadable.append((all_of(given.present, place < 1), text))
    if who == "superior" and scale.facts:
        context.notes_number("facts", _one_of(place, scale.facts))


def _one_of(place: Expr, places: tuple[int, ...]) -> BoolExpr:
    return any_of(*(equals(place, one) for one in places))
