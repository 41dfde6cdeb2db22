"""The text for Spark: `div`, DECIMAL(38,0) for wide numbers, backticks."""

from __future__ import annotations

from kaohe import expression as ex

COUNT = ex.Column("count", 0, 10**6)
MONEY = ex.Column("money", 0, 10**15)
DELTA = ex.Column("delta", -50, 60)


def _spark(expression: ex.Expr) -> str:
    plan = ex.Plan()
    plan.define("x", expression)
    return plan.sql("spark", "people", ("person",))


def test_names_stand_in_backticks() -> None:
    assert _spark(COUNT + DELTA) == "SELECT `person`, `count` + `delta` AS `x`\nFROM people"


def test_division_is_div_never_a_slash() -> None:
    assert _spark(COUNT // 7 + 1) == "SELECT `person`, (`count` div 7) + 1 AS `x`\nFROM people"


def test_minimum_is_least() -> None:
    assert _spark(ex.clamp(DELTA, 0, 9)) == "SELECT `person`, LEAST(GREATEST(`delta`, 0), 9) AS `x`\nFROM people"


def test_wide_numbers_are_decimals_and_come_back_as_bigint() -> None:
    text = _spark(ex.minimum(MONEY * 10_000, 100))
    product = "CAST(`money` AS DECIMAL(38,0)) * CAST(10000 AS DECIMAL(38,0))"
    assert text == f"SELECT `person`, CAST(LEAST({product}, CAST(100 AS DECIMAL(38,0))) AS BIGINT) AS `x`\nFROM people"


def test_a_wide_division_with_a_narrow_result_is_div() -> None:
    text = _spark(MONEY * 10_000 // 10_000_000)
    product = "CAST(`money` AS DECIMAL(38,0)) * CAST(10000 AS DECIMAL(38,0))"
    assert f"CAST((({product}) div CAST(10000000 AS DECIMAL(38,0))) AS BIGINT)" in text


def test_a_wide_quotient_is_an_exact_decimal_division() -> None:
    lines = _spark(MONEY * 10_000 // ex.maximum(COUNT, 1)).split("\n")
    divisor = "CAST(`_2` AS DECIMAL(38,0))"
    assert lines[0] == f"SELECT `person`, CAST((`_1` - `_1` % {divisor}) / {divisor} AS DECIMAL(38,0)) AS `x`"
    assert "GREATEST(`count`, 1) AS `_2`" in lines[2]


def test_wide_constants_are_decimals() -> None:
    assert "CAST(100000000000000000000 AS DECIMAL(38,0)) AS `x`" in _spark(ex.number(10**20))


def test_the_least_64_bit_number_is_not_read_as_a_sign_and_a_larger_one() -> None:
    assert "(-9223372036854775807 - 1)" in _spark(ex.case([(DELTA > 0, -(2**63))], DELTA))


def test_nothing_of_duckdb_is_left() -> None:
    text = _spark(ex.divide_half_away(MONEY * 10_000 - COUNT, ex.maximum(COUNT, 1)))
    assert not any(word in text for word in ("HUGEINT", "//", '"'))
