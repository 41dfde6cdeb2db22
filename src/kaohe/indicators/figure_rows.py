"""Figure rows (数字的来源行): every source row's part in every quantity, except order lines.

The figures are the sums of these rows, so what is explained is what was computed. Order lines are many; theirs
are the rows of ``credits``.
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from kaohe.attribution import Window
from kaohe.attribution.allocation import Shares
from kaohe.attribution.lines import refund_succeeded
from kaohe.attribution.literals import literal
from kaohe.attribution.sessions import split_sessions
from kaohe.attribution.slots import ANCHOR
from kaohe.indicators.airtime import AIRTIME, BROADCASTS, SPEND
from kaohe.indicators.base import Quantity
from kaohe.indicators.service import AFTER_SALES, SERVICE
from kaohe.indicators.traffic import TRAFFIC
from kaohe.policy.fact_rules import OrderRules

_CREATE = """
CREATE OR REPLACE TABLE figure_rows (
    level TEXT, subject TEXT, role TEXT, biz_date DATE, quantity TEXT, amount BIGINT, whole BIGINT,
    table_name TEXT, natural_key TEXT, slot TEXT, source_file TEXT, source_sheet TEXT, source_row BIGINT
)
"""

SLOT_TEXT = "coalesce(strftime({start}, '%m-%d %H:%M:%S') || '—' || strftime({end}, '%m-%d %H:%M:%S'), '')"
"""How a slot is named in rows: its actual start and end."""


def _slot(prefix: str) -> str:
    return SLOT_TEXT.format(start=f"{prefix}slot_started_at", end=f"{prefix}slot_ended_at")


_SESSION_KEY = "s.platform || '/' || s.account_id || '/' || s.started_at::VARCHAR"

_SESSIONS = f"""
INSERT INTO figure_rows
SELECT 'person', p.person_id, p.role, s.biz_date, p.quantity, p.amount, p.whole, 'sessions', {_SESSION_KEY},
       {_slot("p.")}, s.source_file, s.source_sheet, s.source_row
FROM session_parts p JOIN room_sessions s USING (session_id) WHERE p.person_id IS NOT NULL
UNION ALL
SELECT DISTINCT 'room', s.room, '', s.biz_date, p.quantity, p.whole, p.whole, 'sessions', {_SESSION_KEY}, '',
       s.source_file, s.source_sheet, s.source_row
FROM session_parts p JOIN room_sessions s USING (session_id)
"""

_BROADCASTS = f"""
INSERT INTO figure_rows
WITH seen AS (
    SELECT a.person_id, a.role, s.broadcast, min(a.session_id) AS session_id
    FROM airtime a JOIN room_sessions s USING (session_id)
    WHERE a.person_id IS NOT NULL AND a.on_air_ms > 0 AND s.is_broadcast
    GROUP BY ALL
)
SELECT 'person', v.person_id, v.role, s.broadcast_date, 'session_count', 1, 1, 'sessions', {_SESSION_KEY}, '',
       s.source_file, s.source_sheet, s.source_row
FROM seen v JOIN room_sessions s USING (session_id)
UNION ALL
SELECT 'room', s.room, '', s.broadcast_date, 'session_count', 1, 1, 'sessions', {_SESSION_KEY}, '',
       s.source_file, s.source_sheet, s.source_row
FROM room_sessions s WHERE s.in_window AND s.is_broadcast AND s.opens_broadcast
"""

_SLOT_KEY = "room || '/' || role || '/' || person_id || '/' || started_at::VARCHAR"

_SLOTS = f"""
INSERT INTO figure_rows
WITH days AS (
    SELECT * RENAME (started_at AS slot_started_at, ended_at AS slot_ended_at), {_SLOT_KEY} AS slot_key,
           CASE WHEN row_number() OVER (PARTITION BY person_id, role, biz_date ORDER BY started_at, room) = 1
                THEN 1 ELSE 0 END AS first_of_day
    FROM slot_air WHERE biz_date BETWEEN {{first}} AND {{last}}
)
SELECT 'person', person_id, role, biz_date, quantity, amount, amount, 'slots', slot_key, {_slot("")},
       source_file, source_sheet, source_row
