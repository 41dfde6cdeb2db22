"""Order lines (订单行): kept, held or excluded with the reason, and their net amount at the cut-off."""

from __future__ import annotations

from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from kaohe.attribution.literals import contains_one_of, is_one_of, literal
from kaohe.attribution.window import Window
from kaohe.policy.fact_rules import OrderRules

KEPT, UNPAID, CANCELLED, GIFT, MARKED, BRUSHED, AFFILIATE, NOT_LIVE, NO_AMOUNT, PENDING = range(10)
"""Why a line counts or not: 0 is kept, from ``NO_AMOUNT`` on it is held until the data is there."""

REASONS: dict[int, str] = {
    UNPAID: "未支付",
    CANCELLED: "已取消",
    GIFT: "赠品（应付金额为 0）",
    MARKED: "含样品、补发或刷单标记",
    BRUSHED: "应付金额低于最低成交价",
    AFFILIATE: "他人直播间（联盟带货）",
    NOT_LIVE: "非直播成交",
    NO_AMOUNT: "待数据：缺订单应付金额",
    PENDING: "待数据：流量体裁次日更新",
}
"""The Chinese reason of every line that is not counted."""

CLOSED_STATUS = "已关闭"
"""The platform's word for an order that can no longer change (platform data §1.4)."""


def same_comma(column: str) -> str:
    """The SQL of a status text with blanks trimmed and 「，」 written as a comma, for matching only."""
    return f"replace(trim({column}), '，', ',')"


def refund_succeeded(rules: OrderRules, as_of: str) -> str:
    """The condition that an after-sale row is a refund that succeeded by the cut-off.

    A success without any time was known at the export, so it counts.
    """
    statuses = [status.strip().replace("，", ",") for status in rules.refunded_statuses]
    moment = "coalesce(refunded_at, arrived_at, finished_at, applied_at)"
    return f"{is_one_of(same_comma('status'), statuses)} AND {moment} <= {as_of}"


def _conditions(rules: OrderRules, as_of: str) -> tuple[tuple[int, str], ...]:
    """What must hold for a line to count, with the reason when it does not; never NULL, whatever cell is missing."""
    return (
        (UNPAID, f"(paid_at IS NOT NULL AND paid_at <= {as_of})"),
        (CANCELLED, "(cancel_reason IS NULL OR cancel_reason IN ('', '-'))"),
        (GIFT, "(payable IS NULL OR payable <> 0)"),
        (
            MARKED,
            f"({_free_of('product', rules.excluded_words)} AND {_free_of('merchant_note', rules.excluded_words)})",
        ),
        (BRUSHED, f"(payable IS NULL OR payable >= {rules.brush_below.value})"),
        (AFFILIATE, _free_of("traffic_source", rules.affiliate_sources)),
        (NO_AMOUNT, "payable IS NOT NULL"),
        (PENDING, f"(traffic_kind IS NULL OR NOT {is_one_of('traffic_kind', rules.pending_kinds)})"),
        (
            NOT_LIVE,
            f"(traffic_kind IS NULL OR {is_one_of('traffic_kind', rules.live_kinds)})" if rules.live_kinds else "TRUE",
        ),
    )


def _free_of(column: str, words: Sequence[str]) -> str:
    return f"({column} IS NULL OR NOT {contains_one_of(column, words)})"


def _reason(conditions: Sequence[tuple[int, str]]) -> str:
    """The first condition that fails is the reason."""
    return "CASE " + " ".join(f"WHEN NOT {test} THEN {code}" for code, test in conditions) + f" ELSE {KEPT} END"


def _is_held(conditions: dict[int, str]) -> str:
    """Nothing speaks against the line but that its data is not there yet; the rare test first, for the scan."""
    waits = f"NOT ({conditions[NO_AMOUNT]} AND {conditions[PENDING]})"
    return " AND ".join([waits, *(test for code, test in conditions.items() if code < NO_AMOUNT and code != NOT_LIVE)])


def _reason_text() -> str:
    return "CASE reason " + " ".join(f"WHEN {code} THEN {literal(text)}" for code, text in REASONS.items()) + " END"


_REFUNDS = """
CREATE OR REPLACE TABLE line_refunds AS
SELECT shop, line_id, sum(refund_goods)::BIGINT AS refunded, count(*)::BIGINT AS refunds
FROM after_sales WHERE refund_goods > 0 AND {succeeded} GROUP BY ALL
"""

_SORTED = """
CREATE OR REPLACE VIEW sorted_lines AS
WITH dated AS (
    SELECT *, {moment} AS moment, {day} AS day, {reason} AS reason, {is_kept} AS is_kept, {is_held} AS is_held
    FROM order_lines WHERE {day} BETWEEN {first} AND {last}
)
SELECT d.* EXCLUDE (biz_date, day), d.day AS biz_date, {reason_text} AS reason_text,
       CASE WHEN reason = 0 THEN '' ELSE {clause} END AS clause, coalesce(i.room, n.room, o.room) AS room,
       coalesce(i.room_no, n.room_no, o.room_no) AS room_no,
       CASE WHEN completed_at <= {as_of} OR status = {closed} THEN 0 ELSE 1 END AS is_open,
       greatest(payable - coalesce(freight, 0) + coalesce(platform_discount, 0), 0) AS gross_fen
FROM dated d
LEFT JOIN rooms_by_id i ON i.key = d.author_id AND d.day BETWEEN i.valid_from AND i.valid_to
LEFT JOIN rooms_by_name n ON n.key = d.author_name AND d.day BETWEEN n.valid_from AND n.valid_to
LEFT JOIN shop_rooms o ON o.shop = d.shop AND d.author_id IS NULL AND d.author_name IS NULL
"""

_LINES = """
CREATE OR REPLACE VIEW lines AS
SELECT s.*, least(gross_fen, coalesce(r.refunded, 0)) AS refund_fen,
       gross_fen - least(gross_fen, coalesce(r.refunded, 0)) AS net_fen
FROM sorted_lines s LEFT JOIN line_refunds r ON r.shop = s.shop AND r.line_id = s.line_id
"""


def select_lines(con: DuckDBPyConnection, rules: OrderRules, window: Window) -> None:
    """Make the view ``lines``: every order line of the window, with reason, room, gross, refund and net in fen.

    Net = payable − freight + platform discount − product refunds that succeeded by the cut-off, at least 0
    (settled 4). ``is_kept`` and ``is_held`` say what ``reason`` says, as conditions the scan can use. A line's room
    is its account's on that day; without any account, its shop's only room. ``sorted_lines`` is all this before
    refunds.
    """
    as_of = literal(window.as_of)
    con.execute(_REFUNDS.format(succeeded=refund_succeeded(rules, as_of)))
    con.execute(_SORTED.format(**_words(rules, as_of), first=literal(window.starts_on), last=literal(window.ends_on)))
    con.execute(_LINES)


def _words(rules: OrderRules, as_of: str) -> dict[str, str]:
    """The policy's part of the query."""
    paid = rules.order_time == "paid"
    conditions = _conditions(rules, as_of)
    return {
        "moment": "coalesce(paid_at, submitted_at)" if paid else "submitted_at",
        "day": "coalesce(CAST(paid_at AS DATE), biz_date)" if paid else "biz_date",
        "reason": _reason(conditions),
        "is_kept": " AND ".join(test for _, test in conditions),
        "is_held": _is_held(dict(conditions)),
        "reason_text": _reason_text(),
        "clause": literal(rules.clause),
        "as_of": as_of,
        "closed": literal(CLOSED_STATUS),
    }
