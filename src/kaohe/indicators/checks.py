"""Findings of the indicators: rates over their natural limit, unknown quantities, posts without a scorecard."""

from __future__ import annotations

from collections.abc import Mapping

from duckdb import DuckDBPyConnection

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.indicators import Indicator

Library = Mapping[str, Indicator]


def check_inputs(con: DuckDBPyConnection, library: Library) -> tuple[Finding, ...]:
    """Everything that is wrong with the figures of a run, in a fixed order; indicators by their names."""
    return (
        *_over_limit(con, library),
        *_unequal_team_values(con, library),
        *_unknown_quantities(con, library),
        *_unscored_positions(con),
    )


def _named(library: Library, key: str) -> str:
    return library[key].name if key in library else key


def _over_limit(con: DuckDBPyConnection, library: Library) -> list[Finding]:
    found = con.execute(
        "SELECT DISTINCT p.person_id, n.key FROM need_values v JOIN needs n USING (need_no) "
        "JOIN posts p USING (post_id) WHERE v.note LIKE '数据有误%' ORDER BY ALL"
    ).fetchall()
    return [
        Finding(
            Severity.WARN,
            "rate-over-limit",
            Place(),
            f"{person} 的指标「{_named(library, key)}」超过 100%",
            "这个比率的分子包含在分母里，不可能超过 100%，所以来源数据有误",
            "请核对来源文件的分子与分母，更正后重新导入；更正之前这一项为待数据",
        )
        for person, key in found
    ]


def _unequal_team_values(con: DuckDBPyConnection, library: Library) -> list[Finding]:
    found = con.execute(
        "SELECT n.key, string_agg(DISTINCT p.person_id, '、' ORDER BY p.person_id) FROM needs n "
        "JOIN posts p USING (position) JOIN reported_values v ON v.period = n.period AND v.indicator = n.key "
        "AND v.person_id = p.person_id WHERE n.source = 'reported' AND n.subject = 'department' GROUP BY n.key "
        "HAVING count(DISTINCT v.numerator::VARCHAR || '/' || v.denominator) > 1 ORDER BY n.key"
    ).fetchall()
    return [
        Finding(
            Severity.WARN,
            "team-values-differ",
            Place(),
            f"「{_named(library, key)}」按全部门计，但 {people} 报送的数不一样",
            "全部门只有一个数；现在各人按自己名下报送的数计分，同一个部门会得出不同的分",
            "请在指标值表里改为一行，工号写“部门”，再运行一次",
        )
        for key, people in found
    ]


def _unknown_quantities(con: DuckDBPyConnection, library: Library) -> list[Finding]:
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
            f"指标「{_named(library, key)}」用到的基础量「{quantity}」不存在",
            "指标库的算法只能用程序认识的基础量",
            "请在制度的 indicators.yaml 里改成已有的基础量（制度文件夹的 README.md 列出了全部）",
        )
        for key, quantity in found
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
