"""Balances: per room and role, what was credited and what stayed unassigned (settled 6); and what does not count."""

from __future__ import annotations

from kaohe.attribution import left_out, unassigned
from kaohe.facts import Connection
from kaohe.run.results import LeftOutLines, RoomBalance


def balances(con: Connection) -> tuple[RoomBalance, ...]:
    """One balance per room and role that the rosters of the window name at all."""
    staffed = {role for (role,) in con.execute("SELECT DISTINCT role FROM slots").fetchall()}
    return tuple(
        RoomBalance(
            one.room,
            one.credit_group,
            one.room_net_fen,
            one.room_net_fen - one.net_fen,
            one.net_fen,
            one.lines,
        )
        for one in unassigned(con)
        if set(one.credit_group.split("/")) & staffed
    )


def left_out_lines(con: Connection) -> tuple[LeftOutLines, ...]:
    """The order lines of the window that do not count, by reason."""
    return tuple(LeftOutLines(one.reason, one.lines, one.gross_fen, one.clause) for one in left_out(con))
