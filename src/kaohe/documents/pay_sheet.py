"""绩效工资与提成计算表: what everyone is owed, commission slice by slice, and the sentence behind each amount."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from kaohe.documents.form import letterhead
from kaohe.documents.model import CommissionLine, PayPerson, PaySheet, TierSlice
from kaohe.documents.sheet import Book, Column, Grid, Kind, Sheet, Value, scaled
from kaohe.policy.positions import DocumentControl
from kaohe.quantities import PPM

_SIGNATURES = ("制表", "人力资源部", "财务部", "总经理", "日期")
_WHO = (Column("工号"), Column("姓名"), Column("岗位"))


def pay_sheet(control: DocumentControl, pay: PaySheet) -> Book:
    """The 绩效工资与提成计算表 as a workbook: amounts, commission with its tiers, the calculation in words."""
    title = f"{pay.department}绩效工资与提成计算表"
    period = pay.period
    days = f"{period.name}（{period.starts_on} 至 {period.ends_on}）"
    particulars = f"部门：{pay.department}    核算周期：{days}    金额单位：元"
    sheets = [Sheet("计算表", title, particulars, (_amounts(pay.people),), pay.notes, _SIGNATURES)]
    commissions, steps = _commissions(pay.people), _steps(pay.people)
    if commissions.rows:
        sheets.append(Sheet("提成计算", f"{title}·提成计算", particulars, (commissions,)))
        sheets.append(Sheet("提成分档", f"{title}·提成分档", particulars, (_tiers(pay.people),)))
    if steps.rows:
        sheets.append(Sheet("计算过程", f"{title}·计算过程", particulars, (steps,)))
    return Book(title, letterhead(control), tuple(sheets))


def _amounts(people: tuple[PayPerson, ...]) -> Grid:
    columns = (
        *_WHO,
        Column("等级"),
        Column("绩效工资基数", Kind.MONEY),
        *(Column(name, Kind.COEFFICIENT) for name in ("个人系数", "部门系数", "出勤系数")),
        *(Column(name, Kind.MONEY) for name in ("绩效工资", "净销售额", "提成", "调整", "应发合计")),
        Column("备注", Kind.NOTE, widest=24),
    )
    return _totalled(columns, (_person(person) for person in people))


def _person(person: PayPerson) -> tuple[Value, ...]:
    performance, commission = person.performance, person.commission
    return (
        *_who(person),
        person.grade or None,
        scaled(performance.base, 100),
        scaled(performance.personal, PPM),
        scaled(performance.department, PPM),
        _attendance(performance.attendance),
        scaled(performance.amount, 100),
        *((scaled(commission.net_sales, 100), scaled(commission.amount, 100)) if commission else ("—", "—")),
        scaled(person.adjustments, 100),
        scaled(person.payable, 100),
        person.remark,
    )


def _attendance(days: tuple[int, int] | None) -> Value:
    # Four decimals for the eye; the amount beside it was computed from the pair itself.
    return None if days is None else (Decimal(days[0]) / days[1]).quantize(Decimal("0.0001"))


def _commissions(people: tuple[PayPerson, ...]) -> Grid:
    columns = (
        *_WHO,
        Column("提成方案", widest=20),
        *(Column(name, Kind.MONEY) for name in ("成交额", "退款", "净销售额")),
        Column("目标完成率"),
        Column("提成", Kind.MONEY),
        Column("门槛与乘数", Kind.NOTE, widest=36),
    )
    return _totalled(
        columns, ((*_who(person), *_commission(person.commission)) for person in people if person.commission)
    )


def _commission(line: CommissionLine) -> tuple[Value, ...]:
    amounts = (scaled(fen, 100) for fen in (line.gross, line.refunds, line.net_sales))
    return line.scheme, *amounts, line.completion or None, scaled(line.amount, 100), line.factors


def _tiers(people: tuple[PayPerson, ...]) -> Grid:
    columns = (
        *_WHO,
        Column("提成方案", widest=20),
        Column("档位", Kind.NOTE, widest=40),
        Column("本档金额", Kind.MONEY),
        Column("比例", Kind.PERCENT),
        Column("本档提成", Kind.MONEY),
    )
    paid = ((person, person.commission) for person in people if person.commission)
    rows = ((*_who(person), line.scheme, *_tier(part)) for person, line in paid for part in line.slices)
    return _totalled(columns, rows)


def _tier(part: TierSlice) -> tuple[Value, ...]:
    return part.label, scaled(part.amount, 100), scaled(part.rate, PPM), scaled(part.commission, 100)


def _steps(people: tuple[PayPerson, ...]) -> Grid:
    columns = (
        *_WHO,
        Column("项目"),
        Column("金额", Kind.MONEY),
        Column("计算说明", Kind.NOTE, widest=80),
        Column("依据条款"),
    )
    lines = ((person, line) for person in people for line in person.lines)
    rows = (
        (*_who(person), line.kind.label, scaled(line.amount, 100), line.sentence, line.clause) for person, line in lines
    )
    return _totalled(columns, rows)


def _totalled(columns: tuple[Column, ...], lines: Iterable[tuple[Value, ...]]) -> Grid:
    """The grid with the sums of its amounts; a person with a missing amount adds nothing to that sum and is counted."""
    rows = tuple(lines)
    sums = [_sum(column, [row[index] for row in rows]) for index, column in enumerate(columns)]
    waiting = sum(any(value is None for value in row) for row in rows)
    if waiting and columns[-1].kind is Kind.NOTE:
        sums[-1] = f"{waiting} 行待数据，其空缺未计入"
    return Grid(columns, rows, total=("合计", *sums[1:]))


_SHARED = {"成交额", "退款", "净销售额", "本档金额"}
"""Sales are credited to every role in full, so their sum over people would count the same orders several times."""


def _sum(column: Column, values: Sequence[Value]) -> Value:
    """The sum of a column of amounts; where every amount is missing, so is the sum."""
    if column.kind is not Kind.MONEY or column.title in _SHARED:
        return ""
    numbers = [value for value in values if isinstance(value, (int, Decimal))]
    return None if not numbers and None in values else sum(numbers, Decimal(0))


def _who(person: PayPerson) -> tuple[str, str, str]:
    return person.employee_id, person.name, person.position
