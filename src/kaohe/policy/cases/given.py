"""A value as a case writes it: 「92.4%」「7/200」「179.999秒」「2」「待数据」, held as an exact pair."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from pydantic import model_validator

from kaohe.policy.fields import PolicyModel
from kaohe.quantities import PPM, UNITS, Dimension, QuantityError, parse_quantity

MISSING, PRESENT, NOT_APPLICABLE = 0, 1, 2
_STATES = {"待数据": MISSING, "不适用": NOT_APPLICABLE}
_PAIR = re.compile(r"^(?P<top>.+)/(?P<bottom>[1-9]\d*)$")
_PLAIN = re.compile(r"^-?\d+$")


class Given(PolicyModel):
    """A value as (numerator, denominator) and its state (0 待数据, 1 present, 2 不适用), as rules look at it.

    A ratio is the plain ratio; everything else is in the base units of its unit, a bare whole number is a count.
    """

    numerator: int = 0
    denominator: int = 1
    state: int = PRESENT

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: Any) -> Any:
        if not isinstance(raw, str):
            return raw
        if raw in _STATES:
            return {"state": _STATES[raw]}
        value = read_exactly(raw)
        return {"numerator": value.numerator, "denominator": value.denominator}


def read_exactly(text: str) -> Fraction:
    """The exact value of a written number; QuantityError with a Chinese sentence when it is none."""
    pair = _PAIR.match(text.strip())
    if pair:
        return read_exactly(pair["top"]) / int(pair["bottom"])
    if _PLAIN.match(text.strip()):
        return Fraction(int(text))
    value, unit = parse_quantity(text, "比值")
    return Fraction(value, PPM) if UNITS[unit.name].dimension is Dimension.RATIO else Fraction(value)


def read_count(raw: Any) -> int:
    """A whole number of events."""
    if isinstance(raw, str) and _PLAIN.match(raw.strip()):
        return int(raw)
    if isinstance(raw, int):
        return raw
    raise QuantityError(f"「{raw}」应是整数次数")
