"""岗位说明书: the 23 fields of a position as the paper prints them, blank fields included."""

from __future__ import annotations

from collections.abc import Iterable

from kaohe.documents.form import Cell, Form, Row, Style, Table, letterhead
from kaohe.policy import Policy
from kaohe.policy.positions import JobDescription, Position, Qualifications, Statement

_WIDTHS = (26, 24, 37, 26, 24, 37)


def job_description(policy: Policy, position: Position) -> Form:
    """The 岗位说明书 of a position."""
    return Form(f"{position.title}岗位说明书", letterhead(policy.document), (_table(policy, position),))


def title_of(policy: Policy, slug: str) -> str:
    """The printed title of a position or of an outside role such as 总经理; the slug itself when unknown."""
    titles = {role.id: role.title for role in policy.organization.outside}
    return (titles | {position.id: position.title for position in policy.positions}).get(slug, slug)


def _table(policy: Policy, position: Position) -> Table:
    description = position.description
    return Table(
        _WIDTHS,
        (
            *_particulars(policy, position),
            _full("工作权限：", (_statement(item) for item in description.authority)),
            _full("工作责任：", description.responsibility),
            _full("工作职责：", _numbered(description.duties)),
            *_qualifications(description.qualifications),
            *_indicators(description),
            Row((Cell("备注", Style.LABEL), Cell(description.remarks, columns=5)), height=12),
            _pair(("本人签名", ""), ("人力资源部", ""), height=13),
            _pair(("直接上级签名", ""), ("填写日期", "      年   月   日"), height=13),
        ),
    )


def _particulars(policy: Policy, position: Position) -> tuple[Row, ...]:
    description = position.description
    reports = [other.title for other in policy.positions if other.reports_to == position.id]
    headcount = "" if description.headcount is None else f"{description.headcount}人"
    analysed = "" if description.analysed_on is None else description.analysed_on.isoformat()
    return (
        _pair(("岗位名称", position.title), ("岗位编号", position.code)),
        _pair(("所在部门", position.department), ("岗位定员", headcount)),
        _pair(("直接上级", title_of(policy, position.reports_to)), ("工资等级", description.grade)),
        _pair(("直接下级", "、".join(reports)), ("薪酬类型", description.pay_type)),
        _pair(("所辖人员", description.persons_supervised), ("岗位分析日期", analysed)),
    )


def _pair(first: tuple[str, str], second: tuple[str, str], height: int = 8) -> Row:
    cells = [
        cell
        for label, value in (first, second)
        for cell in (Cell(label, Style.LABEL), Cell(value, Style.CENTER, columns=2))
    ]
    return Row(tuple(cells), height)


def _full(title: str, lines: Iterable[str]) -> Row:
    return Row((Cell("\n".join(lines), columns=len(_WIDTHS), title=title),), height=14)


def _statement(statement: Statement) -> str:
    marked = statement.advisory and "建议" not in statement.text
    return f"{statement.text}（建议权）" if marked else statement.text


def _numbered(lines: Iterable[str]) -> Iterable[str]:
    return (f"{number}、{line}" for number, line in enumerate(lines, 1))


def _qualifications(qualifications: Qualifications) -> tuple[Row, ...]:
    values = (
        ("教育水平", qualifications.education),
        ("专业", qualifications.major),
        ("工作经验", qualifications.experience),
        ("知识与技能", "\n".join(_numbered(qualifications.skills))),
    )
    return _grouped("任职资格", values)


def _indicators(description: JobDescription) -> tuple[Row, ...]:
    lists = description.indicators
    return _grouped("考核指标", (("定量指标", "、".join(lists.measured)), ("定性指标", "、".join(lists.judged))))


def _grouped(title: str, values: tuple[tuple[str, str], ...]) -> tuple[Row, ...]:
    first = Cell(title, Style.LABEL, rows=len(values))
    rows = [(Cell(name, Style.LABEL), Cell(text, columns=4)) for name, text in values]
    return (Row((first, *rows[0]), height=8), *(Row(cells, height=8) for cells in rows[1:]))
