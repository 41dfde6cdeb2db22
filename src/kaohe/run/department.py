"""The department's net sales and plan of the whole month, which set the department coefficient (settled 21)."""

from __future__ import annotations

from dataclasses import dataclass

from kaohe.attribution import Window
from kaohe.facts import Connection

_ACTUAL = "SELECT sum(amount)::BIGINT FROM figures WHERE level = 'room' AND quantity = 'net_sales'"

_PLAN = """
SELECT sum(value)::BIGINT FROM targets
WHERE period = $period AND subject_kind = 'department' AND indicator = 'net_sales'
"""


@dataclass(frozen=True, slots=True)
class Department:
    """Net sales of all rooms and their plan, in fen; None where it was not delivered."""

    actual: int | None
    plan: int | None


def read_department(con: Connection, window: Window) -> Department:
    """After ``measure``: sales are those of every room, whoever was on air and in post."""
    actual = con.execute(_ACTUAL).fetchone()
    plan = con.execute(_PLAN, {"period": window.period}).fetchone()
    return Department(actual[0] if actual else None, plan[0] if plan else None)
