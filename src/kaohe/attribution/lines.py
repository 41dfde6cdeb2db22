"""Order lines (订单行): kept, held or excluded with the reason, and their net amount at the cut-off."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from kaohe.attribution.literals import contains_one_of, is_one_of, literal
from kaohe.attribution.window import Window
from kaohe.policy.fact_rules import OrderRules

KEPT, UNPAID, CANCELLED, GIFT, MARKED, BRUSHED, AFFILIATE, NOT_LIVE, NO_AMOUNT, PENDING = range(10)
"""Why a line counts or not: 0 is kept, from ``NO_AMOUNT`` on it is held until the data is there."""

REASONS: dict[int, str] = {
    UNPAID: "未支付",
    CANCELLED: "已取消",
    GIFT: "赠品(应付金额为 0)",
    MARKED: "含样品、补发或刷单标记",
    BRUSHED: "应付金额低于最低成交价",
    AFFILIATE: "他人直播间(联盟带货)",
    NOT_LIVE: "非直播成交",
    NO_AMOUNT: "待数据:缺订单应付金额",
    PENDING: "待数据:流量体裁次日更新",
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


def _reason(rules: OrderRules, as_of: str) -> str:
    marked = contains_one_of("concat_ws(' ', product, merchant_note)", rules.excluded_words)
    live = is_one_of("traffic_kind", rules.live_kinds) if rules.live_kinds else "TRUE"
    tests = (
        (UNPAID, f"paid_at IS NULL OR paid_at > {as_of}"),
        (CANCELLED, "coalesce(cancel_reason, '') NOT IN ('', '-')"),
        (GIFT, "payable = 0"),
        (MARKED, marked),
        (BRUSHED, f"payable < {rules.brush_below.value}"),
        (AFFILIATE, contains_one_of("traffic_source", rules.affiliate_sources)),
        (NO_AMOUNT, "payable IS NULL"),
        (PENDING, is_one_of("traffic_kind", rules.pending_kinds)),
        (NOT_LIVE, f"traffic_kind IS NOT NULL AND NOT {live}"),
    )
    return "CASE " + " ".join(f"WHEN {test} THEN {code}" for code, test in tests) + f" ELSE {KEPT} END"


def _reason_text() -> str:
    return "CASE reason " + " ".join(f"WHEN {code} THEN {literal(text)}" for code, text in REASONS.items()) + " END"


_REFUNDS = """
CREATE OR REPLACE TABLE line_refunds AS
SELECT shop, line_id, sum(refund_goods)::BIGINT AS refunded, count(*)::BIGINT AS refunds
FROM after_sales WHERE refund_goods > 0 AND {succeeded} GROUP BY ALL
"""

_LINES = """
CREATE OR REPLACE VIEW lines AS
WITH dated AS (
    SELECT *, {moment} AS moment, {day} AS day, {reason} AS reason,
           CASE WHEN completed_at <= {as_of} OR status = {closed} THEN 0 ELSE 1 END AS is_open,
           greatest(payable - coalesce(freight, 0) + coalesce(platform_discount, 0), 0) AS amount
    FROM order_lines WHERE {day} BETWEEN {first} AND {last}
)
SELECT d.shop, d.order_id, d.line_id, d.product, d.moment, d.day AS biz_date, d.reason, {reason_text} AS reason_text,
       CASE WHEN reason = 0 THEN '' ELSE {clause} END AS clause,
       coalesce(i.room, n.room, o.room) AS room, d.author_id, d.author_name, d.aftersale_status,
       d.quantity, d.is_open, d.amount AS gross_fen, least(d.amount, coalesce(r.refunded, 0)) AS refund_fen,
       d.amount - least(d.amount, coalesce(r.refunded, 0)) AS net_fen,
       d.source_file, d.source_sheet, d.source_row
FROM dated d
LEFT JOIN line_refunds r ON r.shop = d.shop AND r.line_id = d.line_id
LEFT JOIN rooms_by_id i ON i.key = d.author_id AND d.day BETWEEN i.valid_from AND i.valid_to
LEFT JOIN rooms_by_name n ON n.key = d.author_name AND d.day BETWEEN n.valid_from AND n.valid_to
LEFT JOIN shop_rooms o ON o.shop = d.shop AND d.author_id IS NULL AND d.author_name IS NULL
"""


def select_lines(con: DuckDBPyConnection, rules: OrderRules, window: Window) -> None:
    """Make the view ``lines``: every order line of the window, with reason, room, gross, refund and net in fen.

    Net = payable − freight + platform discount − product refunds that succeeded by the cut-off, at least 0
    (settled 4). A line's room is its account's on that day; without any account, its shop's only room.
    """
    as_of = literal(window.as_of)
    paid = rules.order_time == "paid"
    con.execute(_REFUNDS.format(succeeded=refund_succeeded(rules, as_of)))
    con.execute(
        _LINES.format(
            moment="coalesce(paid_at, submitted_at)" if paid else "submitted_at",
            day="coalesce(CAST(paid_at AS DATE), biz_date)" if paid else "biz_date",
            reason=_reason(rules, as_of),
            reason_text=_reason_text(),
            as_of=as_of,
            closed=literal(CLOSED_STATUS),
            clause=literal(rules.clause),
            first=literal(window.starts_on),
            last=literal(window.ends_on),
        )
    )
