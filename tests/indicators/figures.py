"""Rules and needs of the indicator tests, and one way to ask for a number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kaohe.findings import Finding
from kaohe.indicators import IndicatorRules, Need, measure
from kaohe.policy.indicators import EventKind, Indicator
from kaohe.policy.pay import SpecialPeople
from small_month import CLAUSE, Month, answers, fact_rules

SPECIAL = SpecialPeople.model_validate(
    {
        "hired_by_day": 15,
        "leave_prorates_to": "5工作日",
        "leave_exempts_over": "50%",
        "leaver_least_days": "10工作日",
        "exempt_coefficient": "1.0",
        "clause": CLAUSE,
    }
)

EVENT = EventKind(id="broken_stream", name="断播", recorder="直播运营经理", evidence="场次记录", clause=CLAUSE)


def indicator(name: str, formula: dict[str, str], **cells: Any) -> Indicator:
    base = {
        "id": name,
        "name": name,
        "english": name,
        "unit": "元",
        "direction": "higher",
        "formula": formula,
        "formula_text": name,
        "source": "来源",
        "clause": CLAUSE,
    }
    return Indicator.model_validate(base | cells)


def ratio(name: str, numerator: str, denominator: str, **cells: Any) -> Indicator:
    formula = {"kind": "ratio", "numerator": numerator, "denominator": denominator}
    return indicator(name, formula, **({"unit": "%"} | cells))


LIBRARY = (
    indicator("net_sales", {"kind": "sum", "of": "net_sales"}),
    indicator("viewers", {"kind": "sum", "of": "viewers"}, unit="人次"),
    indicator("orders", {"kind": "sum", "of": "paid_orders"}, unit="单"),
    indicator("sessions", {"kind": "sum", "of": "session_count"}, unit="场"),
    indicator("likes", {"kind": "sum", "of": "likes"}, unit="次"),
    indicator("ads", {"kind": "sum", "of": "ad_cost"}),
    indicator("profit", {"kind": "reported"}, reported_by="财务部"),
    indicator("plans", {"kind": "reported"}, unit="%", natural_limit=True, reported_by="运营部"),
    indicator("diligence", {"kind": "rated"}, unit="分"),
    ratio("conversion", "buyers", "viewers", natural_limit=True),
    ratio("refund_rate", "refunded_orders", "paid_orders", direction="lower"),
    ratio("fan_growth", "new_followers", "new_viewers"),
    ratio("stay", "watch_ms", "viewers", unit="秒"),
    ratio("hours", "on_air_ms", "rostered_days", unit="小时"),
    ratio("attendance", "on_air_ms", "rostered_ms"),
    ratio("inquiry", "service_payers", "service_inquiries"),
    ratio("response", "response_weighted_ms", "service_sessions", unit="秒", approximate=True, direction="lower"),
    ratio("reply3", "reply3_weighted", "service_sessions", approximate=True, natural_limit=True),
    ratio("refund_time", "refund_handling_ms", "refund_cases", unit="小时"),
)


def rules(*more: Indicator, **changes: Any) -> IndicatorRules:
    return IndicatorRules(fact_rules(**changes), SPECIAL, {one.id: one for one in (*LIBRARY, *more)}, {EVENT.id: EVENT})


def found(month: Month, *needs: Need, **changes: Any) -> tuple[Finding, ...]:
    """Attribute and measure; the findings."""
    month.attribute(fact_rules(**changes))
    return measure(month.con, rules(**changes), month.window, needs)


def number(month: Month, need: Need, post: str, **changes: Any) -> tuple[int, int] | str:
    """The pair of a need for a post, or the note of what is missing."""
    found(month, need, **changes)
    return pair(month, need, post)


def pair(month: Month, need: Need, post: str) -> tuple[int, int] | str:
    rows = answers(
        month.con,
        "SELECT numerator, denominator, state, note FROM inputs "
        f"WHERE post_id = '{post}' AND row_id = '{need.row_id}' AND input = '{need.input}'",
    )
    ((numerator, denominator, state, note),) = rows
    return (numerator, denominator) if state == 1 else str(note)


def posts(month: Month) -> list[tuple[Any, ...]]:
    """Post, first and last day, days, month days, appraised."""
    found(month)
    return answers(
        month.con,
        "SELECT post_id, day(starts_on), day(ends_on), days, month_days, appraised FROM posts ORDER BY post_id",
    )


def actual(name: str, subject: Any = "person", position: str = "anchor") -> Need:
    return Need(position, "row", "actual", name, subject)


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]
