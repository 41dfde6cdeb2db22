"""Numbers put in, as people read them: the unit of the indicator, both parts of a ratio."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from kaohe.policy import Policy
from kaohe.policy.scorecard import Row
from kaohe.quantities import PPM, UNITS, Dimension, show_money, show_quantity, show_rate
from kaohe.run.results import InputValue

NAMES = {
    "actual": "实际",
    "target": "目标",
    "self": "自评",
    "superior": "上级评分",
    "base": "基期",
    "last": "上期得分",
    "rank": "名次",
    "group_size": "参评人数",
}
POINTS = ("self", "superior", "last")
READABLE = 10_000_000
"""The largest denominator people can make something of."""

ESTIMATE = "近似"
"""How the note of an estimate begins (settled 8)."""

ABSENT = {0: "待数据", 2: "不适用"}


def input_name(policy: Policy, name: str) -> str:
    """What an input is called in print."""
    events = {event.id: event.name for event in policy.events}
    indicators = {indicator.id: indicator.name for indicator in policy.indicators}
    return NAMES.get(name) or events.get(name) or indicators.get(name, name)


def input_unit(policy: Policy, row: Row | None, name: str) -> str:
    """The unit an input is printed in: the row's target's, else its indicator's; events have their own."""
    events = {event.id: event.unit for event in policy.events}
    if name in POINTS:
        return "分"
    if name in events:
        return events[name]
    if name in ("rank", "group_size"):
        return "名" if name == "rank" else "人"
    if row is not None and row.target is not None:
        return row.target.unit
    indicators = {indicator.id: indicator.unit for indicator in policy.indicators}
    return indicators.get(row.indicator if row else name, "次")


def opened_text(value: InputValue, unit: str) -> str:
    """The value with both parts of a ratio: 「3.12%（25÷801）」; parts too large to read are left out.

    The parts of an estimate are no whole numbers: its note tells them.
    """
    text = input_text(value, unit)
    plain = value.state in ABSENT or UNITS[unit].dimension is not Dimension.RATIO or value.note.startswith(ESTIMATE)
    if plain or value.denominator in (1, PPM) or value.denominator > READABLE:
        return text
    return f"{text}（{value.numerator:,}÷{value.denominator:,}）"


def input_text(value: InputValue, unit: str) -> str:
    """The value in its unit: 「12,345.00元」「3.12%」「34.2秒」; a missing one says so."""
    if value.state in ABSENT:
        return ABSENT[value.state]
    if UNITS[unit].dimension is Dimension.RATIO:
        return _ratio(value, unit)
    if UNITS[unit].dimension is Dimension.MONEY and value.denominator == 1:
        return f"{show_money(value.numerator)}元"
    return show_quantity(value.numerator, unit) if value.denominator == 1 else _mean(value, unit)


def _ratio(value: InputValue, unit: str) -> str:
    if value.denominator == PPM:
        return show_quantity(value.numerator, unit)
    if unit == "倍":
        return f"{_decimal(value.numerator, value.denominator)}倍"
    return show_rate(value.numerator, value.denominator, 4 if _small(value) else 2)


def _small(value: InputValue) -> bool:
    """Rates under 1 % need more decimals to be told apart."""
    return abs(value.numerator) * 100 < value.denominator


def _mean(value: InputValue, unit: str) -> str:
    return f"{_decimal(value.numerator, value.denominator * UNITS[unit].scale)}{unit}"


def _decimal(numerator: int, denominator: int) -> str:
    exact = Decimal(numerator) / Decimal(denominator)
    return f"{exact.quantize(Decimal('0.01'), ROUND_HALF_UP):,f}".rstrip("0").rstrip(".")
