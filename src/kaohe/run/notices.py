"""Notices (提示): what the people who use a run should know beside its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kaohe.attribution import Window
from kaohe.facts import Connection
from kaohe.findings import Finding, Place, Severity
from kaohe.policy.fact_rules import OrderRules
from kaohe.policy.pay import CommissionScheme
from kaohe.quantities import show_money
from kaohe.run.payments import NO_SCHEME
from kaohe.run.staff import Member

_LATE = """
SELECT count(DISTINCT (l.shop, l.line_id)), coalesce(sum(a.refund_goods), 0)::BIGINT
FROM lines l JOIN after_sales a USING (shop, line_id)
WHERE l.reason = 0 AND a.refunded_at > $as_of AND a.refund_goods > 0 AND list_contains($statuses, a.status)
"""


def early_cut_off(window: Window) -> Iterator[Finding]:
    """A moment before the month is over: what is sold and paid later is missing from every figure."""
    if window.as_of.date() <= window.ends_on:
        yield Finding(
            Severity.WARN,
            "cut-off-before-month-end",
            Place(),
            f"数据截至 {window.as_of:%Y-%m-%d %H:%M}，那时 {window.period} 还没有结束",
            "此后才付款的订单和此后的退款都不计入，结果只是中途的样子",
            "正式核算请用月末之后的时刻，或不写 --as-of",
        )


OVERLAPPING = frozenset({"order_lines", "after_sales", "slots"})
"""Exports and rosters that reach over the edges of a month, so that they alone do not make one."""

_DELIVERED = "SELECT DISTINCT table_name FROM deliveries WHERE period = $period AND rows > 0"


def only_overlaps(con: Connection, period: str) -> Iterator[Finding]:
    """A month of which only the edges of its neighbours' order exports are there has no facts (settled 3)."""
    delivered = {name for (name,) in con.execute(_DELIVERED, {"period": period}).fetchall()}
    if delivered <= OVERLAPPING:
        yield Finding(
            Severity.STOP,
            "period-without-facts",
            Place(),
            f"没有 {period} 的数据：除了相邻月份的文件里带到的订单、售后与班次，什么都没有",
            "没有场次、出勤、目标和评分，这个月的考核无从算起",
            "请检查期间是否写对，或把这个月下载的文件和考核数据放进文件夹",
        )


def late_refunds(con: Connection, window: Window, rules: OrderRules) -> Iterator[Finding]:
    """Refunds of the period's orders that came after the freeze: known, not counted, due in a later period."""
    values = {"as_of": window.as_of, "statuses": list(rules.refunded_statuses)}
    lines, amount = con.execute(_LATE, values).fetchone() or (0, 0)
    if lines:
        yield Finding(
            Severity.NOTE,
            "late-refunds",
            Place(),
            f"数据冻结（{window.as_of:%Y-%m-%d %H:%M}）之后又有 {lines} 个子订单退款，共 {show_money(amount)} 元，没有计入本期",
            "冻结以后的退款不改本期结果，在以后的期间冲减",
            "发薪时按提成方案在以后各期冲减；不需要现在处理",
            rules.clause,
        )


def unfit_schemes(staff: Mapping[str, Member], schemes: Mapping[str, CommissionScheme]) -> Iterator[Finding]:
    """People whose written commission scheme is not the one of their position."""
    for member in staff.values():
        scheme = schemes.get(member.position)
        fitting = {"", NO_SCHEME, *((scheme.name, scheme.id) if scheme else ())}
        if (member.scheme or "") not in fitting:
            yield Finding(
                Severity.WARN,
                "unfit-commission-scheme",
                Place(),
                f"{member.person_id} {member.name} 的提成方案「{member.scheme}」不是其岗位的方案",
                f"制度里这个岗位的方案是「{scheme.name if scheme else NO_SCHEME}」，提成按制度计算",
                f"在人员表改正提成方案；不计提成的写「{NO_SCHEME}」",
            )
