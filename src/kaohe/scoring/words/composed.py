"""Sentences of rules made of rules."""

from __future__ import annotations

from collections.abc import Callable

from kaohe.policy.rules import (
    Bands,
    Conditions,
    Counts,
    Cutoff,
    Gate,
    Interpolation,
    Judged,
    Levels,
    Manual,
    Multiply,
    Parts,
    Rank,
    Ratio,
    Rule,
    Steps,
)
from kaohe.scoring.words import measured, rated, stepped
from kaohe.scoring.words.measured import edges_of, measures_of
from kaohe.scoring.words.numbers import points_text, share_text, short_points
from kaohe.scoring.words.told import Told


def told_by(rule: Rule, told: Told) -> str:
    """How the rule came to its points, without the points themselves."""
    match rule:
        case Ratio():
            return measured.ratio(rule, told)
        case Bands():
            return measured.bands(rule, told)
        case Conditions():
            return measured.conditions(rule, told)
        case Interpolation():
            return measured.interpolation(rule, told)
        case Steps():
            return stepped.steps(rule, told)
        case Counts():
            return stepped.counts(rule, told)
        case Levels() | Judged() | Manual():
            return rated.rated(rule, told)
        case Rank():
            return rated.rank(rule, told)
    return _COMPOSED[type(rule)](rule, told)


def cutoff(rule: Cutoff, told: Told) -> str:
    """The inner sentence, and what became of a score below the line."""
    inner, points = told_by(rule.rule, told.inside("inner")), points_text(told.fraction("inner"))
    if told.number("cut"):
        return f"{inner}，计 {points} 分，低于 {short_points(rule.less_than)} 分，按 {short_points(rule.points)} 分计"
    return inner


def gate(rule: Gate, told: Told) -> str:
    """Whether the gate was open, with the numbers it looked at."""
    if told.number("open"):
        return f"{told_by(rule.rule, told.inside('inner'))}（已满足“{told.condition(rule.when)}”）"
    seen = "，".join(told.named(measure, edges_of(rule)) for measure in dict.fromkeys(measures_of(rule.when)))
    return f"{seen}，未满足“{told.condition(rule.when)}”，按 {short_points(rule.otherwise)} 分计"


def multiply(rule: Multiply, told: Told) -> str:
    """The inner points and every factor that applied."""
    inner, points = told_by(rule.rule, told.inside("inner")), points_text(told.fraction("inner"))
    applied = [
        f"符合“{told.condition(factor.when)}”× {share_text(factor.times)}"
        for place, factor in enumerate(rule.factors, 1)
        if told.number(f"factor{place}")
    ]
    return f"{inner}，计 {points} 分；{'；'.join(applied) or '没有适用的系数'}"


def parts(rule: Parts, told: Told) -> str:
    """Every part with its points."""
    each = []
    for place, part in enumerate(rule.parts, 1):
        inner = told.inside(f"part{place}", part.full_marks)
        each.append(f"【{part.name}】{told_by(part.rule, inner)}，计 {points_text(inner.fraction('points'))} 分")
    return "；".join(each)


_COMPOSED: dict[type[object], Callable[..., str]] = {Cutoff: cutoff, Gate: gate, Multiply: multiply, Parts: parts}
