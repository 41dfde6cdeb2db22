"""Comparing (比对): the same content again, and two sources that say different things at the same moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from kaohe.facts import Connection, Manifest, manifests, quoted, row_text
from kaohe.findings import Finding
from kaohe.ingest.catalogue import finding
from kaohe.ingest.drafts import Draft


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft and the manifest its batch will have."""

    draft: Draft
    manifest: Manifest

    @property
    def same(self) -> tuple[str, str, str]:
        """What two imports share when one of them is of no effect."""
        return (self.manifest.table, self.manifest.shop, self.manifest.content)


def without_repeats(prepared: Sequence[Prepared], kept: Iterable[Manifest]) -> tuple[list[Prepared], list[Finding]]:
    """The newest import of each content that the store does not hold yet, and a note on each other."""
    first = {(batch.table, batch.shop, batch.content): batch.source.file for batch in kept}
    fresh: list[Prepared] = []
    notes: list[Finding] = []
    for item in sorted(prepared, key=_age):
        if not item.manifest.rows or item.same not in first:
            first[item.same] = item.manifest.source.file
            fresh.append(item)
        else:
            notes.append(finding("content-again", item.draft.staged.source.place, other=first[item.same]))
    return sorted(fresh, key=lambda item: item.draft.staged.number), notes


def _age(item: Prepared) -> tuple[bool, float, int]:
    moment = item.manifest.exported_at or dt.datetime.min
    return (item.manifest.exported_at is None, -(moment - dt.datetime.min).total_seconds(), item.draft.staged.number)


def export_conflicts(con: Connection, prepared: Sequence[Prepared], into: Path) -> Iterator[Finding]:
    """Keys that two sources of one moment give different content: neither is newer, so nobody may choose."""
    for one, other in combinations(prepared, 2):
        if _rival(one.manifest, other.manifest):
            yield from _conflict(con, other, other_relation=one.draft.relation, source=one.manifest)
    for item in prepared:
        for batch in manifests(into):
            if _rival(item.manifest, batch):
                relation = f"read_parquet({quoted(str(batch.parquet(into.resolve())))})"
                yield from _conflict(con, item, other_relation=relation, source=batch)


def _rival(one: Manifest, other: Manifest) -> bool:
    return one.table == other.table and one.exported_at == other.exported_at and one.content != other.content


def _conflict(con: Connection, item: Prepared, other_relation: str, source: Manifest) -> Iterator[Finding]:
    table = item.draft.staged.header.importer.facts
    digest = f"sha256({row_text(table)}) AS digest"
    key = ", ".join(table.key)
    same = " AND ".join(f"a.{name} IS NOT DISTINCT FROM b.{name}" for name in table.key)
    text = f"concat_ws(' ', {', '.join(f'a.{name}::VARCHAR' for name in table.key)})"
    count, row, shown = con.execute(
        f"SELECT count(*), min(a.source_row), min_by({text}, a.source_row) "
        f"FROM (SELECT {key}, source_row, {digest} FROM {item.draft.relation}) a "
        f"JOIN (SELECT {key}, {digest} FROM {other_relation}) b ON {same} WHERE a.digest <> b.digest"
    ).fetchone() or (0, 0, "")
    if count:
        where = item.draft.staged.source.at(row)
        yield finding("export-conflict", where, other=source.source.file, key=shown, count=count)