FROM ({{unpivot}})
"""

# Each session or slot adds only the time its room was not already covered, so no minute counts twice.
_NEW_TIME = (
    "greatest(epoch_ms({end}) - greatest(epoch_ms({start}), coalesce(max(epoch_ms({end})) OVER before, 0)), 0)::BIGINT"
)

_ROOM_TIME = f"""
INSERT INTO figure_rows
WITH aired AS (
    SELECT *, {_NEW_TIME.format(start="started_at", end="ended_at")} AS fresh FROM room_sessions WHERE room IS NOT NULL
    WINDOW before AS (PARTITION BY room ORDER BY started_at, ended_at, session_id
                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), planned AS (
    SELECT *, {_SLOT_KEY} AS slot_key, {_NEW_TIME.format(start="started_at", end="ended_at")} AS fresh,
           CASE WHEN row_number() OVER (PARTITION BY room, biz_date ORDER BY started_at, person_id) = 1
                THEN 1 ELSE 0 END AS first_of_day
    FROM slot_air WHERE role = '{ANCHOR}' AND biz_date BETWEEN {{first}} AND {{last}}
    WINDOW before AS (PARTITION BY room ORDER BY started_at, ended_at, person_id
                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT 'room', room, '', biz_date, 'on_air_ms', fresh, fresh, 'sessions', {_SESSION_KEY}, '',
       source_file, source_sheet, source_row FROM aired s WHERE in_window
UNION ALL
SELECT 'room', room, '', biz_date, unnest(['rostered_ms', 'rostered_days']), unnest([fresh, first_of_day]),
       unnest([fresh, first_of_day]), 'slots', slot_key, '', source_file, source_sheet, source_row FROM planned
"""

_SPEND_SHARES = Shares(
    "CASE WHEN total_ms = 0 THEN 1 ELSE share_ms END",
    "greatest(total_ms, 1)",
    "account_id, day, product_line, quantity, credit_group",
    "role, person_id NULLS LAST",
)

_SPEND = f"""
INSERT INTO figure_rows
WITH spent AS (
    SELECT d.*, d.biz_date AS day, i.room FROM ad_days d LEFT JOIN rooms_by_id i
      ON i.key = d.account_id AND d.biz_date BETWEEN i.valid_from AND i.valid_to
    WHERE d.biz_date BETWEEN {{first}} AND {{last}}
), amounts AS ({{amounts}}), times AS (
    SELECT s.account_id, s.biz_date AS day, a.credit_group, a.role, a.person_id, sum(a.share_ms)::BIGINT AS share_ms
    FROM airtime a JOIN room_sessions s USING (session_id) GROUP BY ALL
), totals AS (
    SELECT *, (sum(share_ms) OVER (PARTITION BY account_id, day, credit_group))::BIGINT AS total_ms FROM times
), parts AS (
    SELECT m.*, t.role, t.person_id, {_SPEND_SHARES.of("amount")} AS part
    FROM amounts m JOIN totals t USING (account_id, day)
)
SELECT 'person', person_id, role, day, quantity, part, amount, 'ad_days',
       account_id || '/' || day::VARCHAR || '/' || product_line, '', source_file, source_sheet, source_row
FROM parts WHERE person_id IS NOT NULL
UNION ALL
SELECT 'room', room, '', day, quantity, amount, amount, 'ad_days',
       account_id || '/' || day::VARCHAR || '/' || product_line, '', source_file, source_sheet, source_row FROM amounts
"""

_STAFF = """
INSERT INTO figure_rows
WITH staffed AS (
    SELECT d.*, a.person_id, coalesce(a.room, o.room) AS room
    FROM service_days d LEFT JOIN accounts a
      ON a.person_id IS NOT NULL AND (a.shop = d.shop OR a.shop IS NULL)
      AND (a.account_id = d.account OR a.name = d.account OR a.name = d.nickname)
      AND d.biz_date BETWEEN coalesce(a.valid_from, d.biz_date) AND coalesce(a.valid_to, d.biz_date)
    LEFT JOIN shop_rooms o ON o.shop = d.shop WHERE d.biz_date BETWEEN {first} AND {last}
    QUALIFY row_number() OVER (PARTITION BY d.shop, d.biz_date, d.account
        ORDER BY a.account_id = d.account DESC NULLS LAST, a.name = d.account DESC NULLS LAST,
                 a.valid_from DESC NULLS LAST, a.account_id, a.person_id) = 1
), amounts AS ({amounts})
SELECT level, CASE level WHEN 'person' THEN person_id ELSE room END, '', biz_date, quantity, amount, amount,
       'service_days', shop || '/' || biz_date::VARCHAR || '/' || account, '', source_file, source_sheet, source_row
FROM amounts CROSS JOIN (VALUES ('person'), ('room')) l(level) WHERE level = 'room' OR person_id IS NOT NULL
"""

_CASES = """
INSERT INTO figure_rows
WITH settled AS (
    SELECT *, coalesce(refunded_at, arrived_at, finished_at, applied_at) AS refunded FROM after_sales
    WHERE refund_goods > 0 AND {succeeded}
), handled AS (
    SELECT s.*, CAST(refunded AS DATE) AS biz_date, o.room FROM settled s LEFT JOIN shop_rooms o USING (shop)
    WHERE CAST(refunded AS DATE) BETWEEN {first} AND {last}
), amounts AS ({amounts}), desks AS (
    SELECT DISTINCT m.*, a.person_id FROM amounts m JOIN accounts a
      ON a.person_id IS NOT NULL AND a.shop = m.shop
      AND m.biz_date BETWEEN coalesce(a.valid_from, m.biz_date) AND coalesce(a.valid_to, m.biz_date)
)
SELECT 'person', person_id, '', biz_date, quantity, amount, amount, 'after_sales', shop || '/' || aftersale_id, '',
       source_file, source_sheet, source_row FROM desks
UNION ALL
SELECT 'room', room, '', biz_date, quantity, amount, amount, 'after_sales', shop || '/' || aftersale_id, '',
       source_file, source_sheet, source_row FROM amounts
"""


def _long(relation: str, quantities: tuple[Quantity, ...]) -> str:
    """One row per row of a relation and quantity, with the quantity's amount."""
    names = ", ".join(literal(quantity.id) for quantity in quantities)
    amounts = ", ".join(f"({quantity.sql})::BIGINT" for quantity in quantities)
    return f"SELECT *, unnest([{names}]) AS quantity, unnest([{amounts}]) AS amount FROM {relation}"


def list_figure_rows(con: DuckDBPyConnection, orders: OrderRules, window: Window) -> None:
    """Make ``figure_rows`` of the window for the sources of ``wanted_quantities``; the others are not read."""
    names = {name for (name,) in con.execute("SELECT quantity FROM wanted_quantities").fetchall()}
    days = {"first": literal(window.starts_on), "last": literal(window.ends_on)}
    succeeded = refund_succeeded(orders, literal(window.as_of))
    con.execute(_CREATE)
    if traffic := _wanted(TRAFFIC, names):
        split_sessions(con, {quantity.id: quantity.sql for quantity in traffic})
        con.execute(_SESSIONS)
    if _wanted(BROADCASTS, names):
        con.execute(_BROADCASTS)
    if _wanted(AIRTIME, names):
        con.execute(_SLOTS.format(**days, unpivot=_long("days", AIRTIME)))
        con.execute(_ROOM_TIME.format(**days))
    if spend := _wanted(SPEND, names):
        con.execute(_SPEND.format(**days, amounts=_long("spent", spend)))
    if service := _wanted(SERVICE, names):
        con.execute(_STAFF.format(**days, amounts=_long("staffed", service)))
    if cases := _wanted(AFTER_SALES, names):
        con.execute(_CASES.format(**days, amounts=_long("handled", cases), succeeded=succeeded))


def _wanted(quantities: tuple[Quantity, ...], names: set[str]) -> tuple[Quantity, ...]:
    return tuple(quantity for quantity in quantities if quantity.id in names)
