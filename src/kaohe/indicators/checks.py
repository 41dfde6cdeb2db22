"""Findings of the indicators: rates over their natural limit, unknown quantities, posts without a scorecard."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from kaohe.findings import Finding, Place, Severity


def check_inputs(con: DuckDBPyConnection) -> tuple[Finding, ...]:
    """Everything that is wrong with the figures of a run, in a fixed order."""
    return (*_over_limit(con), *_unknown_quantities(con), *_unscored_positions(con))


def _over_limit(con: DuckDBPyConnection) -> list[Finding]:
    found = con.execute(
        "SELECT DISTINCT v.post_id, n.key FROM need_values v JOIN needs n USING (need_no) "
        "WHERE v.note LIKE '数据有误%' ORDER BY ALL"
    ).fetchall()
    return [
        Finding(
            Severity.WARN,
            "rate-over-limit",
            Place(),
            f"{post} 的指标「{indicator}」超过 100%",
            "这个比率的分子包含在分母里，不可能超过 100%，所以来源数据有误",
            "请核对来源文件的分子与分母，更正后重新导入；更正之前这一项为待数据",
        )
        for post, indicator in found
    ]


def _unknown_quantities(con: DuckDBPyConnection) -> list[Finding]:
    found = con.execute(
        "SELECT DISTINCT n.key, w.quantity FROM needs n, (SELECT unnest([n2.numerator, n2.denominator]) AS quantity, "
        "need_no FROM needs n2 WHERE source = 'figure') w WHERE w.need_no = n.need_no AND w.quantity <> '' "
        "AND w.quantity NOT IN (SELECT quantity FROM quantities) ORDER BY ALL"
    ).fetchall()
    return [
        Finding(
            Severity.STOP,
            "unknown-base-quantity",
            Place(),
            f"指标「{indicator}」用到的基础量「{quantity}」不存在",
            "指标库的算法只能用程序认识的基础量",
            "请在制度的 indicators.yaml 里改成已有的基础量（见指标一章的列表）",
        )
        for indicator, quantity in found
    ]


def _unscored_positions(con: DuckDBPyConnection) -> list[Finding]:
    found = con.execute(
        "SELECT position, string_agg(DISTINCT person_id, '、' ORDER BY person_id) FROM posts "
        "WHERE position NOT IN (SELECT position FROM needs) GROUP BY position ORDER BY position"
    ).fetchall()
    return [
        Finding(
            Severity.WARN,
            "position-without-scorecard",
            Place(),
            f"岗位「{position}」没有绩效考核指标表：{people}",
            "制度里没有这个岗位的指标表，这些人本期没有得分",
            "请核对人员表的岗位写法，或在制度里补上这个岗位",
        )
        for position, people in found
    ]
