"""A connection reaches its folders and nothing else (settled 16)."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from kaohe.facts import connect


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('/etc/hostname')",
        "SELECT * FROM read_parquet('{outside}/a.parquet')",
        "COPY (SELECT 1) TO '{outside}/b.csv'",
        "ATTACH '{outside}/c.db'",
        "SELECT * FROM read_parquet('{inside}/../outside/a.parquet')",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
        "SET threads = 1",
    ],
)
def test_what_lies_outside_is_refused(tmp_path: Path, statement: str) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside, outside):
        folder.mkdir()
        with connect([folder]) as con:
            con.execute(f"COPY (SELECT 1 AS one) TO '{folder}/a.parquet' (FORMAT parquet)")
    with connect([inside]) as con:
        assert con.execute(f"SELECT one FROM read_parquet('{inside}/a.parquet')").fetchall() == [(1,)]
        with pytest.raises(duckdb.Error):
            con.execute(statement.format(inside=inside, outside=outside))
