"""绩效工资 = 基数 × 个人系数 × 部门系数 × 出勤系数 (policy §7.3)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaohe.pay import PerformanceInputs, performance_line, performance_pay
from kaohe.policy.pay import PerformancePay

POLICY = PerformancePay.model_validate(
    {
        "department": {
            "clause": "七(三)2",
            "bands": [
                {"at_least": "110%", "coefficient": "1.1"},
                {"at_least": "90%", "coefficient": "1.0"},
                {"at_least": "70%", "coefficient": "0.9"},
                {"at_least": None, "coefficient": "0.8"},
            ],
        },
        "attendance": {"divisor": "scheduled_days", "statutory_days": "21.75天", "cap": "1.0", "clause": "七(三)3"},
        "minimum_wage_note": "不低于当地最低工资",
        "clause": "七(三)",
    }
)
STATUTORY = POLICY.model_copy(
    update={"attendance": POLICY.attendance.model_copy(update={"divisor": "statutory_month_days"})}
)
BASE = PerformanceInputs(
    base=300_000,
    coefficient=1_100_000,
    department_actual=100,
    department_plan=100,
    paid_days=2000,
    scheduled_days=2000,
)


def inputs(**changes: int) -> PerformanceInputs:
    """The base case with some numbers changed."""
    return PerformanceInputs(**{name: changes.get(name, getattr(BASE, name)) for name in PerformanceInputs.__slots__})


def test_vector_v22_three_thousand_times_1_1_times_20_of_21_75_days() -> None:
    assert performance_pay(STATUTORY, BASE).amount == 303_448


@pytest.mark.parametrize(
    ("actual", "coefficient"),
    [(110, 1_100_000), (109, 1_000_000), (90, 1_000_000), (89, 900_000), (70, 900_000), (69, 800_000), (0, 800_000)],
)
def test_the_department_coefficient_at_both_edges_of_every_band(actual: int, coefficient: int) -> None:
    assert performance_pay(POLICY, inputs(department_actual=actual)).department_coefficient == coefficient


def test_attendance_never_exceeds_its_cap() -> None:
    assert performance_pay(POLICY, inputs(paid_days=2300)).amount == performance_pay(POLICY, BASE).amount


def test_the_line_prints_every_number_and_the_clause() -> None:
    given_inputs = inputs(paid_days=1850, scheduled_days=2200)
    result = performance_pay(POLICY, given_inputs)
    line = performance_line(POLICY, given_inputs, result)
    assert line.amount == result.amount
    assert line.clause == "七(三)"
    assert all(part in line.sentence for part in ("3,000.00 元", "1.1", "18.5天÷22天", "四舍五入到分"))


@pytest.mark.parametrize(
    ("paid", "scheduled", "told"),
    [
        (1800, 1800, "18天÷18天（即 1.0）"),
        (1850, 2200, "18.5天÷22天（约 0.8409）"),
        (2300, 2200, "23天÷22天（最高按 1.0 计）"),
    ],
)
def test_the_attendance_coefficient_is_told_as_it_was_used(paid: int, scheduled: int, told: str) -> None:
    given_inputs = inputs(paid_days=paid, scheduled_days=scheduled)
    assert told in performance_line(POLICY, given_inputs, performance_pay(POLICY, given_inputs)).sentence


@given(
    base=st.integers(0, 10**9),
    coefficient=st.integers(0, 2_000_000),
    actual=st.integers(0, 10**13),
    plan=st.integers(1, 10**13),
    days=st.tuples(st.integers(0, 3100), st.integers(1, 3100)),
)
def test_the_amount_is_what_decimal_arithmetic_gives(
    base: int, coefficient: int, actual: int, plan: int, days: tuple[int, int]
) -> None:
    result = performance_pay(POLICY, PerformanceInputs(base, coefficient, actual, plan, *days))
    bands = [(Decimal("1.1"), Decimal("1.1")), (Decimal("0.9"), Decimal("1.0")), (Decimal("0.7"), Decimal("0.9"))]
    department = next((value for least, value in bands if Decimal(actual) >= least * plan), Decimal("0.8"))
    numerator = Decimal(base) * coefficient * department * min(days)
    if days[0] > days[1]:
        numerator = Decimal(base) * coefficient * department * days[1]
    exact = numerator / (Decimal(1_000_000) * days[1])
    assert abs(result.amount - exact) <= Decimal("0.5")
    assert result.amount == exact.quantize(Decimal(1), ROUND_HALF_UP)
