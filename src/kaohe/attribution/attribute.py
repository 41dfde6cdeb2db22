"""The whole attribution in order: accounts, lines, slots, credits, sessions."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from kaohe.attribution.airtime import measure_slots
from kaohe.attribution.credits import credit_lines
from kaohe.attribution.lines import select_lines
from kaohe.attribution.rooms import resolve_accounts
from kaohe.attribution.sessions import give_airtime, join_sessions
from kaohe.attribution.slots import cut_slots
from kaohe.attribution.window import Window
from kaohe.policy.fact_rules import FactRules


def attribute(con: DuckDBPyConnection, rules: FactRules, window: Window) -> None:
    """Attribute orders and sessions of the window; ``con`` holds the fact tables by their names.

    Leaves the tables and views the README names; running it again replaces them.
    """
    resolve_accounts(con)
    select_lines(con, rules.orders, window)
    cut_slots(con, rules.attribution)
    credit_lines(con)
    join_sessions(con, rules.sessions, window)
    give_airtime(con)
    measure_slots(con)
