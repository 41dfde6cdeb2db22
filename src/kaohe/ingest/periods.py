"""Periods (期间): for which months a table was delivered, also when it holds no row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kaohe.facts import Connection
from kaohe.findings import Finding, Place
from kaohe.ingest.catalogue import finding
from kaohe.ingest.comparing import Prepared
from kaohe.ingest.drafts import Draft


def covered_periods(con: Connection, drafts: Sequence[Draft], period: str) -> dict[int, tuple[str, ...]]:
    """By sheet number, the months a log speaks of whatever its rows: those its workbook names, else ``period``.

    A workbook names months by its sheets 目标, 出勤, 指标值 and 行为评分; one that is empty altogether covers none.
    """
    by_file: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_file[draft.staged.source.file].append(draft)
    return {
        draft.staged.number: _workbook_periods(con, sheets, period)
        for sheets in by_file.values()
        for draft in sheets
        if draft.staged.header.importer.log
    }


def _workbook_periods(con: Connection, sheets: Sequence[Draft], period: str) -> tuple[str, ...]:
    named = [sheet.relation for sheet in sheets if "period" in sheet.staged.header.importer.facts.names]
    query = " UNION ".join(f"SELECT period FROM {relation} WHERE period IS NOT NULL" for relation in named)
    periods = tuple(row[0] for row in con.execute(f"{query} ORDER BY 1").fetchall()) if named else ()
    if periods or not period:
        return periods
    filled = any(con.execute(f"SELECT 1 FROM {sheet.relation} LIMIT 1").fetchone() for sheet in sheets)
    return (period,) if filled else ()


def period_problems(prepared: Sequence[Prepared], period: str) -> Iterator[Finding]:
    """A month that no file speaks of cannot be appraised."""
    known = sorted({month for item in prepared for month in item.manifest.periods})
    if period and period not in known:
        yield finding("period-empty", Place(), period=period, known="、".join(known) or "（无）")
