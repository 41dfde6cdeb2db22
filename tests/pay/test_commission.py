"""提成 on net sales: tiers, the gate, multipliers (policy §7.4, vectors V20 and V21)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaohe.pay import commission_lines, compile_scheme, payable
from kaohe.policy.pay import CommissionScheme

TIERS = [("0元", "1%"), ("10万元", "1.5%"), ("30万元", "2%")]
GATE = {"when": {"measure": "completion", "at_least": "60%"}, "otherwise": "lowest_rate", "clause": "七(四)3"}
REFUNDS = {
    "name": "退货率过高",
    "when": {"measure": {"of": "input", "name": "refund_rate", "unit": "%"}, "more_than": "30%"},
    "times": "80%",
    "clause": "七(四)4",
}


def scheme(mode: str = "slice", **parts: Any) -> CommissionScheme:
    """The default tiers with some parts added."""
    return CommissionScheme.model_validate(
        {
            "id": "anchor",
            "name": "主播提成",
            "positions": ["anchor"],
            "base": "net_sales",
            "credited_role": "主播",
            "mode": mode,
            "tiers": [{"at_least": low, "rate": rate} for low, rate in TIERS],
            "floor": "0元",
            "after_refund_months": 2,
            "standard": "月净销售额10万以下提1%，10万至30万提1.5%，30万以上提2%",
            "clause": "七(四)",
            **parts,
        }
    )


def paid(given_scheme: CommissionScheme, net: int, target: int = 1, refunds: tuple[int, int] = (0, 1)) -> int:
    """The commission in fen."""
    values = {"net_sales": (net, 1), "actual": (net, 1), "target": (target, 1), "refund_rate": refunds}
    return compile_scheme(given_scheme).compute(values)["amount"]


@pytest.mark.parametrize(("net", "amount"), [(29_999_999, 450_000), (30_000_000, 600_000), (35_000_000, 700_000)])
def test_v20_the_whole_amount_at_the_reached_rate_jumps_at_the_edge(net: int, amount: int) -> None:
    assert paid(scheme("whole"), net) == amount


@pytest.mark.parametrize(("net", "amount"), [(30_000_000, 400_000), (35_000_000, 500_000), (0, 0)])
def test_v21_slice_by_slice_has_no_jump(net: int, amount: int) -> None:
    assert paid(scheme(), net) == amount


@pytest.mark.parametrize(("net", "amount"), [(6_000_000, 60_000), (5_999_999, 60_000)])
def test_below_sixty_percent_only_the_lowest_rate_is_paid_and_at_sixty_the_tiers(net: int, amount: int) -> None:
    assert paid(scheme(gate=GATE), net, target=10_000_000) == amount


def test_a_closed_gate_pays_the_lowest_rate_on_everything() -> None:
    assert paid(scheme(gate=GATE), 35_000_000, target=100_000_000) == 350_000


def test_a_closed_gate_may_pay_nothing() -> None:
    assert paid(scheme(gate={**GATE, "otherwise": "none"}), 35_000_000, target=100_000_000) == 0


@pytest.mark.parametrize(("refunds", "amount"), [((31, 100), 560_000), ((30, 100), 700_000)])
def test_r19_refunds_over_thirty_percent_leave_eighty_percent(refunds: tuple[int, int], amount: int) -> None:
    assert paid(scheme("whole", factors=[REFUNDS]), 35_000_000, refunds=refunds) == amount


def test_the_lines_sum_to_the_amount() -> None:
    amounts = compile_scheme(scheme(factors=[REFUNDS])).compute({"net_sales": (33_333_333, 1), "refund_rate": (1, 2)})
    parts = [amounts[f"earned{place}"] for place in (1, 2, 3)]
    assert sum(parts) + amounts["factor1"] + amounts["floor_line"] == amounts["amount"]


def test_a_missing_refund_rate_is_never_taken_as_zero() -> None:
    with pytest.raises(KeyError):
        compile_scheme(scheme(factors=[REFUNDS])).compute({"net_sales": (1, 1)})


def test_a_floor_lifts_a_small_commission() -> None:
    assert paid(scheme(floor="2000元"), 1_000_000) == 200_000


@given(net=st.integers(0, 10**11))
def test_slices_are_what_decimal_arithmetic_gives(net: int) -> None:
    edges = [(Decimal(0), "0.01"), (Decimal(10_000_000), "0.015"), (Decimal(30_000_000), "0.02")]
    highs = [edge for edge, _ in edges[1:]] + [Decimal(10) ** 20]
    parts = [
        (max(Decimal(0), min(Decimal(net), high) - low) * Decimal(rate)).quantize(Decimal(1), ROUND_HALF_UP)
        for (low, rate), high in zip(edges, highs, strict=True)
    ]
    assert paid(scheme(), net) == sum(parts)


def test_every_line_names_its_slice_rate_and_clause_and_they_sum_to_the_amount() -> None:
    chosen = scheme(factors=[REFUNDS])
    amounts = compile_scheme(chosen).compute({"net_sales": (35_000_000, 1), "refund_rate": (1, 2)})
    lines = commission_lines(chosen, amounts)
    assert payable(lines) == amounts["amount"] == 400_000
    assert [line.amount for line in lines] == [100_000, 300_000, 100_000, -100_000]
    assert "100,000元（含）至 300,000元部分：200,000.00 元 × 1.5% = 3,000.00 元" in lines[1].sentence
    assert lines[-1].clause == "七(四)4"


def test_a_closed_gate_is_told_in_its_line() -> None:
    chosen = scheme(gate=GATE)
    amounts = compile_scheme(chosen).compute(
        {"net_sales": (1_000_000, 1), "actual": (1_000_000, 1), "target": (100_000_000, 1)}
    )
    (line,) = commission_lines(chosen, amounts)
    assert line.sentence == "未达提成门槛，全额按最低档：10,000.00 元 × 1% = 100.00 元"
    assert line.clause == "七(四)3"


def test_the_whole_amounts_line_names_the_tier_it_reached_alone() -> None:
    chosen = scheme(mode="whole")
    (line,) = commission_lines(chosen, compile_scheme(chosen).compute({"net_sales": (35_000_000, 1)}))
    assert line.sentence == "达到 300,000元（含）以上，全额：350,000.00 元 × 2% = 7,000.00 元"
