"""What the caller may say about an import, and what an import gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kaohe.facts import Manifest, Resources
from kaohe.findings import Finding, stops
from kaohe.policy.bundle import Policy


@dataclass(frozen=True, slots=True)
class Options:
    """``shop`` for files that do not say theirs; ``period`` (YYYY-MM) the facts must speak of; ``policy`` gives the
    names of positions, indicators and events.
    """

    shop: str = ""
    period: str = ""
    policy: Policy | None = None
    resources: Resources = field(default_factory=lambda: Resources(memory="1GB"))


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What became of one sheet: its rows, and those that became facts of ``table`` (empty: not read)."""

    file: str
    sheet: str
    title: str = ""
    table: str = ""
    rows: int = 0
    facts: int = 0
    totals: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Ingested:
    """The store with the batches made visible in it (none when anything stops), the findings, the files."""

    store: Path
    batches: tuple[Manifest, ...]
    findings: tuple[Finding, ...]
    files: tuple[SheetReport, ...]

    @property
    def stopped(self) -> bool:
        """Whether nothing was written."""
        return stops(self.findings)
