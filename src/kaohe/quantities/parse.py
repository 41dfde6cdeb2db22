"""Read a quantity as the policy prints it: 「60万元」「3%」「48小时」「0.5分」."""

from __future__ import annotations

import re
from decimal import Decimal

from kaohe.quantities.units import UNITS, Unit

_SHAPE = re.compile(r"^(?P<number>[+-]?\d[\d,]*(?:\.\d+)?)(?P<wan>万|亿)?(?P<unit>\D*)$")
_MULTIPLIERS = {None: 1, "万": 10_000, "亿": 100_000_000}


class QuantityError(ValueError):
    """The text is not a quantity; the message is a Chinese sentence for the person who wrote it."""


def parse_quantity(text: str, unit: str | None = None) -> tuple[int, Unit]:
    """The quantity in base units with its unit; ``unit`` is taken when the text prints none.

    Raises QuantityError when the number, the unit or the precision cannot be held exactly.
    """
    match = _SHAPE.match(text.strip().replace(" ", ""))
    if match is None:
        raise QuantityError(f"「{text}」不是数量，应写成“数字+单位”，例如 60万元、3%、48小时")
    name = match["unit"] or unit
    if name is None or name not in UNITS:
        raise QuantityError(f"「{text}」的单位「{name or '（空）'}」不认识，可用单位：{'、'.join(UNITS)}")
    return _in_base_units(text, Decimal(match["number"].replace(",", "")) * _MULTIPLIERS[match["wan"]], UNITS[name])


def _in_base_units(text: str, number: Decimal, unit: Unit) -> tuple[int, Unit]:
    scaled = number * unit.scale
    if scaled != scaled.to_integral_value():
        raise QuantityError(f"「{text}」小数位数太多，单位「{unit.name}」最小到 {Decimal(1) / unit.scale} {unit.name}")
    return int(scaled), unit
