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


class TotalsDiffer(Exception):
    """What was written is not what the manifest says was read: a fault of ours, so the batch must not appear."""


def write_facts(con: Connection, manifest: Manifest, relation: str, folder: Path) -> None:
    """Write the rows of a relation as the batch's Parquet file; ``batch.publish`` makes it visible afterwards.

    Raises TotalsDiffer when rows or control totals read back differ from the manifest's.
    """
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
    _verify(con, manifest, f"read_parquet({quoted(str(fresh))})")
    os.replace(fresh, target)


def _verify(con: Connection, manifest: Manifest, written: str) -> None:
    rows = (con.execute(f"SELECT count(*) FROM {written}").fetchone() or (0,))[0]
    found = control_totals(con, TABLES[manifest.table], written)
    if (rows, found) != (manifest.rows, dict(manifest.totals)):
        raise TotalsDiffer(f"{manifest.table}: {manifest.rows} {manifest.totals} read, {rows} {found} written")
