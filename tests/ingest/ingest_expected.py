"""What a folder of samples gives, file by file, as YAML a person can check."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from kaohe.facts import LINEAGE, TABLES, Connection, open_store
from kaohe.facts.tables import DELIVERIES
from kaohe.findings import Finding
from kaohe.ingest import Ingested, Options, read_folder

SAMPLES = Path(__file__).parent / "samples"
EXPECTED = ".expected.yaml"
PERIODS = {"clean": "2026-09", "odd": "2026-09", "broken": "2026-08"}
"""The period each folder is read for; broken has nothing of its own."""

Answers = dict[str, dict[str, Any]]


def sample_files(name: str) -> list[Path]:
    """The files of a folder of samples, without the answers."""
    return sorted(path for path in (SAMPLES / name).rglob("*") if path.is_file() and not path.name.endswith(EXPECTED))


def expectation_of(file: Path) -> Path:
    """Where the answers to a sample lie."""
    return file.with_name(file.name + EXPECTED)


def read_samples(name: str, work: Path) -> Ingested:
    """Read a folder of samples into ``work/facts``."""
    ignored = shutil.ignore_patterns(f"*{EXPECTED}")
    shutil.copytree(SAMPLES / name, work / "in", ignore=ignored)
    return read_folder(work / "in", work / "facts", Options(period=PERIODS[name]))


def answers(name: str, read: Ingested) -> Answers:
    """Findings and facts by sample file; what belongs to no file is under the folder's own name."""
    found: Answers = {str(path.relative_to(SAMPLES / name)): {} for path in sample_files(name)}
    for told in read.findings:
        found.setdefault(told.where.file or name, {}).setdefault("findings", []).append(_finding(told))
    if not read.stopped:
        with open_store(read.store) as con:
            for file, answer in found.items():
                if facts := _facts(con, file):
                    answer["facts"] = facts
            found.setdefault(name, {})["deliveries"] = _deliveries(con)
    for batch in read.batches:
        moment = str(batch.exported_at) if batch.exported_at else "不知道"
        found[batch.source.file].setdefault("exported_at", {})[batch.table] = moment
    return found


def _finding(told: Finding) -> str:
    return str(told)


def _facts(con: Connection, file: str) -> dict[str, list[dict[str, Any]]]:
    tables = {}
    for table in (table for table in TABLES.values() if table is not DELIVERIES):
        columns = [*table.names, LINEAGE[2].name]
        query = f"SELECT {', '.join(columns)} FROM {table.name} WHERE source_file = ? ORDER BY source_row, {', '.join(table.key)}"
        rows = con.execute(query, [file]).fetchall()
        if rows:
            tables[table.name] = [_row(columns, row) for row in rows]
    return tables


def _deliveries(con: Connection) -> list[str]:
    query = "SELECT table_name, period, rows, held FROM deliveries ORDER BY ALL"
    return [
        f"{table} {period}: {rows} 行，未到 {held} 行" for table, period, rows, held in con.execute(query).fetchall()
    ]


def _row(columns: list[str], row: tuple[Any, ...]) -> dict[str, Any]:
    shown = {
        name: str(value) if isinstance(value, dt.date) else value for name, value in zip(columns, row, strict=True)
    }
    return {name: value for name, value in shown.items() if value is not None}


def save(name: str, found: Answers) -> None:
    """Write the answers beside the samples."""
    yaml = YAML()
    yaml.width = 10_000
    for file, answer in found.items():
        with expectation_of(SAMPLES / name / file).open("w", encoding="utf-8", newline="\n") as target:
            yaml.dump(answer, target)


def saved(name: str) -> Answers:
    """The answers beside the samples."""
    yaml = YAML(typ="safe")
    paths = sorted((SAMPLES / name).rglob(f"*{EXPECTED}"))
    texts = {
        str(path.relative_to(SAMPLES / name)).removesuffix(EXPECTED): path.read_text(encoding="utf-8") for path in paths
    }
    return {file: yaml.load(text) for file, text in texts.items()}
