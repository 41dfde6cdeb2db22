"""Numbers as people read them; shown, never computed with."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from kaohe.quantities import CENT, PPM, UNITS, Dimension, divide_half_away, show_points

MOST_DECIMALS = 8


def points_text(points: int | Fraction) -> str:
    """Points in base units at two decimals, or as many more (up to four) as they have: 「30.00」「6.6667」."""
    whole = Fraction(points)
    if whole % CENT == 0:
        return show_points(int(whole))
    return f"{_decimal(whole / 10_000, 4).normalize():f}"


def short_points(points: int) -> str:
    """Points of the policy without idle zeros: 「30」「2.5」."""
    return f"{(Decimal(points) / 10_000).normalize():f}"


def share_text(millionths: int) -> str:
    """A share as a percentage: 「120%」."""
    return f"{(Decimal(millionths) / 10_000).normalize():f}%"


def value_text(value: Fraction, unit: str, edges: Iterable[Fraction] = ()) -> str:
    """A value in base units (a ratio plain) in its unit, with more decimals where two would hide which side of an
    edge it lies on: 「103.08%」「412,300.00 元」「179.9999 秒」.
    """
    if unit not in UNITS:
        return f"{_shown(value, (), 0)} {unit}"
    dimension, scale = UNITS[unit].dimension, Fraction(UNITS[unit].scale)
    if dimension is Dimension.MONEY:
        return f"{_shown(value / 100, [edge / 100 for edge in edges], 2)} 元"
    in_unit = PPM / scale if dimension is Dimension.RATIO else 1 / scale
    text = _shown(value * in_unit, [edge * in_unit for edge in edges], 2 if unit == "%" else 0)
    return f"{text}{unit}" if unit in ("%", "‰", "倍") else f"{text} {unit}"


def _shown(value: Fraction, edges: Iterable[Fraction], least: int) -> str:
    """Two decimals, idle zeros dropped down to ``least``; more where rounding would move the value onto an edge."""
    places, near = 2, [Fraction(edge) for edge in edges if edge != value]
    while places < MOST_DECIMALS and Fraction(_decimal(value, places)) in near:
        places += 1
    text = f"{_decimal(value, places):,f}"
    while "." in text and text.endswith("0") and len(text.rpartition(".")[2]) > least:
        text = text[:-1]
    return text.removesuffix(".")


def _decimal(value: Fraction, places: int) -> Decimal:
    return Decimal(divide_half_away(value.numerator * 10**places, value.denominator)).scaleb(-places)
