"""Chinese numerals (中文数字) as whole numbers: 「两」「十二」「三百」「一万二千」."""

from __future__ import annotations

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
PLACES = {"十": 10, "百": 100, "千": 1000}
NUMERAL = f"[{''.join(DIGITS)}{''.join(PLACES)}]+"
"""The pattern of a run of numerals."""


def numeral(text: str) -> int:
    """The whole number a run of numerals says; digits without places are read one by one."""
    if not any(place in text for place in PLACES):
        return int("".join(str(DIGITS[one]) for one in text))
    total, digit = 0, 0
    for one in text:
        if one in DIGITS:
            digit = DIGITS[one]
        else:
            total, digit = total + max(digit, 1) * PLACES[one], 0
    return total + digit
