"""The one factory of DuckDB connections: only the given folders can be reached (settled 16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Resources:
    """What a connection may use; ``threads`` 0 is one for each processor, ``memory`` as DuckDB writes it."""

    threads: int = 0
    memory: str = "2GB"


def connect(folders: Sequence[Path], resources: Resources | None = None) -> Connection:
    """An in-memory database that reads and writes these folders and nothing else; larger work spills to the first."""
    resources = resources or Resources()
    con = duckdb.connect(":memory:", config=_settings(resources, folders))
    con.execute("SET allowed_directories = $folders", {"folders": [str(folder.resolve()) for folder in folders]})
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    return con


def _settings(resources: Resources, folders: Sequence[Path]) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": resources.memory,
        "temp_directory": str(folders[0].resolve() / ".spill") if folders else "",
        **({"threads": resources.threads} if resources.threads else {}),
    }


def quoted(text: str) -> str:
    """The text as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """The name as a quoted SQL identifier."""
    return '"' + name.replace('"', '""') + '"'
