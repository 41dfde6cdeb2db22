"""Batches of invented facts, written in a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kaohe.facts import (
    TABLES,
    Kind,
    Manifest,
    Resources,
    Source,
    connect,
    control_totals,
    publish,
    quoted,
    rows_hash,
    write_facts,
)

Row = Mapping[str, object]


@dataclass(frozen=True)
class Export:
    """Rows of one table exported at one moment."""

    table: str
    rows: tuple[Row, ...]
    exported_at: dt.datetime | None = None
    file: str = "导出.csv"
    periods: tuple[str, ...] = ()
    held: tuple[tuple[str, int], ...] = ()


def add(folder: Path, export: Export, threads: int = 0) -> Manifest:
    """Write the rows as a batch of the store and make it visible; what a row does not say is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    table = TABLES[export.table]
    with connect([folder], Resources(threads=threads)) as con:
        lines = [_line(table.name, row, number) for number, row in enumerate(export.rows, 2)]
        con.execute(table.create_sql.replace(f'"{table.name}"', "facts"))
        if lines:
            con.execute(f"INSERT INTO facts VALUES {', '.join(lines)}")
        manifest = Manifest(
            table=export.table,
            importer="test",
            importer_version=1,
            source=Source(export.file, "表", "0" * 64),
            rows=len(export.rows),
            content=rows_hash(con, table, "facts"),
            exported_at=export.exported_at,
            periods=export.periods,
            held=dict(export.held),
            totals=control_totals(con, table, "facts"),
        )
        write_facts(con, manifest, "facts", folder)
    publish(manifest, folder)
    return manifest


def _line(table: str, row: Row, number: int) -> str:
    unknown = set(row) - set(TABLES[table].names)
    assert not unknown, unknown
    cells = [_cell(row.get(column.name), column.kind) for column in TABLES[table].columns]
    return f"({', '.join(cells)}, '导出.csv', '表', {number})"


def _cell(value: object, kind: Kind) -> str:
    return "NULL" if value is None else f"{quoted(str(value))}::{kind.sql}"


def event(person: str = "E001", day: str = "2026-10-05", quantity: int = 1, facts: str = "迟到") -> Row:
    """One event."""
    return {"person_id": person, "rule": "lateness", "happened_on": day, "facts": facts, "quantity": quantity}
