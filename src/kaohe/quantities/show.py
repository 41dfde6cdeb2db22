"""Print whole numbers the way people read them; display only, no figure is computed from these."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from kaohe.quantities.units import POINT, PPM, UNITS


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show_money(fen: int) -> str:
    """Fen as yuan with thousands separators: 123456 → 「1,234.56」."""
    return f"{Decimal(fen) / 100:,.2f}"


def show_points(points: int) -> str:
    """Points at two decimals: 255000 → 「25.50」."""
    return f"{(Decimal(points) / POINT).quantize(Decimal('0.01'), ROUND_HALF_UP):f}"


def show_coefficient(ppm: int) -> str:
    """A coefficient in millionths with at least one decimal: 1000000 → 「1.0」."""
    text = _plain(Decimal(ppm) / PPM)
    return text if "." in text else f"{text}.0"


def show_rate(numerator: int, denominator: int, decimals: int = 2) -> str:
    """A ratio as a percentage: (1, 3) → 「33.33%」; a zero denominator is 「无数据」."""
    if denominator == 0:
        return "无数据"
    percent = Decimal(numerator) * 100 / Decimal(denominator)
    return f"{percent.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}%"


def show_quantity(value: int, unit: str) -> str:
    """Base units as the printed unit: (60000000, 元) → 「600,000元」."""
    scale = UNITS[unit].scale
    return f"{_plain((Decimal(value) / scale).quantize(Decimal('0.000001')))}{unit}"
