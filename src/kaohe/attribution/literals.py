"""SQL literals: policy values written into query text, and conditions made of word lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from kaohe.facts import quoted

Cell = str | int | dt.date | dt.datetime | None
"""What a literal can be made of."""


def literal(value: Cell) -> str:
    """A value as a DuckDB literal; moments are naive Asia/Shanghai wall time."""
    if value is None:
        return "NULL"
    if isinstance(value, dt.datetime):
        return f"TIMESTAMP '{value.replace(tzinfo=None).isoformat(sep=' ')}'"
    if isinstance(value, dt.date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, str):
        return quoted(value)
    return str(int(value))


def rows(values: Iterable[Sequence[Cell]]) -> str:
    """Rows for a VALUES clause."""
    return ", ".join("(" + ", ".join(literal(cell) for cell in row) + ")" for row in values)


def is_one_of(column: str, words: Iterable[str]) -> str:
    """The condition that a column equals one of the words; no words is never true."""
    listed = ", ".join(literal(word) for word in sorted(words))
    return f"{column} IN ({listed})" if listed else "FALSE"


def contains_one_of(column: str, words: Iterable[str]) -> str:
    """The condition that a column contains one of the words; no words is never true."""
    parts = [f"contains({column}, {literal(word)})" for word in sorted(words)]
    return f"({' OR '.join(parts)})" if parts else "FALSE"
