"""Balances: per room and role, what was credited and what stayed unassigned (settled 6)."""

from __future__ import annotations

from kaohe.attribution import Window
from kaohe.facts import Connection
from kaohe.run.results import RoomBalance

_BALANCES = """
SELECT room, role, sum(net_fen)::BIGINT, coalesce(sum(net_fen) FILTER (person_id IS NOT NULL), 0)::BIGINT,
       coalesce(sum(net_fen) FILTER (person_id IS NULL), 0)::BIGINT,
       coalesce(sum(lines) FILTER (person_id IS NULL), 0)::BIGINT
FROM credit_sums WHERE biz_date BETWEEN $first AND $last AND room IS NOT NULL GROUP BY room, role ORDER BY room, role
"""


def balances(con: Connection, window: Window) -> tuple[RoomBalance, ...]:
    """One balance per room and role of the period."""
    found = con.execute(_BALANCES, {"first": window.starts_on, "last": window.ends_on}).fetchall()
    return tuple(RoomBalance(*row) for row in found)
