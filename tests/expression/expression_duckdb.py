"""Rows put before DuckDB, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import duckdb

Row = Mapping[str, int]


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 1})


def asked(query: str) -> duckdb.DuckDBPyRelation:
    """The answer to a query: rows, columns and types."""
    relation = _connection().sql(query)
    assert relation is not None
    return relation


def source(rows: Sequence[Row]) -> str:
    """A query in parentheses that gives the rows, as 64-bit integers, numbered by ``person``."""
    names = list(rows[0])
    lines = (", ".join(map(str, [index, *(row[name] for name in names)])) for index, row in enumerate(rows))
    values = ", ".join(f"({line})" for line in lines)
    typed = ", ".join(f'CAST("{name}" AS BIGINT) AS "{name}"' for name in names)
    columns = ", ".join(f'"{name}"' for name in ["person", *names])
    return f'(SELECT "person", {typed} FROM (VALUES {values}) AS v({columns}))'
