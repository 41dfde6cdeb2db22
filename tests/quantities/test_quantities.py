"""Quantities are read exactly or refused, rounded half away from zero, and printed as people read them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaohe.quantities import (
    UNITS,
    QuantityError,
    divide_half_away,
    parse_quantity,
    round_half_away,
    show_coefficient,
    show_money,
    show_points,
    show_quantity,
    show_rate,
)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("60万元", 60_000_000, "元"),
        ("25万元", 25_000_000, "元"),
        ("1.5亿元", 15_000_000_000, "元"),
        ("1,234.56元", 123_456, "元"),
        ("3%", 30_000, "%"),
        ("0.05%", 500, "%"),
        ("1个百分点", 10_000, "个百分点"),
        ("1.5倍", 1_500_000, "倍"),
        ("48小时", 172_800_000, "小时"),
        ("180秒", 180_000, "秒"),
        ("3万人次", 30_000, "人次"),
        ("21.75天", 2_175, "天"),
        ("2.5分", 25_000, "分"),
        ("-0.5分", -5_000, "分"),
    ],
)
def test_a_printed_quantity_is_read_to_the_last_base_unit(text: str, value: int, unit: str) -> None:
    read, found = parse_quantity(text)
    assert read == value
    assert found.dimension is UNITS[unit].dimension


@pytest.mark.parametrize("text", ["", "很多", "3", "3光年", "1.234元", "0.5次", "1e5元", "3%%", "--3元"])
def test_what_cannot_be_held_exactly_is_refused_in_chinese(text: str) -> None:
    with pytest.raises(QuantityError, match=r"[一-鿿]"):
        parse_quantity(text)


def test_a_bare_number_takes_the_unit_it_is_read_in() -> None:
    assert parse_quantity("30", "分")[0] == 300_000


@pytest.mark.parametrize(("numerator", "denominator", "result"), [(5, 2, 3), (-5, 2, -3), (7, 3, 2), (-7, 3, -2)])
def test_halves_go_away_from_zero(numerator: int, denominator: int, result: int) -> None:
    assert divide_half_away(numerator, denominator) == result


@given(st.integers(-(10**18), 10**18), st.integers(1, 10**9))
def test_rounding_is_what_decimal_calls_half_up(numerator: int, denominator: int) -> None:
    scaled = Decimal(numerator) / Decimal(denominator)
    tie = (2 * numerator) % denominator == 0 and (2 * numerator // denominator) % 2 == 1
    if tie or abs(scaled - round(scaled)) < Decimal("0.49"):
        assert divide_half_away(numerator, denominator) == int(scaled.quantize(Decimal(1), ROUND_HALF_UP))


@pytest.mark.parametrize("denominator", [0, -1])
def test_a_denominator_that_is_not_positive_is_a_defect(denominator: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        divide_half_away(1, denominator)


def test_v19_rounding_each_of_three_thirds_first_gains_a_hundredth() -> None:
    third = divide_half_away(10 * 2 * 10_000, 3)
    assert round_half_away(third, 100) * 3 == 200_100
    assert round_half_away(third * 3, 100) == 200_000


def test_numbers_are_printed_with_separators_and_units() -> None:
    assert show_money(123_456_789) == "1,234,567.89"
    assert show_money(-5) == "-0.05"
    assert show_points(255_000) == "25.50"
    assert (show_coefficient(1_000_000), show_coefficient(850_000)) == ("1.0", "0.85")
    assert show_rate(1, 3) == "33.33%"
    assert show_rate(0, 0) == "无数据"
    assert show_quantity(60_000_000, "元") == "600,000元"
    assert show_quantity(500, "%") == "0.05%"


@given(st.sampled_from(sorted(UNITS)), st.integers(0, 10**12))
def test_printing_a_quantity_and_reading_it_again_gives_the_same_number(unit: str, value: int) -> None:
    scale = UNITS[unit].scale
    if (Decimal(value) / scale) == (Decimal(value) / scale).quantize(Decimal("0.000001")):
        assert parse_quantity(show_quantity(value, unit))[0] == value
