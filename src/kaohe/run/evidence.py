"""Evidence (依据): written facts of ratings and events, and the files behind each number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kaohe.attribution import Window
from kaohe.documents.model import SourceUse
from kaohe.facts import TABLES, Connection
from kaohe.indicators.registry import QUANTITIES
from kaohe.indicators.resolve import Wanted

SOURCES = {"rating": "ratings", "event": "events", "reported": "reported_values", "target": "targets"}
"""The sheet behind each kind of need that is not summed from exports."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Rating facts by (person, indicator), event facts by (person, event), files by table."""

    ratings: Mapping[tuple[str, str], str]
    events: Mapping[tuple[str, str], str]
    files: Mapping[str, str]

    def of(self, person: str) -> dict[str, str]:
        """What was written of a person's events, by event."""
        return {event: text for (who, event), text in self.events.items() if who == person}

    def sources(self, wanted: Wanted, rows: int) -> tuple[SourceUse, ...]:
        """The files a number was taken from, with the number of rows used."""
        tables = dict.fromkeys(tables_of(wanted))
        return tuple(SourceUse(self.files[table], rows, TABLES[table].title) for table in tables if table in self.files)


def tables_of(wanted: Wanted) -> list[str]:
    """The fact tables a need is filled from."""
    if wanted.source != "figure":
        return [SOURCES[wanted.source]]
    return [QUANTITIES[name].source for name in (wanted.numerator, wanted.denominator) if name in QUANTITIES]


def read_evidence(con: Connection, window: Window) -> Evidence:
    """All evidence of a period."""
    days = {"first": window.starts_on, "last": window.ends_on}
    return Evidence(
        _joined(
            con, "SELECT person_id, indicator, facts FROM ratings WHERE period = $period", {"period": window.period}
        ),
        _joined(
            con,
            "SELECT person_id, rule, strftime(happened_on, '%m-%d') || ' ' || facts FROM events "
            "WHERE happened_on BETWEEN $first AND $last",
            days,
        ),
        {table: _files(con, table) for table in TABLES if table != "deliveries"},
    )


def _joined(con: Connection, sql: str, values: Mapping[str, object]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for person, name, text in con.execute(f"{sql} ORDER BY ALL", dict(values)).fetchall():
        if text:
            found[person, name].append(text)
    return {key: "；".join(texts) for key, texts in found.items()}


def _files(con: Connection, table: str) -> str:
    found = con.execute(f'SELECT DISTINCT source_file FROM "{table}" ORDER BY 1').fetchall()
    return "、".join(file for (file,) in found if file)
