"""Maturity (退款成熟度): how much of the net sales could still be refunded."""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Maturity:
    """Net sales in fen and the part in orders neither completed nor closed at the cut-off; orders held aside."""

    subject: str
    net_fen: int
    open_fen: int
    held_lines: int


def maturity(con: DuckDBPyConnection) -> tuple[Maturity, ...]:
    """By room, in order; an empty subject is the orders of no known room. Informative: no score looks at it."""
    found = con.execute(
        "SELECT coalesce(subject, '') AS subject, "
        "coalesce(sum(amount) FILTER (quantity = 'net_sales'), 0)::BIGINT, "
        "coalesce(sum(amount) FILTER (quantity = 'open_sales'), 0)::BIGINT, "
        "coalesce(sum(gaps) FILTER (quantity = 'net_sales'), 0)::BIGINT "
        "FROM figures WHERE level = 'room' AND quantity IN ('net_sales', 'open_sales') GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return tuple(Maturity(*row) for row in found)
