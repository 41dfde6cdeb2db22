"""Products beyond 64 bits stay exact; what no engine holds is refused while the policy is compiled."""

from __future__ import annotations

import pytest
from expression_duckdb import asked, source

from kaohe import expression as ex

LARGEST = 10**15
MONEY = ex.Column("money", 0, LARGEST)
TARGET = ex.Column("target", 0, LARGEST)
ANY = ex.Column("money", -(2**63), 2**63 - 1)
AMOUNTS = [0, 1, 3, 99_999, 123_456_789_012_345, LARGEST - 1, LARGEST]


def _by_duckdb(expression: ex.Expr, pairs: list[tuple[int, int]]) -> list[int]:
    plan = ex.Plan()
    plan.define("result", expression)
    rows = [{"money": money, "target": target} for money, target in pairs]
    return [line[0] for line in asked(plan.sql("duckdb", source(rows))).fetchall()]


PAIRS = [(money, target) for money in AMOUNTS for target in AMOUNTS]


def test_a_product_of_100_bits_is_exact() -> None:
    assert _by_duckdb(MONEY * TARGET - MONEY * 7, PAIRS) == [m * t - m * 7 for m, t in PAIRS]


def test_a_division_of_wide_numbers_is_exact_on_both_sides_of_64_bits() -> None:
    share = MONEY * 25_000_000 // ex.maximum(TARGET, 1)
    assert _by_duckdb(share, PAIRS) == [m * 25_000_000 // max(t, 1) for m, t in PAIRS]


def test_a_wide_divisor_is_exact() -> None:
    share = MONEY * 25_000_000 // (TARGET * 10**6 + 1)
    assert _by_duckdb(share, PAIRS) == [m * 25_000_000 // (t * 10**6 + 1) for m, t in PAIRS]


def test_a_narrow_dividend_by_a_wide_divisor_is_exact() -> None:
    assert _by_duckdb(MONEY // (TARGET * 10**6 + 1), PAIRS) == [m // (t * 10**6 + 1) for m, t in PAIRS]


def test_a_wide_division_is_tried_in_64_bits_first() -> None:
    plan = ex.Plan()
    plan.define("share", MONEY * 25_000_000 // ex.maximum(TARGET, 1))
    outermost = plan.sql("duckdb", "people").split("\n")[0]
    fast, slow = 'CAST("_1" AS BIGINT) // "_2"', '"_1" // CAST("_2" AS HUGEINT)'
    guarded = f'CASE WHEN "_1" <= {2**63 - 1} THEN CAST(({fast}) AS HUGEINT) ELSE CAST(({slow}) AS HUGEINT) END'
    assert outermost == f'SELECT {guarded} AS "share"'


@pytest.mark.parametrize("divisor", [2**63 - 1, 2**63, 2**64, 10**20])
def test_a_wide_constant_divides_exactly(divisor: int) -> None:
    assert _by_duckdb(MONEY * TARGET // divisor, PAIRS) == [m * t // divisor for m, t in PAIRS]
    assert _by_duckdb(ex.number(divisor) // (TARGET + 1), PAIRS) == [divisor // (t + 1) for _, t in PAIRS]


def test_wide_numbers_are_compared_exactly() -> None:
    pairs = [(LARGEST, LARGEST), (LARGEST, LARGEST - 1), (LARGEST - 1, LARGEST)]
    assert _by_duckdb(ex.as_number(MONEY * 10**6 >= TARGET * 10**6), pairs) == [1, 1, 0]


def test_the_limits_of_64_bits_are_passed_exactly() -> None:
    pairs = [(-(2**63), 0), (2**63 - 1, 0), (-1, 0)]
    assert _by_duckdb(ex.absolute(ANY), pairs) == [2**63, 2**63 - 1, 1]
    assert _by_duckdb(-ANY + 1, pairs) == [2**63 + 1, -(2**63) + 2, 2]
    assert _by_duckdb(ANY * ANY, pairs) == [2**126, (2**63 - 1) ** 2, 1]


@pytest.mark.parametrize("value", [-(2**63), 2**63 - 1, 2**63, -(2**63) - 1, 10**38 - 1, 1 - 10**38])
def test_every_constant_is_written_exactly(value: int) -> None:
    assert _by_duckdb(ex.Literal(value), [(0, 0)]) == [value]
    assert _by_duckdb(ex.case([(MONEY > 0, value)], 5), [(0, 0), (1, 0)]) == [5, value]


def test_small_constants_do_not_make_32_bit_numbers() -> None:
    chosen = ex.case([(MONEY > 0, 2**31 - 1)], 1)
    assert _by_duckdb(chosen * chosen + chosen, [(1, 0)]) == [(2**31 - 1) * 2**31]


def test_the_wide_type_is_used_only_where_bounds_demand_it() -> None:
    plan = ex.Plan()
    plan.define("narrow", MONEY * 9000)
    plan.define("wide", MONEY * 9300)
    narrow, wide = plan.sql("duckdb", "t", outputs=["narrow"]), plan.sql("duckdb", "t", outputs=["wide"])
    assert "HUGEINT" not in narrow
    assert "HUGEINT" in wide


def test_a_wide_number_is_narrowed_again_once_it_fits() -> None:
    plan = ex.Plan()
    plan.define("limited", ex.minimum(MONEY * MONEY, 100))
    plan.define("quotient", MONEY * MONEY // LARGEST)
    relation = asked(plan.sql("duckdb", source([{"money": 10}])))
    assert [str(kind) for kind in relation.types] == ["BIGINT", "BIGINT"]
    assert relation.fetchall() == [(100, 0)]


@pytest.mark.parametrize(
    "expression",
    [ANY * ANY * 2, ex.Literal(10**38), ex.Literal(-(10**38)), MONEY * 10**24, (MONEY * 10**20) // 1],
)
def test_what_no_engine_holds_is_refused(expression: ex.Expr) -> None:
    plan = ex.Plan()
    with pytest.raises(ex.ExpressionTooWide, match=r"「income」.*超出整数上限"):
        plan.define("income", expression)
    assert plan.names == ()


def test_an_expression_refused_leaves_its_names_free() -> None:
    plan = ex.Plan()
    with pytest.raises(ex.ExpressionTooWide):
        plan.define("income", ANY * ANY * ANY)
    plan.define("income", ex.Column("money", 0, 10) * 2)
    assert plan.function()({"money": 4}) == {"income": 8}
