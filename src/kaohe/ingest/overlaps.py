"""Overlaps (重叠): two people of one role in one room at one time, without weights (settled 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaohe.facts import Connection
from kaohe.findings import Finding, Place
from kaohe.ingest.catalogue import finding, some_rows
from kaohe.ingest.drafts import Draft
from kaohe.ingest.problems import SHOWN


def slot_problems(con: Connection, drafts: Sequence[Draft], kept: Sequence[str]) -> Iterator[Finding]:
    """Slots that cannot be, and slots that share a time without saying how."""
    slots = [draft for draft in drafts if draft.table == "slots"]
    for draft in slots:
        yield from _backwards(con, draft)
    if slots:
        yield from _overlaps(con, [*(draft.relation for draft in slots), *kept])


def _backwards(con: Connection, draft: Draft) -> Iterator[Finding]:
    query = (
        f"SELECT count(*), min(source_row, {SHOWN}) FROM {draft.relation} "
        "WHERE ended_at <= started_at OR ended_at > started_at + INTERVAL 24 HOUR"
    )
    count, rows = con.execute(query).fetchone() or (0, [])
    if count:
        yield finding("slot-backwards", draft.staged.source.at(rows[0]), count=count, rows=some_rows(rows, count))


# Each slot against those that begin before it in its room and role; a row of the same key is the same slot.
_OVERLAPS = """
WITH every AS (
    SELECT room, role, person_id, started_at, any_value(ended_at) AS ended_at, any_value(weight) AS weight,
           min(source_file) AS file, min(source_sheet) AS sheet, min(source_row) AS row
    FROM ({relations}) GROUP BY room, role, person_id, started_at)
SELECT b.file, b.sheet, b.row, b.room, b.role, a.person_id, b.person_id, b.started_at, least(a.ended_at, b.ended_at)
FROM every a JOIN every b ON a.room = b.room AND a.role = b.role AND b.started_at < a.ended_at
    AND (a.started_at, a.person_id) < (b.started_at, b.person_id)
WHERE a.weight IS NULL OR b.weight IS NULL
ORDER BY b.started_at, b.room, b.role, a.person_id, b.person_id LIMIT 1000
"""


def _overlaps(con: Connection, relations: Sequence[str]) -> Iterator[Finding]:
    columns = "room, role, person_id, started_at, ended_at, weight, source_file, source_sheet, source_row"
    union = " UNION ALL ".join(f"SELECT {columns} FROM {relation}" for relation in relations)
    for file, sheet, row, room, role, first, second, start, end in con.execute(
        _OVERLAPS.replace("{relations}", union)
    ).fetchall():
        yield finding(
            "slots-overlap",
            Place(file, sheet, row),
            room=room,
            role=role,
            first=first,
            second=second,
            start=f"{start:%m-%d %H:%M}",
            end=f"{end:%m-%d %H:%M}",
        )
