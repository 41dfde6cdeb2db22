"""Quantities (量值): money, points, rates and durations as whole numbers, and their rounding."""

from kaohe.quantities.parse import QuantityError, parse_quantity
from kaohe.quantities.rounding import divide_half_away, round_half_away
from kaohe.quantities.show import show_coefficient, show_money, show_points, show_quantity, show_rate
from kaohe.quantities.units import CENT, PERCENTAGE_POINT, POINT, PPM, UNITS, Dimension, Unit

__all__ = [
    "CENT",
    "PERCENTAGE_POINT",
    "POINT",
    "PPM",
    "UNITS",
    "Dimension",
    "QuantityError",
    "Unit",
    "divide_half_away",
    "parse_quantity",
    "round_half_away",
    "show_coefficient",
    "show_money",
    "show_points",
    "show_quantity",
    "show_rate",
]
