"""Text holds only what data can change."""

from __future__ import annotations

import pytest

from kaohe import expression as ex

COUNT = ex.Column("count", 0, 40)
DELTA = ex.Column("delta", -50, 60)
YES, NO = COUNT >= 0, COUNT > 40


def _sql(expression: ex.Expr) -> str:
    plan = ex.Plan()
    plan.define("x", expression)
    select = plan.sql("duckdb", "t")
    return select.removeprefix("SELECT ").removesuffix("\nFROM t").removesuffix(' AS "x"')


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (DELTA + 0, '"delta"'),
        (0 + DELTA, '"delta"'),
        (DELTA - 0, '"delta"'),
        (DELTA * 1, '"delta"'),
        (1 * DELTA, '"delta"'),
        (COUNT // 1, '"count"'),
        (DELTA * 0 + COUNT, '"count"'),
        (ex.number(2) + 3 * ex.number(4), "CAST(14 AS BIGINT)"),
        (COUNT * 2 * 50, '"count" * 100'),
        (ex.minimum(COUNT, 40), '"count"'),
        (ex.maximum(-1, COUNT), '"count"'),
        (ex.minimum(COUNT, COUNT), '"count"'),
        (ex.minimum(COUNT, 39), 'CASE WHEN "count" < 39 THEN "count" ELSE 39 END'),
        (ex.minimum(1, COUNT), 'CASE WHEN 1 < "count" THEN 1 ELSE "count" END'),
        (ex.maximum(COUNT, 39), 'CASE WHEN "count" > 39 THEN "count" ELSE 39 END'),
        (ex.maximum(1, COUNT), 'CASE WHEN 1 > "count" THEN 1 ELSE "count" END'),
        (ex.maximum(COUNT, 41), "CAST(41 AS BIGINT)"),
        (ex.absolute(COUNT), '"count"'),
        (ex.absolute(-1 - COUNT), '0 - ((-1) - "count")'),
        (ex.absolute(COUNT - 1), 'ABS("count" - 1)'),
        (ex.absolute(1 - COUNT), 'ABS(1 - "count")'),
        (ex.absolute(DELTA - 59), 'ABS("delta" - 59)'),
        (ex.divide_half_away(COUNT, 7), '(("count" + 3) // 7)'),
        (COUNT // 41, "CAST(0 AS BIGINT)"),
        (ex.case([(NO, 1), (DELTA > 0, 2), (YES, 3), (DELTA > 1, 4)], 5),
         'CASE WHEN "delta" > 0 THEN 2 ELSE CAST(3 AS BIGINT) END'),
        (ex.case([(YES, DELTA)], 5), '"delta"'),
        (ex.case([(NO, 1)], DELTA), '"delta"'),
        (ex.case([(COUNT > 1, 7), (COUNT > 0, DELTA)], DELTA), 'CASE WHEN "count" > 1 THEN 7 ELSE "delta" END'),
        (ex.case([(~(DELTA < 3), COUNT)], DELTA), 'CASE WHEN "delta" >= 3 THEN "count" ELSE "delta" END'),
        (ex.case([(~~(YES & (DELTA > 3)), COUNT)], DELTA), 'CASE WHEN "delta" > 3 THEN "count" ELSE "delta" END'),
        (ex.case([((DELTA > 3) | YES, COUNT)], DELTA), '"count"'),
        (ex.case([((DELTA > 3) & NO, COUNT)], DELTA), '"delta"'),
        (ex.case([(ex.all_of(), COUNT)], DELTA), '"count"'),
        (ex.case([(ex.any_of(), COUNT)], DELTA), '"delta"'),
        (ex.case([(ex.equals(DELTA, DELTA), COUNT)], DELTA), '"count"'),
        (ex.case([(ex.Compare(ex.Comparison.LESS, DELTA, DELTA), COUNT)], DELTA), '"delta"'),
    ],
)  # fmt: skip
def test_what_bounds_decide_is_not_written(expression: ex.Expr, text: str) -> None:
    assert _sql(expression) == text


@pytest.mark.parametrize(
    ("op", "left", "verdict"),
    [
        ("<", (0, 4), 1), ("<", (0, 5), None), ("<", (9, 12), 0), ("<", (8, 12), None),
        ("<=", (0, 5), 1), ("<=", (0, 6), None), ("<=", (10, 12), 0), ("<=", (9, 12), None),
        (">", (10, 12), 1), (">", (9, 12), None), (">", (0, 5), 0), (">", (0, 6), None),
        (">=", (9, 12), 1), (">=", (8, 12), None), (">=", (0, 4), 0), (">=", (0, 5), None),
        ("=", (0, 4), 0), ("=", (10, 12), 0), ("=", (0, 5), None), ("=", (9, 12), None),
        ("<>", (0, 4), 1), ("<>", (10, 12), 1), ("<>", (0, 5), None), ("<>", (9, 12), None),
    ],
)  # fmt: skip
def test_a_comparison_is_decided_exactly_when_bounds_do_not_overlap(
    op: str, left: tuple[int, int], verdict: int | None
) -> None:
    condition = ex.Compare(ex.Comparison(op), ex.Column("left", *left), ex.Column("right", 5, 9))
    text = _sql(ex.as_number(condition))
    assert text == ("CAST(0 AS BIGINT)", "CAST(1 AS BIGINT)")[verdict] if verdict is not None else op in text


def test_parentheses_stand_only_where_needed() -> None:
    assert _sql(DELTA - (COUNT - (DELTA + 1) * 3)) == '"delta" - ("count" - ("delta" + 1) * 3)'
    both = ex.case([((COUNT > 1) & ((DELTA > 2) | (COUNT > 3)), COUNT)], DELTA)
    assert _sql(both) == 'CASE WHEN "count" > 1 AND ("delta" > 2 OR "count" > 3) THEN "count" ELSE "delta" END'
    neither = ex.case([(~((COUNT > 1) & (DELTA > 2)), COUNT)], DELTA)
    assert _sql(neither) == 'CASE WHEN NOT ("count" > 1 AND "delta" > 2) THEN "count" ELSE "delta" END'
