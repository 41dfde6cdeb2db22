"""Numerals (数字): whole numbers as the forms print them; nothing is computed here."""

from __future__ import annotations

from decimal import Decimal

from kaohe.quantities import POINT, show_coefficient, show_money, show_points, show_quantity


def score(points: int | None, otherwise: str = "") -> str:
    """Points at two decimals, or the word printed in their place."""
    return otherwise if points is None else show_points(points)


def marks(points: int) -> str:
    """Full marks without needless zeros: 「30」, 「2.5」."""
    return _plain(Decimal(points) / POINT)


def percent(millionths: int) -> str:
    """A share as a percentage: 800000 → 「80%」."""
    return show_quantity(millionths, "%")


def coefficient(millionths: int | None, otherwise: str = "") -> str:
    """A coefficient with at least one decimal: 1000000 → 「1.0」."""
    return otherwise if millionths is None else show_coefficient(millionths)


def money(fen: int | None, otherwise: str = "") -> str:
    """Fen as yuan with its sign of currency, or the word printed in its place."""
    return otherwise if fen is None else f"¥{show_money(fen)}"


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
