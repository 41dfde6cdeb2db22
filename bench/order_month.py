"""A month of order lines, refunds, rooms and slots for the benchmark: deterministic, written by DuckDB itself."""

from __future__ import annotations

from pathlib import Path

import duckdb

from kaohe.facts import TABLES

ROOMS = 100
CREWS = (("主播", 4), ("副播", 3), ("运营", 2))
"""Roles and slots a day; the first slot of a day ends half an hour early, which nobody is rostered for."""

_ORDERS = """
WITH drawn AS (SELECT i, hash(i) AS a, hash(i + 1000000007) AS b FROM range({lines}) r(i)), dice AS (
    SELECT i, (a % {rooms})::BIGINT AS room, ((a >> 20) % (31 * 86400))::BIGINT AS second, (b % 1000)::BIGINT AS luck,
           ((b >> 12) % 30000)::BIGINT AS price, ((b >> 30) % 5)::BIGINT AS five FROM drawn
)
SELECT '店' || (room // 10) AS shop, 'P' || (i // 2) AS order_id, 'L' || i AS line_id,
       CASE WHEN luck < 5 THEN '样品 ' ELSE '' END || '商品' || (price % 200) AS product,
       'G' || (price % 200) AS product_id, CASE WHEN luck BETWEEN 5 AND 7 THEN '补发' END AS merchant_note,
       1 + five // 4 AS quantity, TIMESTAMP '2026-10-01' + to_seconds(second) AS submitted_at,
       CASE WHEN luck >= 30 THEN TIMESTAMP '2026-10-01' + to_seconds(second + 40) END AS paid_at,
       CASE WHEN luck >= 200 THEN TIMESTAMP '2026-10-03' + to_seconds(second) END AS completed_at,
       (TIMESTAMP '2026-10-01' + to_seconds(second))::DATE AS biz_date,
       CASE WHEN luck >= 200 THEN '已完成' ELSE '已发货' END AS status, NULL::VARCHAR AS aftersale_status,
       CASE WHEN luck < 30 THEN '超时未支付' END AS cancel_reason,
       CASE WHEN luck BETWEEN 30 AND 39 THEN 0 ELSE 1000 + price END AS payable,
       CASE WHEN five = 0 THEN 800 ELSE 0 END AS freight, five * 100 AS platform_discount, 'dy' || room AS author_id,
       '账号' || room AS author_name, CASE WHEN luck BETWEEN 40 AND 60 THEN '精选联盟' ELSE '小店自卖' END
       AS traffic_source, CASE WHEN luck BETWEEN 61 AND 90 THEN '商品卡' ELSE '直播' END AS traffic_kind,
       '非广告' AS traffic_type, '订单.csv' AS source_file, '' AS source_sheet, i + 2 AS source_row
FROM dice
"""

_REFUNDS = """
SELECT shop, 'A' || line_id AS aftersale_id, order_id, line_id, '仅退款' AS kind,
       CASE WHEN hash(line_id) % 10 < 8 THEN '退款成功' ELSE '售后关闭' END AS status, '' AS reason,
       CASE WHEN hash(line_id) % 20 = 0 THEN 0 ELSE payable // (1 + hash(line_id) % 2)::BIGINT END AS refund_goods,
       0::BIGINT AS refund_freight, submitted_at AS applied_at, submitted_at + INTERVAL 5 DAY AS refunded_at,
       NULL::TIMESTAMP AS arrived_at, NULL::TIMESTAMP AS closed_at, NULL::TIMESTAMP AS finished_at,
       '售后.xlsx' AS source_file, '' AS source_sheet, source_row
FROM read_parquet('{orders}') WHERE hash(line_id || '退') % 100 < 15
"""

_ACCOUNTS = """
INSERT INTO accounts SELECT '抖音', 'dy' || r, '账号' || r, '直播间' || r, '店' || (r // 10), NULL, NULL, NULL, '', '', 0
FROM range({rooms}) t(r)
"""

_SLOTS = """
INSERT INTO slots
SELECT '直播间' || r, '{role}' || (r * {crew} + (k + d) % {crew}), '{role}', begins, ends, begins, ends, NULL, NULL, '', '', 0
FROM (
    SELECT r, k, d, TIMESTAMP '2026-10-01' + to_hours((d * 24 + k * 24 // {crew} - 2)::INT) AS begins,
           TIMESTAMP '2026-10-01' + to_hours((d * 24 + (k + 1) * 24 // {crew} - 2)::INT)
           - CASE WHEN k = 0 THEN INTERVAL 30 MINUTE ELSE INTERVAL 0 MINUTE END AS ends
    FROM range({rooms}) a(r), range({crew}) b(k), range(31) c(d)
)
"""

_PEOPLE = """
INSERT INTO people SELECT DISTINCT person_id, person_id, NULL,
    CASE role WHEN '主播' THEN 'anchor' WHEN '副播' THEN 'co_host' ELSE 'operations_specialist' END,
    NULL, NULL, DATE '2025-01-01', NULL, DATE '2025-01-01', NULL, NULL, '', '', 0 FROM slots
"""


def write_month(folder: Path, lines: int) -> None:
    """Write ``order_lines.parquet`` and ``after_sales.parquet``, some 15 % of the lines refunded, unless they are there."""
    orders, refunds = folder / "order_lines.parquet", folder / "after_sales.parquet"
    if refunds.exists():
        return
    con = duckdb.connect(config={"threads": 2, "memory_limit": "1GB"})
    con.execute(f"COPY ({_ORDERS.format(lines=lines, rooms=ROOMS)}) TO '{orders}' (FORMAT parquet)")
    con.execute(f"COPY ({_REFUNDS.format(orders=orders)}) TO '{refunds}' (FORMAT parquet)")
    con.close()


def open_month(folder: Path) -> duckdb.DuckDBPyConnection:
    """All fact tables: the two large ones as views over Parquet, people, accounts and slots filled."""
    con = duckdb.connect(config={"threads": 2, "memory_limit": "1500MB"})
    for table in TABLES.values():
        parquet = folder / f"{table.name}.parquet"
        source = f"CREATE VIEW {table.name} AS FROM read_parquet('{parquet}')"
        con.execute(source if parquet.exists() else table.create_sql)
    con.execute(_ACCOUNTS.format(rooms=ROOMS))
    for role, crew in CREWS:
        con.execute(_SLOTS.format(role=role, crew=crew, rooms=ROOMS))
    con.execute(_PEOPLE)
    return con
