"""The store (事实库): current facts as views over immutable batches."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from kaohe.facts.batch import Manifest, manifests
from kaohe.facts.database import Connection, Resources, connect, identifier, quoted
from kaohe.facts.schema import LINEAGE, FactTable, Kind
from kaohe.facts.tables import DELIVERIES, TABLES

PERIOD_COLUMNS = {
    "slots": "started_at",
    "sessions": "biz_date",
    "order_lines": "biz_date",
    "after_sales": "applied_at",
    "service_days": "biz_date",
    "ad_days": "biz_date",
    "targets": "period",
    "attendance": "period",
    "reported_values": "period",
    "ratings": "period",
    "events": "happened_on",
}
"""The column that says to which month a row belongs; people and accounts belong to none."""


def open_store(folder: Path, as_known_at: dt.datetime | None = None, resources: Resources | None = None) -> Connection:
    """A connection with one view per fact table: the rows of the newest export of each natural key.

    ``as_known_at`` leaves out what was exported later (Asia/Shanghai).
    """
    folder.mkdir(parents=True, exist_ok=True)
    con = connect([folder], resources)
    create_views(con, folder, known_at(manifests(folder), as_known_at))
    return con


def known_at(batches: Iterable[Manifest], moment: dt.datetime | None) -> list[Manifest]:
    """The batches already exported at a moment; those of unknown moment always count."""
    return [batch for batch in batches if not moment or not batch.exported_at or batch.exported_at <= moment]


def create_views(con: Connection, folder: Path, batches: Sequence[Manifest]) -> None:
    """Create the view of each fact table from these batches, given newest first."""
    by_table: dict[str, list[Manifest]] = defaultdict(list)
    for batch in batches:
        by_table[batch.table].append(batch)
    for table in TABLES.values():
        sql = current_sql(table, folder, by_table[table.name]) if by_table[table.name] else _empty(table)
        con.execute(f"CREATE VIEW {identifier(table.name)} AS {sql}")
    con.execute(f"CREATE OR REPLACE VIEW {DELIVERIES.name} AS {_deliveries(by_table)}")


def period_of(table: str) -> str:
    """SQL for the month ``YYYY-MM`` of a row of the table."""
    column = PERIOD_COLUMNS[table]
    kind = next(item.kind for item in TABLES[table].columns if item.name == column)
    return column if kind is Kind.TEXT else f"strftime({column}, '%Y-%m')"


def _empty(table: FactTable) -> str:
    columns = ", ".join(f"NULL::{column.kind.sql} AS {column.name}" for column in (*table.columns, *LINEAGE))
    return f"SELECT {columns} WHERE false"


def current_sql(table: FactTable, folder: Path, batches: Sequence[Manifest]) -> str:
    """SQL for the newest row of each key over batches given newest first: a batch's place is its age."""
    columns = ", ".join(column.name for column in (*table.columns, *LINEAGE))
    reads = [
        f"SELECT {columns}, {age} AS _age FROM read_parquet({quoted(str(batch.parquet(folder.resolve())))})"
        for age, batch in enumerate(batches)
    ]
    if len(reads) == 1:
        return f"SELECT {columns} FROM ({reads[0]})"
    key = ", ".join(table.key)
    return (
        f"SELECT {columns} FROM ({' UNION ALL '.join(reads)}) "
        f"QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY _age) = 1"
    )


def _deliveries(by_table: dict[str, list[Manifest]]) -> str:
    """Rows are counted when asked; moment and held rows are those of the newest batch of the month."""
    newest = {
        (name, period): batch
        for name, batches in by_table.items()
        for batch in reversed(batches)
        for period in batch.periods
    }
    if not newest:
        return _empty(DELIVERIES)
    delivered = ", ".join(_delivered(name, period, batch) for (name, period), batch in sorted(newest.items()))
    counted = " UNION ALL ".join(
        f"SELECT {quoted(name)} AS table_name, {period_of(name)} AS period, count(*) AS rows FROM {name} GROUP BY 2"
        for name in sorted({name for name, _ in newest})
    )
    columns = ", ".join(column.name for column in LINEAGE)
    return (
        f"SELECT table_name, period, coalesce(c.rows, 0)::BIGINT AS rows, d.held, d.exported_at, {columns} "
        f"FROM (VALUES {delivered}) AS d(table_name, period, held, exported_at, {columns}) "
        f"LEFT JOIN ({counted}) AS c USING (table_name, period)"
    )


def _delivered(name: str, period: str, batch: Manifest) -> str:
    moment = f"TIMESTAMP {quoted(str(batch.exported_at))}" if batch.exported_at else "NULL::TIMESTAMP"
    texts = (name, period)
    lineage = (batch.source.file, batch.source.sheet)
    cells = [*map(quoted, texts), f"{batch.held.get(period, 0)}::BIGINT", moment, *map(quoted, lineage), "0::BIGINT"]
    return f"({', '.join(cells)})"
