"""What may be built at all: numbers with bounds, conditions apart from them, divisions proven safe."""

from __future__ import annotations

import operator
from collections.abc import Callable

import pytest

from kaohe import expression as ex

COUNT = ex.Column("count", 0, 40)
DELTA = ex.Column("delta", -50, 60)
TARGET = ex.Column("target", 1, 100)


@pytest.mark.parametrize(
    ("expression", "low", "high"),
    [
        (COUNT + DELTA, -50, 100),
        (COUNT - DELTA, -60, 90),
        (DELTA * DELTA, -3000, 3600),
        (COUNT // TARGET, 0, 40),
        (-DELTA, -60, 50),
        (3 - COUNT, -37, 3),
        (ex.minimum(DELTA, 10), -50, 10),
        (ex.maximum(DELTA, 10), 10, 60),
        (ex.absolute(DELTA), 0, 60),
        (ex.absolute(ex.minimum(DELTA, -7)), 7, 50),
        (ex.clamp(DELTA, 0, 20), 0, 20),
        (ex.case([(DELTA > 0, COUNT)], -1), -1, 40),
        (ex.total([COUNT, COUNT, TARGET]), 1, 180),
        (ex.as_number(DELTA > 0), 0, 1),
        (ex.divide_half_away(COUNT, 7), 0, 6),
        (ex.divide_half_away(DELTA, 7), -9, 9),
    ],
)
def test_every_number_knows_its_bounds(expression: ex.Expr, low: int, high: int) -> None:
    assert expression.bounds == ex.Bounds(low, high)


@pytest.mark.parametrize(
    ("dividend", "divisor"), [(DELTA, TARGET), (COUNT, COUNT), (COUNT, DELTA), (COUNT - 1, TARGET)]
)
@pytest.mark.parametrize("divide", [operator.floordiv, ex.floor_divide, ex.FloorDivide])
def test_a_division_not_proven_safe_is_refused(
    divide: Callable[[ex.Expr, ex.Expr], ex.Expr], dividend: ex.Expr, divisor: ex.Expr
) -> None:
    with pytest.raises(ValueError, match="not proven safe"):
        divide(dividend, divisor)


def test_a_guard_makes_a_division_safe() -> None:
    guarded = ex.case([(COUNT > 0, ex.maximum(DELTA, 0) // ex.maximum(COUNT, 1))], 0)
    assert guarded.bounds == ex.Bounds(0, 60)


def test_rounding_needs_a_denominator_above_zero() -> None:
    with pytest.raises(ValueError, match="not proven safe"):
        ex.divide_half_away(DELTA, COUNT)


@pytest.mark.parametrize("wrong", [True, 1.5, "3", None, COUNT > 3])
def test_only_whole_numbers_are_numbers(wrong: object) -> None:
    with pytest.raises(TypeError, match="whole number"):
        ex.number(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "build",
    [
        lambda wrong: ex.case([(wrong, 1)], 0),
        lambda wrong: ex.all_of(COUNT > 1, wrong),
        ex.any_of,
        lambda wrong: (COUNT > 1) & wrong,
        ex.Not,
    ],
)
@pytest.mark.parametrize("wrong", [False, COUNT, 1])
def test_only_conditions_are_conditions(build: Callable[[object], object], wrong: object) -> None:
    with pytest.raises(TypeError, match="equals"):
        build(wrong)


def test_python_cannot_decide_a_condition_before_there_is_data() -> None:
    with pytest.raises(TypeError, match="no truth value"):
        assert 0 <= DELTA <= 10


def test_equal_trees_are_equal_and_hash_alike() -> None:
    assert COUNT + 1 == COUNT + 1
    assert hash(COUNT + 1) == hash(COUNT + 1)
    assert COUNT + 1 != COUNT + 2
    assert ex.equals(COUNT, 3) == ex.Compare(ex.Comparison.EQUAL, COUNT, ex.Literal(3))


@pytest.mark.parametrize(("low", "high"), [(1, 0), (-(2**63) - 1, 0), (0, 2**63)])
def test_a_column_has_bounds_within_64_bits(low: int, high: int) -> None:
    with pytest.raises(ValueError, match=r"bounds are empty|more than 64 bits"):
        ex.Column("count", low, high)


def test_a_column_admits_only_what_it_promises() -> None:
    assert [COUNT.admits(value) for value in (0, 40, -1, 41, None)] == [True, True, False, False, False]
