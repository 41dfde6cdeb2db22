"""部门汇总表: everyone's sections, total and grade; the distribution; what nobody is credited with."""

from __future__ import annotations

from decimal import Decimal

from kaohe.documents.form import letterhead
from kaohe.documents.model import DepartmentSummary, SummaryPerson
from kaohe.documents.sheet import Book, Column, Grid, Kind, Sheet, Value, scaled
from kaohe.policy.positions import DocumentControl
from kaohe.quantities import POINT, PPM


def department_summary(control: DocumentControl, summary: DepartmentSummary) -> Book:
    """The 部门汇总表 as a workbook of one sheet."""
    title = f"{summary.department}绩效考核汇总表"
    sheet = Sheet(
        name="部门汇总表",
        title=title,
        particulars=_particulars(summary),
        grids=(_people(summary), _distribution(summary), *_unassigned(summary)),
        notes=summary.notes,
        signatures=("制表", "人力资源部", "总经理", "日期"),
    )
    return Book(title, letterhead(control), (sheet,))


def _particulars(summary: DepartmentSummary) -> str:
    period = summary.period
    days = f"{period.name}（{period.starts_on} 至 {period.ends_on}）"
    return f"部门：{summary.department}    考核周期：{days}    人数：{len(summary.people)}"


def _people(summary: DepartmentSummary) -> Grid:
    columns = (
        Column("工号"),
        Column("姓名"),
        Column("岗位"),
        *(Column(name, Kind.POINTS, widest=14) for name in summary.sections),
        Column("加减分", Kind.POINTS),
        Column("总分", Kind.POINTS),
        Column("等级"),
        Column("绩效系数", Kind.COEFFICIENT),
        *((Column("上期总分", Kind.POINTS), Column("较上期", Kind.CHANGE)) if summary.has_previous else ()),
        Column("备注", Kind.NOTE, widest=40),
    )
    return Grid(columns, tuple(_person(person, summary.has_previous) for person in summary.people))


def _person(person: SummaryPerson, has_previous: bool) -> tuple[Value, ...]:
    figures = (
        person.employee_id,
        person.name,
        person.position,
        *(scaled(points, POINT) for points in person.sections),
        scaled(person.pool, POINT),
        scaled(person.total, POINT),
        person.grade or None,
        scaled(person.coefficient, PPM),
    )
    told = (person.instead if value is None else value for value in figures)
    return (*told, *(_previous(person) if has_previous else ()), person.remark)


def _previous(person: SummaryPerson) -> tuple[Value, Value]:
    if person.previous is None:
        return "无", "—"
    change = "—" if person.total is None else scaled(person.total - person.previous, POINT)
    return scaled(person.previous, POINT), change


def _distribution(summary: DepartmentSummary) -> Grid:
    graded = sum(share.people for share in summary.distribution)
    columns = (
        Column("等级"),
        Column("总分范围", span=2),
        Column("人数", Kind.COUNT),
        Column("占比", Kind.PERCENT),
        Column("制度比例", span=2),
    )
    rows = tuple(
        (share.grade, share.range, share.people, _share(share.people, graded), share.advised or "不作要求")
        for share in summary.distribution
    )
    waiting = len(summary.people) - graded
    heading = "等级分布" + (f"（另有 {waiting} 人未定级）" if waiting else "")
    return Grid(columns, rows, heading, total=("合计", "", graded, _share(graded, graded), ""))


def _share(part: int, whole: int) -> Value:
    return (Decimal(part) / whole).quantize(Decimal("0.0001")) if whole else "—"


def _unassigned(summary: DepartmentSummary) -> tuple[Grid, ...]:
    columns = (
        Column("直播间", span=2),
        Column("未归属原因", Kind.NOTE, span=3),
        Column("订单数", Kind.COUNT),
        Column("净销售额", Kind.MONEY, span=2),
    )
    lines = summary.unassigned
    rows = tuple((line.room, line.reason, line.orders, scaled(line.amount, 100)) for line in lines)
    # No sum: an order nobody was on air for is missing in every role, and would count once for each.
    return (Grid(columns, rows, "未归属（不计入任何人；各角色分别列出，不相加）"),) if rows else ()
