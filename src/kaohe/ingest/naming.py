"""Naming (名称): positions, indicators and events that the policy does not know."""

from __future__ import annotations

from collections.abc import Iterator

from kaohe.facts import Connection, quoted
from kaohe.findings import Finding
from kaohe.ingest.catalogue import finding, some_rows
from kaohe.ingest.problems import SHOWN
from kaohe.ingest.staging import Staged
from kaohe.policy.bundle import Policy

_LABELS = {"position": "岗位", "indicator": "指标", "event": "事件规则"}
_LISTED = 12


def unknown_names(con: Connection, staged: Staged, policy: Policy | None) -> Iterator[Finding]:
    """Names a sheet uses that mean nothing in the policy; without a policy nothing can be said."""
    for column, kind in staged.header.importer.names.items() if policy else ():
        title = next(item.title for item in staged.header.importer.facts.columns if item.name == column)
        rows = con.execute(
            f"SELECT {column}, count(*), min(source_row, {SHOWN}) FROM {staged.facts} WHERE {column} NOT IN "
            f"(SELECT id FROM names WHERE kind = {quoted(kind)}) GROUP BY 1 ORDER BY min(source_row) LIMIT 1000"
        ).fetchall()
        for name, count, at in rows:
            where = staged.source.at(at[0], title)
            known = _known(con, kind)
            yield finding("name-unknown", where, name=name, kind=_LABELS[kind], rows=some_rows(at, count), known=known)


def _known(con: Connection, kind: str) -> str:
    query = f"SELECT min(name) FROM names WHERE kind = {quoted(kind)} AND name <> id GROUP BY id ORDER BY 1"
    names = [row[0] for row in con.execute(query).fetchall()]
    return "、".join(names[:_LISTED]) + (f" 等 {len(names)} 个" if len(names) > _LISTED else "")
