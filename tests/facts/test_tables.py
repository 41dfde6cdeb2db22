"""The fact tables: no float, keys and titles in order."""

from __future__ import annotations

from kaohe.facts import LINEAGE, TABLES
from kaohe.facts.store import PERIOD_COLUMNS


def test_no_fact_is_a_floating_point_number() -> None:
    kinds = {column.kind.sql for table in TABLES.values() for column in (*table.columns, *LINEAGE)}
    assert kinds == {"VARCHAR", "TIMESTAMP", "DATE", "BIGINT"}


def test_every_key_is_a_column_and_no_column_stands_twice() -> None:
    for name, table in TABLES.items():
        assert name == table.name
        assert set(table.key) <= set(table.names)
        assert len(set(table.names)) == len(table.names)
        assert all(column.title for column in table.columns)


def test_every_table_knows_its_month_but_those_that_have_none() -> None:
    assert set(TABLES) - set(PERIOD_COLUMNS) == {"people", "accounts", "deliveries"}
    assert all(column in TABLES[name].names for name, column in PERIOD_COLUMNS.items())
