"""Findings of attribution: the invariant per role, overlapping slots, time and orders that belong to nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from duckdb import DuckDBPyConnection

from kaohe.attribution.lines import KEPT, PENDING, REASONS
from kaohe.attribution.literals import literal
from kaohe.attribution.slots import ANCHOR
from kaohe.findings import Finding, Place, Severity
from kaohe.policy.fact_rules import FactRules
from kaohe.quantities import show_money


def check_attribution(con: DuckDBPyConnection, rules: FactRules) -> tuple[Finding, ...]:
    """Everything to be told about the attribution in ``con``, in a fixed order."""
    return (
        *overlapping_slots(con),
        *unequal_totals(con),
        *_unknown_accounts(con),
        *_missing_after_sales(con, rules),
        *_pending_lines(con),
        *unrostered_time(con),
    )


def overlapping_slots(con: DuckDBPyConnection) -> list[Finding]:
    """Two people in one role and room at one time, one of them without a weight (settled 3: stops)."""
    found = con.execute(
        "SELECT a.source_file, a.source_sheet, a.source_row, a.room, a.role, a.person_id, b.person_id, b.source_file, "
        "b.source_row, greatest(a.started_at, b.started_at), least(a.ended_at, b.ended_at) FROM slots a JOIN slots b "
        "ON a.room = b.room AND a.role = b.role AND a.started_at < b.ended_at AND b.started_at < a.ended_at "
        "AND (a.started_at, a.person_id) < (b.started_at, b.person_id) "
        "WHERE a.weight IS NULL OR b.weight IS NULL OR a.person_id = b.person_id ORDER BY ALL"
    ).fetchall()
    return [
        Finding(
            Severity.STOP,
            "overlapping-slots",
            Place(file, sheet, row, "实际起"),
            f"{room}的{role}{first}与{second}（文件「{other}」第 {other_row} 行）"
            f"在 {_spell(begins, ends)} 同时在岗，没有写权重",
            "同一直播间同一角色的时段重叠时，不知道业绩怎样分",
            "请改正实际起止时间；确是两人同时在岗的，请在两行都填上权重",
        )
        for file, sheet, row, room, role, first, second, other, other_row, begins, ends in found
    ]


def unequal_totals(con: DuckDBPyConnection) -> list[Finding]:
    """The invariant: per room and credit group, credited + 未归属 = the room's total, to the fen (settled 6).

    The total is summed from the lines themselves, not from the credits; a finding here is a fault of ours.
    """
    found = con.execute(
        f"""
        WITH totals AS (
            SELECT room, sum(gross_fen)::BIGINT AS gross, sum(refund_fen)::BIGINT AS refund, sum(net_fen)::BIGINT AS net
            FROM lines WHERE reason = {KEPT} GROUP BY room
        ), credited AS (
            SELECT room, credit_group, sum(gross_fen)::BIGINT AS gross, sum(refund_fen)::BIGINT AS refund,
                   sum(net_fen)::BIGINT AS net FROM credit_sums GROUP BY room, credit_group
        ), groups AS (SELECT DISTINCT credit_group FROM crew)
        SELECT coalesce(t.room, ''), g.credit_group, t.net, coalesce(c.net, 0)
        FROM totals t CROSS JOIN groups g
        LEFT JOIN credited c ON c.room IS NOT DISTINCT FROM t.room AND c.credit_group = g.credit_group
        WHERE (t.gross, t.refund, t.net) IS DISTINCT FROM (coalesce(c.gross, 0), coalesce(c.refund, 0), coalesce(c.net, 0))
        ORDER BY ALL
        """
    ).fetchall()
    return [
        Finding(
            Severity.STOP,
            "credits-differ-from-total",
            Place(),
            f"{room or '未知直播间'}的{group}：已归属与未归属合计 {show_money(credited)} 元，"
            f"直播间合计 {show_money(total)} 元，相差 {show_money(credited - total)} 元",
            "每个角色的归属必须等于直播间合计",
            "这是程序的错误，请把本次运行的事实文件夹交给维护者",
        )
        for room, group, total, credited in found
    ]


def _unknown_accounts(con: DuckDBPyConnection) -> list[Finding]:
    found = con.execute(
        "SELECT coalesce(author_id, ''), coalesce(author_name, ''), count(*), sum(net_fen)::BIGINT, "
        "arg_min(source_file, (source_file, source_row)), arg_min(source_row, (source_file, source_row)) FROM lines "
        f"WHERE room IS NULL AND reason = {KEPT} GROUP BY 1, 2 ORDER BY 1, 2"
    ).fetchall()
    return [
        Finding(
            Severity.WARN,
            "unknown-account",
            Place(file, "", row, "达人ID"),
            f"达人ID「{account}」、昵称「{name}」不在账号表里，{count} 个子订单、净额 {show_money(net)} 元记入未归属",
            "账号表说明每个账号属于哪个直播间",
            "请在账号表补上这个账号的直播间和生效日期，再运行一次",
        )
        for account, name, count, net, file, row in found
    ]


def _missing_after_sales(con: DuckDBPyConnection, rules: FactRules) -> list[Finding]:
    """Orders that say they were refunded while no after-sale row does: their refund is unknown, not zero."""
    statuses = ", ".join(literal(status.strip().replace("，", ",")) for status in rules.orders.refunded_statuses)
    found = con.execute(
        "SELECT source_file, count(*), min(source_row), sum(net_fen)::BIGINT FROM lines l "
        f"WHERE reason = {KEPT} AND replace(trim(aftersale_status), '，', ',') IN ({statuses or 'NULL'}) "
        "AND NOT EXISTS (SELECT 1 FROM after_sales a WHERE a.shop = l.shop AND a.line_id = l.line_id) "
        "GROUP BY source_file ORDER BY source_file"
    ).fetchall()
    return [
        Finding(
            Severity.WARN,
            "after-sale-missing",
            Place(file, "", row, "售后状态"),
            f"{count} 个子订单写着已退款，但没有对应的售后单，净额 {show_money(net)} 元里还没有扣退款",
            "退款金额以售后单的退商品金额为准",
            "请导出同一期间的售后单一起导入",
            rules.orders.clause,
        )
        for file, count, row, net in found
    ]


def _pending_lines(con: DuckDBPyConnection) -> list[Finding]:
    found = con.execute(
        "SELECT source_file, reason, count(*), min(source_row) FROM lines "
        f"WHERE reason >= {min(code for code in REASONS if REASONS[code].startswith('待数据'))} "
        "GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return [
        Finding(
            Severity.WARN,
            "lines-waiting",
            Place(file, "", row, "流量体裁" if reason == PENDING else "订单应付金额"),
            f"{count} 个子订单暂时挂起（{REASONS[reason]}），没有计入业绩",
            "来源还没有给出这些行的数据",
            "请过一天重新导出同一期间的订单，再运行一次；在此之前有关指标标为未完整",
        )
        for file, reason, count, row in found
    ]


MANY = 5
"""Unrostered sessions of one room told one by one; more are told together, for the roster itself is missing."""

_UNROSTERED = f"""
SELECT s.source_file, s.source_sheet, s.source_row, coalesce(s.room, '') AS room, s.started_at, s.ended_at, a.share_ms,
       count(*) OVER one_room AS sessions, sum(a.share_ms) OVER one_room AS room_ms,
       row_number() OVER (one_room ORDER BY s.started_at, s.session_id) AS place
