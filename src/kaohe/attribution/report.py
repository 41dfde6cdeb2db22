"""What a run reports of the attribution: the unassigned bucket (未归属) and the lines left out."""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from kaohe.attribution.slots import WHOLE


@dataclass(frozen=True, slots=True)
class Unassigned:
    """What nobody of a credit group is credited with in a room; fen, and whole order lines."""

    room: str
    credit_group: str
    lines: int
    net_fen: int
    room_lines: int
    room_net_fen: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Order lines left out or held for one reason; fen of what they would have been before refunds."""

    reason: str
    lines: int
    gross_fen: int
    clause: str


def unassigned(con: DuckDBPyConnection) -> tuple[Unassigned, ...]:
    """未归属 by room and credit group beside the room's total, rooms in order; an empty room is an unknown one."""
    found = con.execute(
        f"""
        SELECT coalesce(room, ''), credit_group,
               coalesce(sum(line_units) FILTER (person_id IS NULL), 0)::BIGINT // {WHOLE},
               coalesce(sum(net_fen) FILTER (person_id IS NULL), 0)::BIGINT,
               sum(line_units)::BIGINT // {WHOLE}, sum(net_fen)::BIGINT
        FROM credit_sums GROUP BY room, credit_group ORDER BY ALL
        """
    ).fetchall()
    return tuple(Unassigned(*row) for row in found)


def left_out(con: DuckDBPyConnection) -> tuple[LeftOut, ...]:
    """The lines of the window that do not count, by reason."""
    found = con.execute(
        "SELECT reason_text, count(*), coalesce(sum(gross_fen), 0)::BIGINT, clause FROM lines WHERE NOT is_kept "
        "GROUP BY reason, reason_text, clause ORDER BY reason"
    ).fetchall()
    return tuple(LeftOut(*row) for row in found)
