"""The report a worker leaves beside the Parquet files, written in the child and read by the caller."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kaohe.findings import Finding, Place, Severity

_NAME = "report.json"
_MOST_BYTES = 32 << 20


@dataclass(frozen=True, slots=True)
class WrittenSheet:
    """A sheet that lies in a Parquet file named by its position; see ``opened.Sheet`` for the fields."""

    name: str
    columns: int
    rows: int
    hidden: bool
    formula_count: int
    formulas: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What was read from one file."""

    sheets: tuple[WrittenSheet, ...]
    findings: tuple[Finding, ...]


def write_report(report: Report, folder: Path) -> None:
    """Leave the report in the worker's folder."""
    (folder / _NAME).write_text(json.dumps(asdict(report)), encoding="utf-8")


def read_report(folder: Path) -> Report | None:
    """The report in this folder, taken apart field by field; None when it is missing or not as we write it."""
    try:
        path = folder / _NAME
        if path.stat().st_size > _MOST_BYTES:
            return None
        fields = json.loads(path.read_text(encoding="utf-8"))
        return Report(tuple(map(_sheet, fields["sheets"])), tuple(map(_finding, fields["findings"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _sheet(fields: dict[str, Any]) -> WrittenSheet:
    return WrittenSheet(
        str(fields["name"]),
        int(fields["columns"]),
        int(fields["rows"]),
        bool(fields["hidden"]),
        int(fields["formula_count"]),
        tuple((int(row), int(column)) for row, column in fields["formulas"]),
    )


def _finding(fields: dict[str, Any]) -> Finding:
    texts = (str(fields[name]) for name in ("what", "why", "next_step"))
    return Finding(Severity(fields["severity"]), str(fields["code"]), Place(**fields["where"]), *texts)
