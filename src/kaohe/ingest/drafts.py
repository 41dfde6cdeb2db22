"""Drafts (草稿): the resolved facts of a sheet, surveyed and ready to become a batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kaohe.facts import Connection, Manifest, Source, control_totals, period_of, quoted, row_text, rows_hash
from kaohe.facts.store import PERIOD_COLUMNS
from kaohe.findings import Finding
from kaohe.ingest.catalogue import finding, some_rows
from kaohe.ingest.cells import PENDING
from kaohe.ingest.problems import SHOWN
from kaohe.ingest.staging import Staged, State


@dataclass(frozen=True, slots=True)
class Draft:
    """The facts of a sheet in the view ``r<number>``, one row a key; what the manifest will say of them."""

    staged: Staged
    exported_at: dt.datetime | None
    shop: str = ""
    rows: int = 0
    totals: Mapping[str, int] | None = None
    periods: tuple[str, ...] = ()

    @property
    def relation(self) -> str:
        """The view of resolved facts."""
        return f"r{self.staged.number}"

    @property
    def table(self) -> str:
        """The fact table."""
        return self.staged.header.importer.table


def resolve(con: Connection, staged: Staged, values: Mapping[str, str]) -> None:
    """Create the view of resolved facts: some columns are replaced by other SQL."""
    replaced = ", ".join(f"({sql}) AS {column}" for column, sql in values.items())
    clause = f" REPLACE ({replaced})" if replaced else ""
    kind = "TABLE" if staged.header.importer.by_hand else "VIEW"
    con.execute(f"CREATE {kind} r{staged.number} AS SELECT *{clause} FROM {staged.facts} AS facts")


def key_problems(con: Connection, draft: Draft) -> Iterator[Finding]:
    """A key twice with different content stops; the same row again is dropped from the view, with a note."""
    importer = draft.staged.header.importer
    key = ", ".join(importer.facts.key)
    query = f"SELECT count(*), count(DISTINCT row({key})) FROM {draft.relation}"
    rows, keys = con.execute(query).fetchone() or (0, 0)
    if rows == keys:
        return
    title = " + ".join(column.title for column in importer.facts.columns if column.name in importer.facts.key)
    text = f"concat_ws(' ', {', '.join(f'{name}::VARCHAR' for name in importer.facts.key)})"
    repeated = con.execute(
        f"SELECT any_value({text}), min(source_row, {SHOWN}) FROM {draft.relation} GROUP BY {key} "
        f"HAVING count(DISTINCT sha256({row_text(importer.facts)})) > 1 ORDER BY 2"
    ).fetchall()
    for shown, at in repeated[:SHOWN]:
        where = draft.staged.source.at(at[1])
        named = f"{title}「{shown}」"
        yield finding("key-conflict", where, key=named, rows="、".join(map(str, at)), count=len(repeated))
    if not repeated:
        yield _drop_repeated(con, draft, (rows - keys, f"{title}"))


def _drop_repeated(con: Connection, draft: Draft, told: tuple[int, str]) -> Finding:
    staged = draft.staged
    key = ", ".join(staged.header.importer.facts.key)
    first = f"SELECT *, row_number() OVER (PARTITION BY {key} ORDER BY source_row) AS _copy"
    query = f"SELECT min(source_row) FROM ({first} FROM {draft.relation}) WHERE _copy > 1"
    row = (con.execute(query).fetchone() or (0,))[0]
    kind = "TABLE" if staged.header.importer.by_hand else "VIEW"
    con.execute(f"ALTER {kind} {draft.relation} RENAME TO every_{draft.relation}")
    con.execute(
        f"CREATE {kind} {draft.relation} AS SELECT * EXCLUDE (_copy) FROM ({first} FROM every_{draft.relation}) WHERE _copy = 1"
    )
    return finding("key-repeated", staged.source.at(row), count=told[0], key=told[1])


def missing_facts(con: Connection, draft: Draft) -> Iterator[Finding]:
    """Required facts that came to nothing though their cells could be read: a wrong unit, half a slot."""
    importer = draft.staged.header.importer
    required = [column for column in importer.facts.columns if column.required]
    tests = ", ".join(
        f"count(*) FILTER ({column.name} IS NULL), min(source_row, {SHOWN}) FILTER ({column.name} IS NULL)"
        for column in required
    )
    figures = con.execute(f"SELECT {tests} FROM {draft.relation}").fetchone() or ()
    for column, count, rows in zip(required, figures[::2], figures[1::2], strict=True):
        if count:
            where = draft.staged.source.at(rows[0], column.title)
            shown = some_rows(rows, count)
            yield finding("fact-missing", where, column=column.title, count=count, rows=shown, why=importer.incomplete)


def draft_manifest(con: Connection, draft: Draft, covered: tuple[str, ...]) -> Manifest:
    """What will be known of the batch; ``covered`` are months it speaks of even without rows."""
    staged = draft.staged
    importer, source = staged.header.importer, staged.source
    rows, periods = _months(con, draft)
    return Manifest(
        table=importer.table,
        importer=importer.id,
        importer_version=importer.version,
        source=Source(source.file, source.name, source.sha256),
        rows=rows,
        content=rows_hash(con, importer.facts, draft.relation),
        exported_at=draft.exported_at,
        shop=draft.shop,
        totals=control_totals(con, importer.facts, draft.relation),
        periods=tuple(sorted({*periods, *covered})),
        held=_held(con, draft),
    )


def _months(con: Connection, draft: Draft) -> tuple[int, list[str]]:
    """How many rows there are, and of which months."""
    months = f"list(DISTINCT {period_of(draft.table)})" if draft.table in PERIOD_COLUMNS else "NULL"
    rows, periods = con.execute(f"SELECT count(*), {months} FROM {draft.relation}").fetchone() or (0, None)
    return rows, [period for period in periods or [] if period]


def _held(con: Connection, draft: Draft) -> dict[str, int]:
    """Rows by month whose figures are not ready yet."""
    staged = draft.staged
    dates = [item.name for item in staged.header.importer.fields if item.name in ("biz_date", "period")]
    if draft.table == "order_lines":
        query = (
            f"SELECT strftime(biz_date, '%Y-%m'), count(*) FROM {draft.relation} "
            f"WHERE traffic_kind = {quoted(PENDING[0])} GROUP BY 1 ORDER BY 1"
        )
    elif dates:
        month = dates[0] if dates[0] == "period" else f"strftime({dates[0]}, '%Y-%m')"
        query = f"SELECT {month}, count(*) FROM {staged.typed} WHERE _state = {State.PENDING:d} AND {month} IS NOT NULL GROUP BY 1 ORDER BY 1"
    else:
        return {}
    return dict(con.execute(query).fetchall())
