"""Figures (基础量的值): every quantity by level, subject, role and day, and its sum over each post."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from kaohe.attribution import WHOLE
from kaohe.attribution.literals import literal, rows
from kaohe.indicators.registry import QUANTITIES
from kaohe.indicators.sales import SALES

_ROOM_SALES = f"""
SELECT room AS subject, '' AS role, biz_date, sum(net_fen + refund_fen)::BIGINT AS gross_fen,
       sum(refund_fen)::BIGINT AS refund_fen, sum(net_fen)::BIGINT AS net_fen, sum(open_fen)::BIGINT AS open_fen,
       sum(kept_lines * {WHOLE})::BIGINT AS line_units, sum(refunded_lines * {WHOLE})::BIGINT AS refunded_units,
       sum(items * {WHOLE})::BIGINT AS item_units, sum(kept_lines)::BIGINT AS lines, sum(held_lines)::BIGINT AS held
FROM stretch_sums LEFT JOIN rooms USING (room_no) GROUP BY ALL
"""

_PERSON_SALES = """
SELECT person_id AS subject, role, worked_on AS biz_date, sum(gross_fen)::BIGINT AS gross_fen,
       sum(refund_fen)::BIGINT AS refund_fen, sum(net_fen)::BIGINT AS net_fen, sum(open_fen)::BIGINT AS open_fen,
       sum(line_units)::BIGINT AS line_units, sum(refunded_units)::BIGINT AS refunded_units,
       sum(item_units)::BIGINT AS item_units, sum(lines)::BIGINT AS lines, sum(held_lines)::BIGINT AS held
FROM credit_sums WHERE person_id IS NOT NULL GROUP BY ALL
"""

_FIGURES = """
CREATE OR REPLACE TABLE figures AS
WITH sold AS (SELECT 'person' AS level, * FROM ({person}) UNION ALL SELECT 'room', * FROM ({room}))
{sales}
UNION ALL
SELECT level, subject, role, biz_date, quantity, sum(amount)::BIGINT AS amount, count(amount) AS used,
       (count(*) - count(amount)) AS gaps
