"""Writing a batch: typed rows in the order of their key, the same rows in the same bytes."""

from __future__ import annotations

import os
from pathlib import Path

from kaohe.facts.batch import Manifest
from kaohe.facts.database import Connection, identifier, quoted
from kaohe.facts.schema import LINEAGE, FactTable, Kind
from kaohe.facts.tables import TABLES

_SUMMED = {Kind.FEN, Kind.COUNT}


def control_totals(con: Connection, table: FactTable, relation: str) -> dict[str, int]:
    """Σ of every money and count column of a relation, in base units; columns without any value are left out."""
    names = [column.name for column in table.columns if column.kind in _SUMMED]
    if not names:
        return {}
    sums = ", ".join(f"sum({identifier(name)})" for name in names)
    row = con.execute(f"SELECT {sums} FROM {relation}").fetchone() or ()
    return {name: int(value) for name, value in zip(names, row, strict=True) if value is not None}


def write_facts(con: Connection, manifest: Manifest, relation: str, folder: Path) -> None:
    """Write the rows of a relation as the batch's Parquet file; ``batch.publish`` makes it visible afterwards."""
    table = TABLES[manifest.table]
    target = manifest.parquet(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".new.parquet")
    columns = ", ".join(f"{identifier(item.name)}::{item.kind.sql} AS {item.name}" for item in table.columns)
    lineage = ", ".join(item.name for item in LINEAGE)
    con.execute(
        f"COPY (SELECT {columns}, {lineage} FROM {relation} ORDER BY {', '.join(table.key)}, source_row) "
        f"TO {quoted(str(fresh))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)"
    )
    os.replace(fresh, target)
