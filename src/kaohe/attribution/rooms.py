"""Accounts to rooms by date (账号 → 直播间): spans that never overlap, so a lookup finds one room or none."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

FIRST_DAY = "DATE '0001-01-01'"
LAST_DAY = "DATE '9999-12-31'"

_SPANS = f"""
CREATE OR REPLACE TABLE {{table}} AS
SELECT key, room, valid_from,
       least(valid_to, lead(valid_from) OVER (PARTITION BY key ORDER BY valid_from, room) - 1) AS valid_to
FROM (SELECT DISTINCT {{key}} AS key, room, coalesce(valid_from, {FIRST_DAY}) AS valid_from,
             coalesce(valid_to, {LAST_DAY}) AS valid_to
      FROM accounts WHERE room IS NOT NULL AND {{key}} IS NOT NULL AND {{condition}})
"""
_SHARED_NAMES = (
    "name NOT IN (SELECT name FROM accounts WHERE name IS NOT NULL GROUP BY name HAVING count(DISTINCT room) > 1)"
)

_ONLY_ROOMS = """
CREATE OR REPLACE TABLE shop_rooms AS
SELECT shop, min(room) AS room FROM accounts
WHERE shop IS NOT NULL AND room IS NOT NULL GROUP BY shop HAVING count(DISTINCT room) = 1
"""


def resolve_accounts(con: DuckDBPyConnection) -> None:
    """Make ``rooms_by_id`` and ``rooms_by_name`` (key, room, valid_from, valid_to) and ``shop_rooms``.

    A later row of the same account ends the earlier one. A name that two rooms carry finds neither.
    """
    con.execute(_SPANS.format(table="rooms_by_id", key="account_id", condition="TRUE"))
    con.execute(_SPANS.format(table="rooms_by_name", key="name", condition=_SHARED_NAMES))
    con.execute(_ONLY_ROOMS)
