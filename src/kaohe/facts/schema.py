"""Shapes of facts: what a column holds, what a table is keyed by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a column holds, and the SQL type it is stored as; no fact is a floating-point number."""

    TEXT = "text"
    COUNT = "count"
    FEN = "fen"
    PPM = "ppm"
    MILLISECONDS = "milliseconds"
    HUNDREDTHS = "hundredths"
    NUMBER = "number"
    MOMENT = "moment"
    DATE = "date"

    @property
    def sql(self) -> str:
        """The DuckDB type: naive TIMESTAMP is Asia/Shanghai wall time; NUMBER is a base-unit integer."""
        names = {"text": "VARCHAR", "moment": "TIMESTAMP", "date": "DATE"}
        return names.get(self.value, "BIGINT")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a fact table with its Chinese title."""

    name: str
    kind: Kind
    title: str
    required: bool = False


LINEAGE = (
    Column("source_file", Kind.TEXT, "来源文件", required=True),
    Column("source_sheet", Kind.TEXT, "工作表", required=True),
    Column("source_row", Kind.COUNT, "行号", required=True),
)
"""Where each fact was read, in every table; outside the canonical hash (settled 13)."""


@dataclass(frozen=True, slots=True)
class FactTable:
    """A fact table: its columns and the natural key by which a newer export supersedes an older one."""

    name: str
    title: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order, without lineage."""
        return tuple(column.name for column in self.columns)

    @property
    def create_sql(self) -> str:
        """The DDL of the empty table with lineage columns."""
        body = ", ".join(f'"{column.name}" {column.kind.sql}' for column in (*self.columns, *LINEAGE))
        return f'CREATE TABLE "{self.name}" ({body})'


def columns(kind: Kind, text: str, *, required: bool = False) -> tuple[Column, ...]:
    """Columns of one kind, written as ``name=title name=title``."""
    pairs = (item.split("=") for item in text.split())
    return tuple(Column(name, kind, title, required) for name, title in pairs)
