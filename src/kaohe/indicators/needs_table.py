"""The table of needs: what the queries of this room are driven by."""

from __future__ import annotations

from collections.abc import Iterable

from duckdb import DuckDBPyConnection

from kaohe.attribution.literals import Cell, rows
from kaohe.indicators.resolve import Wanted

_CREATE = """
CREATE OR REPLACE TABLE needs (
    need_no BIGINT, position TEXT, row_id TEXT, input TEXT, subject TEXT, source TEXT, key TEXT, period TEXT,
    numerator TEXT, denominator TEXT, is_ratio BIGINT, is_natural BIGINT, additive BIGINT, target BIGINT,
    prorate BIGINT, lower_is_better BIGINT, hint TEXT, remark TEXT
)
"""

_QUANTITIES = """
CREATE OR REPLACE TABLE wanted_quantities AS
SELECT DISTINCT position, subject AS level, quantity
FROM (SELECT position, subject, unnest([numerator, denominator]) AS quantity FROM needs WHERE source = 'figure')
WHERE quantity <> ''
"""


def list_needs(con: DuckDBPyConnection, wanted: Iterable[Wanted]) -> None:
    """Make ``needs``, one numbered row a need, and ``wanted_quantities`` (position, level, quantity)."""
    con.execute(_CREATE)
    values = [_row(number, one) for number, one in enumerate(wanted)]
    if values:
        con.execute(f"INSERT INTO needs VALUES {rows(values)}")
    con.execute(_QUANTITIES)


def _row(number: int, wanted: Wanted) -> tuple[Cell, ...]:
    need = wanted.need
    return (
        number,
        need.position,
        need.row_id,
        need.input,
        need.subject,
        wanted.source,
        wanted.key,
        wanted.period,
        wanted.numerator,
        wanted.denominator,
        int(wanted.ratio),
        int(wanted.natural),
        int(wanted.additive),
        need.target.value if need.target else None,
        int(need.prorate),
        int(wanted.lower),
        wanted.hint,
        wanted.remark,
    )
