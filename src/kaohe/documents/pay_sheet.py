"""绩效工资与提成计算表: what everyone is owed, commission slice by slice, and the sentence behind each amount."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kaohe.documents.form import letterhead
from kaohe.documents.model import PayPerson, PaySheet
from kaohe.documents.sheet import Book, Column, Grid, Kind, Sheet, Value, scaled
from kaohe.policy.positions import DocumentControl
from kaohe.quantities import PPM

_SIGNATURES = ("制表", "人力资源部", "财务部", "总经理", "日期")
_WHO = (Column("工号"), Column("姓名"), Column("岗位"))


def pay_sheet(control: DocumentControl, pay: PaySheet) -> Book:
    """The 绩效工资与提成计算表 as a workbook: amounts, commission by tier, calculation."""
    title = f"{pay.department}绩效工资与提成计算表"
    period = pay.period
    days = f"{period.name}（{period.starts_on} 至 {period.ends_on}）"
    particulars = f"部门：{pay.department}    核算周期：{days}    金额单位：元"
    tiers, steps = _tiers(pay.people), _steps(pay.people)
    sheets = [Sheet("计算表", title, particulars, (_amounts(pay.people),), pay.notes, _SIGNATURES)]
    sheets += [Sheet("提成分段", f"{title}·提成分段", particulars, (tiers,))] if tiers.rows else []
    sheets += [Sheet("计算过程", f"{title}·计算过程", particulars, (steps,))] if steps.rows else []
    return Book(title, letterhead(control), tuple(sheets))


def _amounts(people: tuple[PayPerson, ...]) -> Grid:
    columns = (
        *_WHO,
        Column("等级", Kind.COUNT),
        Column("绩效工资基数", Kind.MONEY),
        *(Column(name, Kind.COEFFICIENT) for name in ("个人系数", "部门系数", "出勤系数")),
        Column("绩效工资", Kind.MONEY),
        Column("提成方案", widest=18),
        *(Column(name, Kind.MONEY) for name in ("成交额", "退款", "净销售额")),
        Column("目标完成率", Kind.COUNT),
        Column("门槛与乘数", widest=20),
        *(Column(name, Kind.MONEY) for name in ("提成", "调整", "应发合计")),
        Column("备注", widest=26),
    )
    rows = tuple(_person(person) for person in people)
    return Grid(columns, rows, total=_totals(columns, rows))


def _person(person: PayPerson) -> tuple[Value, ...]:
    performance = person.performance
    return (
        person.employee_id,
        person.name,
        person.position,
        person.grade or None,
        scaled(performance.base, 100),
        scaled(performance.personal, PPM),
        scaled(performance.department, PPM),
        _attendance(performance.attendance),
        scaled(performance.amount, 100),
        *_commission(person),
        scaled(person.adjustments, 100),
        scaled(person.payable, 100),
        person.remark,
    )


def _attendance(days: tuple[int, int] | None) -> Value:
    # Four decimals for the eye; the amount beside it was computed from the pair itself.
    return None if days is None else (Decimal(days[0]) / days[1]).quantize(Decimal("0.0001"))


def _commission(person: PayPerson) -> tuple[Value, ...]:
    line = person.commission
    if line is None:
        return ("无", *("—",) * 5, 0)
    amounts = (scaled(fen, 100) for fen in (line.gross, line.refunds, line.net_sales))
    return line.scheme, *amounts, line.completion or None, line.factors, scaled(line.amount, 100)


def _totals(columns: tuple[Column, ...], rows: tuple[tuple[Value, ...], ...]) -> tuple[Value, ...]:
    waiting = sum(any(value is None for value in row) for row in rows)
    label = f"合计（{waiting} 人待数据，未计入）" if waiting else "合计"
    sums = [_sum(column, [row[index] for row in rows]) for index, column in enumerate(columns)]
    return ("", label, *sums[2:])


def _sum(column: Column, values: Iterable[Value]) -> Value:
    numbers = [value for value in values if isinstance(value, (int, Decimal))]
    return sum(numbers, Decimal(0)) if column.kind is Kind.MONEY else ""


def _tiers(people: tuple[PayPerson, ...]) -> Grid:
    columns = (
        *_WHO,
        Column("提成方案"),
        Column("档位", widest=40),
        Column("本档金额", Kind.MONEY),
        Column("比例", Kind.PERCENT),
        Column("本档提成", Kind.MONEY),
    )
    rows = tuple(
        (*_who(person), person.commission.scheme, part.label, scaled(part.amount, 100), scaled(part.rate, PPM),
         scaled(part.commission, 100))
        for person in people
        if person.commission
        for part in person.commission.slices
    )  # fmt: skip
    return Grid(columns, rows, total=_totals(columns, rows))


def _steps(people: tuple[PayPerson, ...]) -> Grid:
    columns = (*_WHO, Column("项目"), Column("金额", Kind.MONEY), Column("计算说明", widest=80), Column("依据条款"))
    rows = tuple(
        (*_who(person), line.kind.label, scaled(line.amount, 100), line.sentence, line.clause)
        for person in people
        for line in person.lines
    )
    return Grid(columns, rows, total=_totals(columns, rows))


def _who(person: PayPerson) -> tuple[str, str, str]:
    return person.employee_id, person.name, person.position
