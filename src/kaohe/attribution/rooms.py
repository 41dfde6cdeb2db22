"""Rooms (直播间): numbered, and found by account and date; an account's spans never overlap."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

FIRST_DAY = "DATE '0001-01-01'"
LAST_DAY = "DATE '9999-12-31'"

_SPANS = f"""
CREATE OR REPLACE TABLE {{table}} AS
SELECT key, room, room_no, valid_from,
       least(valid_to, lead(valid_from) OVER (PARTITION BY key ORDER BY valid_from, room) - 1) AS valid_to
FROM (SELECT DISTINCT {{key}} AS key, room, room_no, coalesce(valid_from, {FIRST_DAY}) AS valid_from,
             coalesce(valid_to, {LAST_DAY}) AS valid_to
      FROM accounts JOIN rooms USING (room) WHERE {{key}} IS NOT NULL AND {{condition}})
"""
_SHARED_NAMES = (
    "name NOT IN (SELECT name FROM accounts WHERE name IS NOT NULL GROUP BY name HAVING count(DISTINCT room) > 1)"
)

_ROOMS = """
CREATE OR REPLACE TABLE rooms AS
SELECT row_number() OVER (ORDER BY room)::BIGINT AS room_no, room
FROM (SELECT room FROM accounts UNION SELECT room FROM slots) WHERE room IS NOT NULL
"""

_ONLY_ROOMS = """
CREATE OR REPLACE TABLE shop_rooms AS
SELECT shop, min(room) AS room, min(room_no) AS room_no FROM accounts JOIN rooms USING (room)
WHERE shop IS NOT NULL GROUP BY shop HAVING count(DISTINCT room) = 1
"""


def resolve_accounts(con: DuckDBPyConnection) -> None:
    """Make ``rooms`` (numbered: lookups by whole numbers are quicker), ``rooms_by_id``, ``rooms_by_name``, ``shop_rooms``.

    A later row of the same account ends the earlier one. A name that two rooms carry finds neither.
    """
    con.execute(_ROOMS)
    con.execute(_SPANS.format(table="rooms_by_id", key="account_id", condition="TRUE"))
    con.execute(_SPANS.format(table="rooms_by_name", key="name", condition=_SHARED_NAMES))
    con.execute(_ONLY_ROOMS)
