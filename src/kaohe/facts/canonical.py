"""The canonical hash of facts: by natural key, without lineage, whatever the files were called (settled 13)."""

from __future__ import annotations

import hashlib

from kaohe.facts.database import Connection, identifier
from kaohe.facts.schema import FactTable
from kaohe.facts.tables import TABLES

_CHUNK = 50_000
# When a source was exported is known from its name; a renamed file holds the same facts.
_OUTSIDE = {("deliveries", "exported_at")}


def canonical_hash(con: Connection) -> str:
    """SHA-256 over all current facts of an open store; equal facts give an equal hash."""
    digest = hashlib.sha256()
    for name, table in sorted(TABLES.items()):
        digest.update(f"{name}:{rows_hash(con, table, identifier(name))}\n".encode())
    return digest.hexdigest()


def rows_hash(con: Connection, table: FactTable, relation: str) -> str:
    """SHA-256 of a relation's rows without lineage, sorted by the natural key."""
    digest = hashlib.sha256(",".join(table.names).encode())
    # The digest of the row breaks ties where a relation holds a key twice.
    query = f"SELECT sha256({row_text(table)}) AS row FROM {relation} ORDER BY {', '.join(table.key)}, row"
    cursor = con.execute(query)
    while rows := cursor.fetchmany(_CHUNK):
        digest.update("".join(row for (row,) in rows).encode())
    return digest.hexdigest()


def row_text(table: FactTable) -> str:
    """SQL for a row without lineage as text: each value with its length before it, so that no two rows read alike; a missing value is ``-``."""
    names = (name for name in table.names if (table.name, name) not in _OUTSIDE)
    cells = (f"CAST({identifier(name)} AS VARCHAR)" for name in names)
    return " || ".join(f"coalesce(length({cell}) || ':' || {cell}, '-')" for cell in cells)
