"""A sheet as a reader hands it over, before it becomes Parquet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kaohe.findings import Finding
from kaohe.sandbox.cell_file import Row


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The name and rows of one sheet, with what the reader noticed about it."""

    name: str
    rows: Iterable[Row]
    findings: tuple[Finding, ...] = ()
    hidden: bool = False
    formula_count: int = 0
    formulas: tuple[tuple[int, int], ...] = ()
