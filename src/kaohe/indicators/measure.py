"""The whole room in order: posts, figures, values, ranks, inputs."""

from __future__ import annotations

from collections.abc import Iterable

from duckdb import DuckDBPyConnection

from kaohe.attribution import Window
from kaohe.findings import Finding
from kaohe.indicators.checks import check_inputs
from kaohe.indicators.figure_rows import list_figure_rows
from kaohe.indicators.figures import sum_figures, sum_posts
from kaohe.indicators.need import Need
from kaohe.indicators.needs_table import list_needs
from kaohe.indicators.posts import list_posts
from kaohe.indicators.resolve import resolve
from kaohe.indicators.rules import IndicatorRules
from kaohe.indicators.values import value_needs

_INPUTS = """
CREATE OR REPLACE TABLE inputs AS
WITH found AS (SELECT n.*, v.* EXCLUDE (need_no, numerator, denominator), v.numerator AS top, v.denominator AS bottom
               FROM need_values v JOIN needs n USING (need_no)),
compared AS (
    SELECT a.need_no, a.post_id, count(b.post_id) AS group_size,
           1 + count(*) FILTER (b.top::HUGEINT * a.bottom > a.top::HUGEINT * b.bottom) AS above,
           1 + count(*) FILTER (b.top::HUGEINT * a.bottom < a.top::HUGEINT * b.bottom) AS below
    FROM found a JOIN posts p ON p.post_id = a.post_id AND p.appraised = 1
    JOIN found b ON b.need_no = a.need_no AND b.state = 1 JOIN posts q ON q.post_id = b.post_id AND q.appraised = 1
    WHERE a.input IN ('rank', 'group_size') GROUP BY ALL
)
SELECT f.post_id, f.row_id, f.input,
       CASE f.input WHEN 'group_size' THEN coalesce(c.group_size, 0)
            WHEN 'rank' THEN CASE WHEN f.state <> 1 THEN 0 WHEN f.lower_is_better = 1 THEN c.below ELSE c.above END
            ELSE f.top END::BIGINT AS numerator,
       CASE WHEN f.input IN ('rank', 'group_size') THEN 1 ELSE f.bottom END AS denominator,
       CASE WHEN f.input = 'group_size' THEN 1 WHEN f.input = 'rank' AND c.above IS NULL THEN 0 ELSE f.state END
       AS state,
       f.rows_used, f.immature, f.note
FROM found f LEFT JOIN compared c ON c.need_no = f.need_no AND c.post_id = f.post_id
ORDER BY f.post_id, f.row_id, f.input
"""


def measure(
    con: DuckDBPyConnection, rules: IndicatorRules, window: Window, needs: Iterable[Need]
) -> tuple[Finding, ...]:
    """Make ``posts`` and ``inputs`` (contracts) after ``attribute``; what is wrong comes back as findings."""
    list_posts(con, rules, window)
    list_needs(con, [resolve(need, rules, window) for need in needs])
    list_figure_rows(con, rules.facts.orders, window)
    sum_figures(con, window.period)
    sum_posts(con)
    value_needs(con, window)
    con.execute(_INPUTS)
    return check_inputs(con, rules.indicators)
