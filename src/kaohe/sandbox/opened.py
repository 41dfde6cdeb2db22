"""What comes back from the child: sheets of text cells, and findings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kaohe.findings import Finding


class Formula(NamedTuple):
    """A cell computed by a formula: its row from 1 and its column from 0, as in ``_row`` and ``c0``."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as a Parquet file: ``_row`` BIGINT (from 1, as Excel shows it), ``c0``… VARCHAR, NULL for empty.

    Rows without any cell are left out. ``formulas`` holds the first few thousand positions, ``formula_count`` all.
    """

    name: str
    parquet: Path
    columns: int
    rows: int
    hidden: bool = False
    formula_count: int = 0
    formulas: tuple[Formula, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """One file after reading; without sheets when a finding stops it. ``size`` in bytes."""

    path: Path
    sha256: str
    size: int
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]
