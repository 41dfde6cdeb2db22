"""四舍五入: half away from zero, on both sides of zero, at and beside every tie."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from expression_duckdb import asked, source

from kaohe import expression as ex
from kaohe.quantities import divide_half_away

NUMBER = ex.Column("n", -(10**12), 10**12)
DIVISOR = ex.Column("d", 1, 10**6)
TIES = [-25, -15, -5, -1, 0, 1, 5, 15, 25, 10**11 + 5, -(10**11) - 5]


def _everywhere(expression: ex.Expr, rows: list[dict[str, int]]) -> list[int]:
    """The results, which Python and DuckDB must agree on."""
    plan = ex.Plan()
    plan.define("result", expression)
    by_duckdb = asked(plan.sql("duckdb", source(rows))).fetchall()
    by_python = [plan.function()(row)["result"] for row in rows]
    assert [line[0] for line in by_duckdb] == by_python
    return by_python


@pytest.mark.parametrize("divisor", [1, 2, 3, 7, 10, 100, 999])
def test_a_quotient_is_rounded_half_away_from_zero(divisor: int) -> None:
    numbers = sorted({tie * divisor // 10 + beside for tie in TIES for beside in (-1, 0, 1)})
    rows = [{"n": number, "d": divisor} for number in numbers]
    expected = [int((Decimal(n) / divisor).quantize(Decimal(1), ROUND_HALF_UP)) for n in numbers]
    assert _everywhere(ex.divide_half_away(NUMBER, divisor), rows) == expected
    assert _everywhere(ex.divide_half_away(NUMBER, DIVISOR), rows) == expected
    assert [divide_half_away(number, divisor) for number in numbers] == expected


def test_points_round_to_the_hundredth() -> None:
    rows = [{"n": n, "d": 1} for n in (-250, -150, -149, -50, -49, 0, 49, 50, 149, 150, 250)]
    expected = [-300, -200, -100, -100, 0, 0, 0, 100, 100, 200, 300]
    assert _everywhere(ex.round_to(NUMBER, 100), rows) == expected


def test_begun_steps_count_as_whole_ones() -> None:
    rows = [{"n": n, "d": 5} for n in (0, 1, 4, 5, 6, 10, 11)]
    assert _everywhere(ex.ceil_divide(ex.maximum(NUMBER, 0), DIVISOR), rows) == [0, 1, 1, 1, 2, 2, 3]


def test_only_completed_steps_count() -> None:
    rows = [{"n": n, "d": 5} for n in (-9, 0, 4, 5, 9, 10, 11)]
    assert _everywhere(ex.floor_divide(ex.maximum(NUMBER, 0), DIVISOR), rows) == [0, 0, 0, 1, 1, 2, 2]


def test_a_limit_holds_on_both_sides() -> None:
    rows = [{"n": n, "d": 1} for n in (-11, -10, -9, 0, 19, 20, 21)]
    assert _everywhere(ex.clamp(NUMBER, -10, 20), rows) == [-10, -10, -9, 0, 19, 20, 20]


def test_a_number_loses_its_sign() -> None:
    rows = [{"n": n, "d": 1} for n in (-11, 0, 11)]
    assert _everywhere(ex.absolute(NUMBER), rows) == [11, 0, 11]


def test_the_greatest_and_the_least_of_many() -> None:
    rows = [{"n": n, "d": 7} for n in (-5, 3, 40)]
    assert _everywhere(ex.maximum(NUMBER, 2, DIVISOR, -8, 1), rows) == [7, 7, 40]
    assert _everywhere(ex.minimum(NUMBER, 2, DIVISOR, 9, 30), rows) == [-5, 2, 2]
