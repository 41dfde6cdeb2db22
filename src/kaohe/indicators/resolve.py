"""Resolving needs: for every number a row wants, the query that fills it and what that query reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kaohe.attribution import Window
from kaohe.indicators.need import Need
from kaohe.indicators.registry import QUANTITIES
from kaohe.indicators.rules import IndicatorRules
from kaohe.policy.indicators import Indicator, Logged, Rated, RatioOfSums, Reported, Sum
from kaohe.quantities import UNITS, Dimension

RATERS = ("self", "superior")

Source = Literal["figure", "reported", "rating", "event", "target"]
"""The query that fills a need."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A need resolved: ``source`` says which query fills it, the rest is what that query reads."""

    need: Need
    source: Source
    key: str
    period: str
    numerator: str = ""
    denominator: str = ""
    ratio: bool = False
    natural: bool = False
    additive: bool = True
    lower: bool = False
    hint: str = ""
    remark: str = ""


def earlier_period(period: str, over: str) -> str:
    """The period a growth is measured against."""
    year, month = (int(part) for part in period.split("-"))
    index = year * 12 + month - 1 - (12 if over == "same_period_last_year" else 1)
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def resolve(need: Need, rules: IndicatorRules, window: Window) -> Wanted:
    """Where a need's number comes from."""
    if need.input == "target":
        return _target(need, rules, window)
    if need.input in RATERS:
        who = "员工本人" if need.input == "self" else "直接上级"
        return Wanted(need, "rating", need.indicator, window.period, hint=f"待数据：{who}尚未评分")
    if need.input in ("base", "last"):
        key = need.indicator if need.input == "base" else need.row_id
        over = need.over if need.input == "base" else "previous_period"
        earlier = earlier_period(window.period, over)
        return Wanted(need, "reported", key, earlier, hint=f"待数据：指标值表没有 {earlier} 的数")
    if need.input in rules.events:
        event = rules.events[need.input]
        return Wanted(
            need, "event", event.id, window.period, hint=f"待数据：事件表未送达，「{event.name}」由{event.recorder}登记"
        )
    name = need.indicator if need.input in ("actual", "rank", "group_size") else need.input
    return _value(need, name, rules, window)


def _value(need: Need, name: str, rules: IndicatorRules, window: Window) -> Wanted:
    indicator = rules.indicators.get(name)
    if indicator is None:
        return _unlisted(need, name, window)
    source, numerator, denominator = _formula(indicator)
    return Wanted(
        need,
        source,
        name,
        window.period,
        numerator,
        denominator,
        ratio=_dimension(indicator.unit) is Dimension.RATIO,
        natural=indicator.natural_limit,
        additive=_additive(indicator),
        lower=indicator.direction == "lower",
        hint=f"待数据：「{indicator.name}」由{indicator.reported_by or indicator.source}提供",
        remark=_remark(need, numerator, indicator.approximate),
    )


def _formula(indicator: Indicator) -> tuple[Source, str, str]:
    """The query that fills an indicator and the base quantities it divides."""
    match indicator.formula:
        case Sum(of=base):
            return "figure", base, ""
        case RatioOfSums(numerator=numerator, denominator=denominator):
            known = QUANTITIES.get(numerator)
            return "figure", numerator, known.weight_for(denominator) if known else denominator
        case Reported():
            return "reported", "", ""
        case Rated():
            return "rating", "", ""
        case Logged():
            return "event", "", ""


def _unlisted(need: Need, name: str, window: Window) -> Wanted:
    hint = f"待数据：「{name}」未在指标值表中报送"
    if name in QUANTITIES:
        title = QUANTITIES[name].title
        remark = _remark(need, name, weighted=False)
        return Wanted(need, "figure", name, window.period, name, hint=f"待数据：没有「{title}」", remark=remark)
    return Wanted(need, "reported", name, window.period, hint=hint)


def _target(need: Need, rules: IndicatorRules, window: Window) -> Wanted:
    indicator = rules.indicators.get(need.indicator)
    unit = need.target.unit if need.target else indicator.unit if indicator else ""
    ratio = _dimension(unit) is Dimension.RATIO
    return Wanted(need, "target", need.indicator, window.period, ratio=ratio, hint="待数据：目标尚未下达")


def _additive(indicator: Indicator) -> bool:
    return _dimension(indicator.unit) not in (None, Dimension.RATIO, Dimension.POINTS)


def _dimension(unit: str) -> Dimension | None:
    return UNITS[unit].dimension if unit in UNITS else None


def _remark(need: Need, numerator: str, weighted: bool) -> str:
    """Why a number is near and not exact (settled 8), to be printed beside it."""
    if weighted:
        return "近似：来源只给比率，按会话量加权"
    shared = numerator in QUANTITIES and QUANTITIES[numerator].source in ("sessions", "ad_days")
    return "近似：场次数据按在播时长分摊到人" if shared and need.subject == "person" else ""
