"""Python, DuckDB and the slow reading give the same numbers for any expression and any row."""

from __future__ import annotations

from functools import cache

import duckdb
from expression_oracle import evaluate
from expression_trees import COLUMNS, ROWS, SHARING, planned
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaohe import expression as ex

EXAMPLES = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 1})


def _source(rows: list[dict[str, int]]) -> str:
    names = [column.name for column in COLUMNS]
    lines = [", ".join([str(index), *(str(row[name]) for name in names)]) for index, row in enumerate(rows)]
    values = ", ".join(f"({line})" for line in lines)
    typed = ", ".join(f'CAST("{name}" AS BIGINT) AS "{name}"' for name in names)
    return f"(SELECT person, {typed} FROM (VALUES {values}) AS v(person, {', '.join(names)}))"


def _by_duckdb(plan: ex.Plan, rows: list[dict[str, int]]) -> list[dict[str, int]]:
    relation = _connection().sql(plan.sql("duckdb", _source(rows), ("person",)))
    return [dict(zip(plan.names, line[1:], strict=True)) for line in sorted(relation.fetchall())]


def _by_reading(plan: ex.Plan, rows: list[dict[str, int]]) -> list[dict[str, int]]:
    return [{name: evaluate(plan.definition(name), row) for name in plan.names} for row in rows]


@EXAMPLES
@given(st.lists(SHARING, min_size=1, max_size=6).map(planned), st.lists(ROWS, min_size=1, max_size=20))
def test_every_engine_computes_what_the_tree_says(plan: ex.Plan, rows: list[dict[str, int]]) -> None:
    expected = _by_reading(plan, rows)
    function = plan.function()
    assert [function(row) for row in rows] == expected
    if plan.names:
        assert _by_duckdb(plan, rows) == expected


@EXAMPLES
@given(SHARING, st.lists(ROWS, min_size=1, max_size=20))
def test_no_value_leaves_the_bounds_of_its_expression(expression: ex.Expr, rows: list[dict[str, int]]) -> None:
    for row in rows:
        assert expression.bounds.low <= evaluate(expression, row) <= expression.bounds.high
