"""The one rounding Kaohe knows: half away from zero (四舍五入), on whole numbers."""

from __future__ import annotations


def divide_half_away(numerator: int, denominator: int) -> int:
    """Divide two whole numbers and round half away from zero; the denominator must be positive."""
    if denominator <= 0:
        raise ValueError("denominator must be positive")
    magnitude = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -magnitude if numerator < 0 else magnitude


def round_half_away(value: int, quantum: int) -> int:
    """Round a whole number to a multiple of ``quantum``."""
    return divide_half_away(value, quantum) * quantum
