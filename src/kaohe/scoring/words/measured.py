"""Sentences of rules on a measured value: ratio, bands, conditions, interpolation."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kaohe.policy.conditions import AllOf, AnyOf, Compare, Condition, CountOf, Negation
from kaohe.policy.fields import PolicyModel, Quantity
from kaohe.policy.measures import Measure
from kaohe.policy.rules import Band, Bands, Conditions, Interpolation, Ratio
from kaohe.quantities import PPM, Dimension
from kaohe.scoring.inputs import models_in
from kaohe.scoring.words.numbers import share_text, short_points
from kaohe.scoring.words.told import Edges, Told


def edges_of(model: PolicyModel) -> Edges:
    """Every number the rule compares a value with."""
    quantities = (part for part in models_in(model) if isinstance(part, Quantity))
    return tuple(Fraction(one.value, PPM if one.dimension is Dimension.RATIO else 1) for one in quantities)


def ratio(rule: Ratio, told: Told) -> str:
    """「…= 92.50%，得分＝满分 30 × 92.50% = 27.75」."""
    limits = [limit for limit in (rule.cliff, rule.cap, rule.floor) if limit is not None]
    edges = tuple(Fraction(limit, PPM) for limit in limits)
    said = told.named(rule.measure, edges)
    if rule.cliff is not None and told.number("cliff"):
        return f"{said}，{'低于' if rule.cliff_scores else '未超过'} {share_text(rule.cliff)} 不得分"
    return f"{said}，{_form(rule, told, edges)}"


def _form(rule: Ratio, told: Told, edges: Edges) -> str:
    held, full = told.number("held"), short_points(told.marks)
    if held:
        limit = share_text(rule.floor if held < 0 else rule.cap or 0)
        return f"{'低于最低' if held < 0 else '超过最高'} {limit}，按 {limit} 计，满分 {full} × {limit}"
    if rule.form == "inverse" and told.value(rule.measure) <= 0:
        return f"没有用量，按最高 {share_text(rule.cap or 0)} 计"
    shape = {"direct": "{x}", "inverse": "1 ÷ {x}", "mirror": "（2 − {x}）"}[rule.form]
    return f"满分 {full} × {shape.format(x=told.amount(rule.measure, edges))}"


def bands(rule: Bands, told: Told) -> str:
    """「…，落入档位“≥100%”」."""
    said = told.named(rule.measure, edges_of(rule))
    place = told.number("band")
    if place == 0:
        return f"{said}，不在任何一档内"
    return f"{said}，落入档位“{band_text(rule.bands[place - 1])}”"


def band_text(band: Band) -> str:
    """「90%≤x＜100%」 with both edges written out."""
    lower = f"{band.at_least}≤" if band.at_least else f"{band.more_than}＜" if band.more_than else ""
    upper = f"≤{band.at_most}" if band.at_most else f"＜{band.less_than}" if band.less_than else ""
    if not upper:
        text = f"≥{band.at_least}" if band.at_least else f"＞{band.more_than}" if band.more_than else "任何数值"
    else:
        text = f"{lower}x{upper}" if lower else upper
    return f"{band.label}（{text}）" if band.label else text


def conditions(rule: Conditions, told: Told) -> str:
    """「点赞量 1.62倍，符合“点赞量≥1.5倍”」."""
    seen = "，".join(told.named(measure, edges_of(rule)) for measure in dict.fromkeys(_measures(rule)))
    place = told.number("case")
    if place:
        return f"{seen}，符合“{told.condition(rule.cases[place - 1].when)}”"
    return f"{seen}，不符合“{'”“'.join(told.condition(case.when) for case in rule.cases)}”"


def _measures(rule: Conditions) -> Iterator[Measure]:
    for case in rule.cases:
        yield from measures_of(case.when)


def measures_of(condition: Condition) -> Iterator[Measure]:
    """The measures a condition compares."""
    match condition:
        case Compare(measure=measure):
            yield measure
        case Negation(none_of=part):
            yield from measures_of(part)
        case AllOf(all_of=parts) | AnyOf(any_of=parts) | CountOf(count_of=parts):
            for part in parts:
                yield from measures_of(part)


def interpolation(rule: Interpolation, told: Told) -> str:
    """「…= 85.00%，在 70%（60 分）与 100%（100 分）之间按直线计算」."""
    said, place = told.named(rule.measure, edges_of(rule)), told.number("segment")
    first, last = rule.knots[0], rule.knots[-1]
    if place == 0:
        return f"{said}，低于 {first.at}"
    if place == len(rule.knots):
        return f"{said}，超过 {last.at}"
    left, right = rule.knots[place - 1], rule.knots[place]
    ends = "与 ".join(f" {knot.at}（{short_points(knot.points)} 分）" for knot in (left, right))
    return f"{said}，在{ends}之间按直线计算"