FROM figure_rows GROUP BY ALL
"""

_DELIVERED = """
CREATE OR REPLACE TABLE delivered AS
SELECT table_name, max(held)::BIGINT AS held FROM (
    SELECT table_name, coalesce(held, 0) AS held FROM deliveries WHERE period = {period}
    UNION ALL SELECT DISTINCT source, 0 FROM figures f JOIN quantities q ON q.quantity = f.quantity
) GROUP BY table_name
"""

_POST_ROOMS = """
CREATE OR REPLACE TABLE post_rooms AS
WITH named AS (
    SELECT DISTINCT p.post_id, a.room FROM posts p JOIN accounts a ON a.person_id = p.person_id AND a.room IS NOT NULL
      AND coalesce(a.valid_from, p.ends_on) <= p.ends_on AND coalesce(a.valid_to, p.starts_on) >= p.starts_on
), worked AS (
    SELECT p.post_id, s.room, sum(s.rostered_ms) AS ms
    FROM posts p JOIN slot_air s ON s.person_id = p.person_id AND s.biz_date BETWEEN p.starts_on AND p.ends_on
    GROUP BY ALL
), main AS (
    SELECT post_id, arg_min(room, (-ms, room)) AS room FROM worked GROUP BY ALL
), single AS (
    SELECT min(room) AS room FROM accounts WHERE room IS NOT NULL HAVING count(DISTINCT room) = 1
)
SELECT * FROM named
UNION ALL SELECT * FROM main WHERE post_id NOT IN (SELECT post_id FROM named)
UNION ALL SELECT p.post_id, o.room FROM posts p CROSS JOIN single o
WHERE post_id NOT IN (SELECT post_id FROM named UNION SELECT post_id FROM main)
"""

_POST_QUANTITIES = """
CREATE OR REPLACE TABLE post_quantities AS
WITH whole AS (
    SELECT quantity, sum(amount)::BIGINT AS amount, sum(used)::BIGINT AS used, sum(gaps)::BIGINT AS gaps
    FROM figures WHERE level = 'room' GROUP BY ALL
), dated AS (
    SELECT p.post_id, w.level, w.quantity, f.amount, f.used, f.gaps
    FROM posts p JOIN wanted_quantities w ON w.position = p.position AND w.level = 'person'
    JOIN figures f ON f.level = 'person' AND f.subject = p.person_id AND f.quantity = w.quantity
     AND f.role IN ('', p.role) AND f.biz_date BETWEEN p.starts_on AND p.ends_on
    UNION ALL
    SELECT p.post_id, w.level, w.quantity, f.amount, f.used, f.gaps
    FROM posts p JOIN wanted_quantities w ON w.position = p.position AND w.level = 'room'
    JOIN post_rooms r USING (post_id) JOIN figures f ON f.level = 'room' AND f.subject = r.room
     AND f.quantity = w.quantity
    UNION ALL
    SELECT p.post_id, w.level, w.quantity, f.amount, f.used, f.gaps
    FROM posts p JOIN wanted_quantities w ON w.position = p.position AND w.level = 'department'
    JOIN whole f ON f.quantity = w.quantity
), summed AS (
    SELECT post_id, level, quantity, sum(amount)::BIGINT AS amount, sum(used)::BIGINT AS used, sum(gaps)::BIGINT AS gaps
    FROM dated GROUP BY ALL
), rostered AS (
    SELECT DISTINCT p.post_id FROM posts p JOIN slot_air s
      ON s.person_id = p.person_id AND s.role = p.role AND s.biz_date BETWEEN p.starts_on AND p.ends_on
), desks AS (
    SELECT DISTINCT p.post_id FROM posts p JOIN accounts a ON a.person_id = p.person_id AND a.shop IS NOT NULL
), expected AS (
    SELECT p.post_id, w.level, w.quantity, q.scale, q.source,
        CASE WHEN q.source NOT IN (SELECT table_name FROM delivered) THEN 'source'
             WHEN w.level = 'department' THEN ''
             WHEN w.level = 'room' THEN CASE WHEN p.post_id IN (SELECT post_id FROM post_rooms) THEN '' ELSE 'room' END
             WHEN q.source = 'service_days' THEN 'desk'
             WHEN q.source = 'after_sales'
             THEN CASE WHEN p.post_id IN (SELECT post_id FROM desks) THEN '' ELSE 'desk' END
             WHEN p.role IS NULL THEN 'role'
             WHEN p.post_id IN (SELECT post_id FROM rostered) THEN '' ELSE 'roster' END AS obstacle
    FROM posts p JOIN wanted_quantities w ON w.position = p.position JOIN quantities q USING (quantity)
)
SELECT e.post_id, e.level, e.quantity, e.scale,
       CASE WHEN s.post_id IS NOT NULL THEN s.amount WHEN e.obstacle = '' THEN 0 END AS amount,
       coalesce(s.used, 0) AS used,
       coalesce(s.gaps, 0) + CASE WHEN e.source IN (SELECT table_name FROM delivered WHERE held > 0) THEN 1 ELSE 0 END
       AS gaps,
       CASE WHEN s.post_id IS NULL THEN e.obstacle WHEN s.amount IS NULL THEN 'empty' ELSE '' END AS obstacle
FROM expected e LEFT JOIN summed s USING (post_id, level, quantity)
"""


def sum_figures(con: DuckDBPyConnection, period: str) -> None:
    """Make ``figures`` (by day) and ``delivered``; amounts are whole numbers in 1/``scale`` of the base unit.

    Level 「room」 holds each room's total, with no room for rows that belong to none; the department is their sum.
    """
    listed = rows((quantity.id, quantity.source, quantity.scale) for quantity in QUANTITIES.values())
    con.execute(f"CREATE OR REPLACE TABLE quantities AS SELECT * FROM (VALUES {listed}) q(quantity, source, scale)")
    names = ", ".join(literal(quantity.id) for quantity in SALES)
    amounts = ", ".join(quantity.sql for quantity in SALES)
    sales = (
        f"SELECT level, subject, role, biz_date, unnest([{names}]) AS quantity, unnest([{amounts}]) AS amount, "
        "lines AS used, held AS gaps FROM sold"
    )
    con.execute(_FIGURES.format(person=_PERSON_SALES, room=_ROOM_SALES, sales=sales))
    con.execute(_DELIVERED.format(period=literal(period)))


def sum_posts(con: DuckDBPyConnection) -> None:
    """Make ``post_rooms`` and ``post_quantities``: a person's quantities over each post's own dates, a room's and the
    department's over the whole month, so that the team is measured as its target is and everyone of it alike.

    A post's rooms are those the account table names the person for; else the room most of their slots are in;
    else the only room there is. Without rows a figure is 0 only if its source was delivered and the person was on
    the roster; otherwise ``obstacle`` says what is missing.
    """
    con.execute(_POST_ROOMS)
    con.execute(_POST_QUANTITIES)