FROM airtime a JOIN room_sessions s USING (session_id)
WHERE a.person_id IS NULL AND a.share_ms > 0 AND contains(a.credit_group, {literal(ANCHOR)})
WINDOW one_room AS (PARTITION BY s.room)
QUALIFY sessions <= {MANY} OR place = 1 ORDER BY s.started_at, room, s.session_id
"""


def unrostered_time(con: DuckDBPyConnection) -> list[Finding]:
    """Sessions of the window with time no anchor was on air for (settled 3: warns); many of a room as one."""
    return [
        Finding(
            Severity.WARN,
            "unrostered-time",
            Place(file, sheet, row, "直播开始时间"),
            f"{room or '未知直播间'} {_alone(times) if sessions <= MANY else _together(times, sessions, room_ms)}记入未归属",
            "排班表没有说明这段时间谁在播",
            "请补上这段时间的排班；确实没有主播的，不用处理",
        )
        for file, sheet, row, room, *times, sessions, room_ms, _ in con.execute(_UNROSTERED).fetchall()
    ]


def _alone(times: Sequence[Any]) -> str:
    begins, ends, share = times
    return f"{_spell(begins, ends)} 这一场有 {_minutes(share)}没有主播的排班，这段业绩"


def _together(times: Sequence[Any], sessions: int, room_ms: int) -> str:
    begins, ends, _ = times
    return f"有 {sessions} 场共 {_minutes(room_ms)}没有主播的排班（第一场 {_spell(begins, ends)}），这些业绩"


def _minutes(milliseconds: int) -> str:
    return f"{milliseconds // 60_000} 分 {milliseconds % 60_000 // 1000} 秒"


def _spell(begins: dt.datetime, ends: dt.datetime) -> str:
    return f"{begins:%m-%d %H:%M:%S}—{ends:%m-%d %H:%M:%S}"
