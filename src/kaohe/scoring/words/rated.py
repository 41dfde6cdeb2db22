"""Sentences of rules where people give the points, and of rankings."""

from __future__ import annotations

from kaohe.policy.rules import Judged, Levels, Manual, Rank
from kaohe.policy.scorecard import Raters
from kaohe.scoring.words.numbers import points_text, share_text, short_points
from kaohe.scoring.words.told import Told

Rated = Levels | Judged | Manual


def rated(rule: Rated, told: Told) -> str:
    """「自评 15.00 分 × 20% + 上级评分 20.00 分 × 80%」, or the superior's rating with its anchor."""
    superior = f"上级评分 {points_text(told.number('superior'))} 分{anchor(rule, told.number('superior_place'))}"
    raters = told.plan.terms.raters
    return superior if raters is None else blended(raters, superior, told)


def blended(raters: Raters, superior: str, told: Told) -> str:
    """Both ratings by weight; the superior's alone where there is no self-rating."""
    if not told.number("blended"):
        return f"没有自评，其权重并入上级，{superior}"
    own = f"自评 {points_text(told.number('self'))} 分"
    if raters.largest_gap is not None and told.number("gap"):
        allowed, given = short_points(raters.largest_gap), short_points(raters.beyond_gap)
        return f"{own}，{superior}，相差超过 {allowed} 分，计 {given} 分"
    return f"{own} × {share_text(raters.self_weight)} + {superior} × {share_text(raters.superior_weight)}"


def anchor(rule: Rated, place: int) -> str:
    """The words of the level or range a rating belongs to; empty where there are none."""
    text = anchor_text(rule, place)
    return f"（{text}）" if text else ""


def anchor_text(rule: Rated, place: int) -> str:
    """The anchor itself."""
    if isinstance(rule, Manual) or place == 0:
        return ""
    held = rule.levels if isinstance(rule, Levels) else rule.ranges
    return held[place - 1].anchor


def rank(rule: Rank, told: Told) -> str:
    """「第 2 名，第 1 名得满分的 100%，每降 1 名 −5%」."""
    sign = "+" if rule.each > 0 else ""
    place = told.number("rank")
    return f"第 {place} 名，第 1 名得满分的 {share_text(rule.first)}，每降 1 名 {sign}{share_text(rule.each)}"
