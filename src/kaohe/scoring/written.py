"""Written values (书写的数值): targets and actuals as people type them, in the unit the sentence speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kaohe.policy.standards import Amount, amounts_in, plain_text
from kaohe.quantities import UNITS, Dimension

Actual = str | Mapping[str, str]
"""One text, or texts by the name of the input."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is tried: the sentence, the row's full marks in base units, and target and actual as written."""

    text: str
    full_marks: int
    target: str | None
    actual: Actual


class Unusable(ValueError):
    """An actual or a target that cannot be used; the message is a Chinese sentence."""


def aligned(asked: Asked) -> tuple[Amount | None, Amount | None]:
    """Actual and target as amounts; what prints no unit takes the other's, or the sentence's."""
    target = amount_of(asked.target) if asked.target else None
    actual = amount_of(asked.actual, strict=False) if isinstance(asked.actual, str) else None
    if isinstance(asked.actual, Mapping) and "actual" in asked.actual:
        actual = amount_of(asked.actual["actual"])
    units = [one.unit for one in amounts_in(plain_text(asked.text)) if one.unit not in ("", "分")]
    if "分" in ((actual.unit if actual else ""), (target.unit if target else "")) and _about_time(units):
        actual, target = _minutes(actual), _minutes(target)
    if actual is not None and target is not None:
        actual, target = actual.named(target.unit), target.named(actual.unit)
        if not actual.unit:
            unit = "%" if _about_rates(asked.text, units, (actual, target)) else "个"
            actual, target = replace(actual, unit=unit), replace(target, unit=unit)
    if (
        actual is not None
        and not actual.unit
        and units
        and (target is None or (len(set(units)) == 1 and "%" not in units))
    ):
        actual = replace(actual, unit=units[0], implied=True)
        target = target.named(units[0]) if target is not None else None
    if actual is not None and not actual.unit and _has_decimals(asked.text, actual):
        actual = actual.named("分")
    return actual, target


def _about_rates(text: str, units: list[str], both: tuple[Amount, Amount]) -> bool:
    """Whether bare numbers are per cents: the sentence speaks of a rate that is no completion rate."""
    rated = "百分点" in text or ("率" in text and "完成率" not in text and "达成率" not in text)
    return rated and bool(units) and all(one.value <= 100 for one in both)


def _has_decimals(text: str, actual: Amount) -> bool:
    """Whether bare numbers are marks such as 4.8, which no count holds."""
    bare = [one for one in amounts_in(plain_text(text)) if not one.unit]
    return any(one.value.denominator != 1 for one in (*bare, actual))


def _about_time(units: list[str]) -> bool:
    return bool(units) and all(UNITS[unit].dimension is Dimension.DURATION for unit in units)


def _minutes(amount: Amount | None) -> Amount | None:
    """「5分」 of a response time is minutes."""
    return replace(amount, unit="分钟") if amount is not None and amount.unit == "分" else amount


def amount_of(text: str, *, strict: bool = True) -> Amount | None:
    """The one number of a text; Unusable when there is none or several, or nothing when not ``strict``."""
    found = list(amounts_in(plain_text(text)))
    if len(found) == 1:
        negative = plain_text(text).startswith("-")
        return replace(found[0], value=-found[0].value) if negative else found[0]
    if not strict:
        return None
    raise Unusable(f"「{text}」不是一个数值")
