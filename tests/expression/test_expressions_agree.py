"""Python, DuckDB and the slow reading give the same numbers for any expression and any row."""

from __future__ import annotations

from itertools import product

from expression_duckdb import asked, source
from expression_oracle import evaluate
from expression_trees import COLUMNS, PLANS, ROWS
from hypothesis import given
from hypothesis import strategies as st

from kaohe import expression as ex

TABLES = st.lists(ROWS, min_size=1, max_size=20)


def by_duckdb(plan: ex.Plan, rows: list[dict[str, int]], outputs: tuple[str, ...]) -> list[dict[str, int]]:
    relation = asked(plan.sql("duckdb", source(rows), ("person",), outputs))
    return [dict(zip(outputs, line[1:], strict=True)) for line in sorted(relation.fetchall())]


def by_reading(plan: ex.Plan, rows: list[dict[str, int]]) -> list[dict[str, int]]:
    return [{name: evaluate(plan.definition(name), row) for name in plan.names} for row in rows]


@given(PLANS, TABLES)
def test_every_engine_computes_what_the_tree_says(plan: ex.Plan, rows: list[dict[str, int]]) -> None:
    expected = by_reading(plan, rows)
    function = plan.function()
    assert [function(row) for row in rows] == expected
    assert by_duckdb(plan, rows, plan.names) == expected


@given(PLANS, TABLES, st.data())
def test_some_outputs_are_the_same_as_among_all(plan: ex.Plan, rows: list[dict[str, int]], data: st.DataObject) -> None:
    outputs = tuple(data.draw(st.lists(st.sampled_from(plan.names), min_size=1, unique=True)))
    expected = [{name: line[name] for name in outputs} for line in map(plan.function(), rows)]
    assert list(map(plan.function(outputs), rows)) == expected
    assert by_duckdb(plan, rows, outputs) == expected


@given(PLANS, TABLES)
def test_no_value_leaves_the_bounds_of_its_expression(plan: ex.Plan, rows: list[dict[str, int]]) -> None:
    for name, row in product(plan.names, rows):
        node = plan.definition(name)
        bounds = node.bounds if isinstance(node, ex.Expr) else ex.Bounds(0, 1)
        assert bounds.low <= evaluate(node, row) <= bounds.high


@given(PLANS)
def test_every_output_is_64_bits_wide_unless_its_bounds_are_wider(plan: ex.Plan) -> None:
    rows = [{column.name: column.high for column in COLUMNS}]
    relation = asked(plan.sql("duckdb", source(rows), ("person",)))
    types = dict(zip(relation.columns, map(str, relation.types), strict=True))
    for name in plan.names:
        node = plan.definition(name)
        narrow = isinstance(node, ex.BoolExpr) or node.bounds.within(ex.INT64)
        assert types[name] == "BIGINT" if narrow else types[name] in ("BIGINT", "HUGEINT")
