"""What measures and conditions are called: 「净销售额」「完成率」「点赞量≥1.5倍」."""

from __future__ import annotations

from collections.abc import Mapping

from kaohe.expression import Comparison
from kaohe.policy.conditions import AllOf, AnyOf, Bound, Compare, Condition, CountOf, Negation
from kaohe.policy.fields import Quantity
from kaohe.policy.measures import Actual, Blend, Completion, Difference, Event, Growth, Input, Measure, Quotient, Target
from kaohe.scoring.conditions import bounds_of
from kaohe.scoring.words.numbers import share_text

SIGNS = {
    Comparison.AT_LEAST: "≥",
    Comparison.GREATER: "＞",
    Comparison.AT_MOST: "≤",
    Comparison.LESS: "＜",
    Comparison.EQUAL: "＝",
}

Titles = Mapping[str, str]
"""Chinese names of the inputs by their id."""

GENERIC: Titles = {"actual": "实际值", "target": "目标"}


def measure_title(measure: Measure, titles: Titles) -> str:
    """The measure's name."""
    match measure:
        case Actual() | Target():
            return titles.get(measure.of, GENERIC[measure.of])
        case Event(event=name) | Input(name=name):
            return titles.get(name, name)
        case Completion():
            return "完成率"
        case Difference():
            return f"{titles.get('actual', '实际值')}与目标之差"
        case Growth(over=over):
            return "环比增长率" if over == "previous_period" else "同比增长率"
        case Quotient():
            return f"{measure_title(measure.numerator, titles)}÷{measure_title(measure.denominator, titles)}"
        case Blend():
            parts = (f"{measure_title(part.measure, titles)}×{share_text(part.weight)}" for part in measure.parts)
            return "+".join(parts)


def bound_text(bound: Bound, titles: Titles) -> str:
    """A quantity, or the name of the measure compared with."""
    return str(bound) if isinstance(bound, Quantity) else measure_title(bound, titles)


def condition_text(condition: Condition, titles: Titles) -> str:
    """The condition with its edges written out (A3): ≥ and ≤ include, ＞ and ＜ do not."""
    match condition:
        case Compare():
            return _compare_text(condition, titles)
        case AllOf(all_of=parts):
            return "且".join(_inner(part, titles) for part in parts)
        case AnyOf(any_of=parts):
            return "或".join(_inner(part, titles) for part in parts)
        case Negation(none_of=part):
            return f"不满足（{condition_text(part, titles)}）"
        case CountOf(count_of=parts, at_least=least):
            return f"以下至少满足 {least} 项：{'、'.join(_inner(part, titles) for part in parts)}"


def _inner(part: Condition, titles: Titles) -> str:
    text = condition_text(part, titles)
    return text if isinstance(part, Compare) else f"（{text}）"


def _compare_text(condition: Compare, titles: Titles) -> str:
    name, bounds = measure_title(condition.measure, titles), bounds_of(condition)
    return "且".join(f"{name}{SIGNS[op]}{bound_text(bound, titles)}" for op, bound in bounds)
