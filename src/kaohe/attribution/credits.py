"""Credits (归属): every counted line to the people on air, role by role, and the sums of it."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from kaohe.attribution.allocation import Shares
from kaohe.attribution.slots import BUCKET, OUTSIDE

_PLACED = f"""
SELECT l.*, coalesce(h.stretch_id, {OUTSIDE}) AS stretch_id, coalesce(h.shared, FALSE) AS shared
FROM {{lines}} l LEFT JOIN stretch_buckets h
  ON h.room_no = l.room_no AND h.bucket = {BUCKET.format("l.moment")}
  AND l.moment >= h.started_at AND l.moment < h.ended_at
"""

# Lines of equal amounts are split equally, so in a shared stretch they are counted together; the others have
# nothing to split and need no amounts in the key.
_STRETCH_SUMS = f"""
CREATE OR REPLACE TABLE stretch_sums AS
SELECT room_no, stretch_id, biz_date,
       CASE WHEN shared THEN net_fen END AS net_each, CASE WHEN shared THEN refund_fen END AS refund_each,
       CASE WHEN shared THEN is_open END AS open_each, count(*) AS kept_lines, 0 AS held_lines,
       sum((refund_fen > 0)::BIGINT)::BIGINT AS refunded_lines, coalesce(sum(quantity), 0)::BIGINT AS items,
       sum(net_fen)::BIGINT AS net_fen, sum(refund_fen)::BIGINT AS refund_fen,
       sum(net_fen * is_open)::BIGINT AS open_fen
FROM placed_lines WHERE is_kept GROUP BY ALL
UNION ALL
SELECT room_no, stretch_id, biz_date, NULL, NULL, NULL, 0, count(*), 0, 0, 0, 0, 0
FROM ({_PLACED.format(lines="sorted_lines")}) WHERE is_held GROUP BY ALL
"""
"""Kept lines with their amounts; held ones have none yet and only mark the figure as waiting."""

WORKED_ON = """
CASE WHEN date_trunc('month', slot_started_at) = date_trunc('month', biz_date) THEN CAST(slot_started_at AS DATE)
     ELSE biz_date END
"""
"""The day an order was worked for: its shift's first, so that who leaves, joins or moves keeps a night whole.

Of a shift begun in the month before, the order's own day: orders belong to their own month (settled 5).
"""

_GROUP_SHARES = Shares(
    "weight",
    "weight_total",
    "room_no, stretch_id, biz_date, net_each, refund_each, open_each, credit_group",
    "role, person_id NULLS LAST, slot_started_at",
)

_CREDIT_SUMS = f"""
CREATE OR REPLACE TABLE credit_sums AS
WITH parts AS (
    SELECT s.*, c.credit_group, c.role, c.person_id, c.sharers, c.units, c.slot_started_at,
           CASE WHEN c.sharers = 1 THEN s.net_fen
                ELSE {_GROUP_SHARES.of("coalesce(net_each, 0)")} * s.kept_lines END AS net,
           CASE WHEN c.sharers = 1 THEN s.refund_fen
                ELSE {_GROUP_SHARES.of("coalesce(refund_each, 0)")} * s.kept_lines END AS refund
    FROM stretch_sums s JOIN crew c USING (stretch_id)
)
SELECT credit_group, role, room, person_id, {WORKED_ON} AS worked_on,
       coalesce(sum(net + refund), 0)::BIGINT AS gross_fen, coalesce(sum(refund), 0)::BIGINT AS refund_fen,
       coalesce(sum(net), 0)::BIGINT AS net_fen,
       coalesce(sum(CASE WHEN sharers = 1 THEN open_fen WHEN open_each = 1 THEN net ELSE 0 END), 0)::BIGINT AS open_fen,
       sum(kept_lines * units)::BIGINT AS line_units, sum(refunded_lines * units)::BIGINT AS refunded_units,
       sum(items * units)::BIGINT AS item_units, sum(kept_lines)::BIGINT AS lines, sum(held_lines)::BIGINT AS held_lines
FROM parts LEFT JOIN rooms USING (room_no) GROUP BY ALL
"""

_LINE_SHARES = Shares(
    "c.weight",
    "c.weight_total",
    "l.shop, l.line_id, c.credit_group",
    "c.role, c.person_id NULLS LAST, c.slot_started_at",
)

_COLUMNS = f"""
credit_group, role, room, shop, order_id, line_id, person_id, slot_started_at, slot_ended_at, moment, biz_date,
{WORKED_ON} AS worked_on,
net + refund AS gross_fen, refund AS refund_fen, net AS net_fen, is_open * net AS open_fen, units AS line_units,
CASE WHEN l.refund_fen > 0 THEN units ELSE 0 END AS refunded_units, coalesce(quantity, 0) * units AS item_units,
l.gross_fen AS line_gross_fen, l.refund_fen AS line_refund_fen, l.net_fen AS line_net_fen,
source_file, source_sheet, source_row
"""

# Two branches, so that only the shared lines are sorted.
_CREDITS = f"""
CREATE OR REPLACE VIEW credits AS
SELECT {_COLUMNS} FROM (
    SELECT l.*, c.* EXCLUDE (stretch_id), l.net_fen AS net, l.refund_fen AS refund
    FROM placed_lines l JOIN crew c USING (stretch_id) WHERE l.is_kept AND c.sharers = 1
) l
UNION ALL
SELECT {_COLUMNS} FROM (
    SELECT l.*, c.* EXCLUDE (stretch_id), {_LINE_SHARES.of("l.net_fen")} AS net,
           {_LINE_SHARES.of("l.refund_fen")} AS refund
    FROM placed_lines l JOIN crew c USING (stretch_id) WHERE l.is_kept AND l.shared AND c.sharers > 1
) l
"""


def credit_lines(con: DuckDBPyConnection) -> None:
    """Make ``placed_lines`` and ``credits`` (views, line by line) and ``stretch_sums``, ``credit_sums`` (tables).

    ``credits`` has one row per line, credit group and person; without a person the line is 未归属 of its room.
    Net and refund are shared by largest remainder to the fen and gross is their sum; counts are in
    1/``slots.WHOLE`` lines. ``worked_on`` is the day of the shift, ``biz_date`` the order's own. ``credit_sums``
    holds the sums of ``credits`` by role, room, person and day of the shift, from one pass over the lines.
    """
    placed = f"CREATE OR REPLACE VIEW placed_lines AS {_PLACED.format(lines='lines')}"
    for statement in (placed, _STRETCH_SUMS, _CREDIT_SUMS, _CREDITS):
        con.execute(statement)
