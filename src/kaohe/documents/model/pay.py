"""The 绩效工资与提成计算表: performance pay, commission slice by slice, ledger lines."""

from __future__ import annotations

from dataclasses import dataclass

from kaohe.documents.model.appraisal import Period
from kaohe.pay import PayLine


@dataclass(frozen=True, slots=True)
class TierSlice:
    """The part of the base in one commission tier: printed range, amount in fen, rate in millionths, fen earned."""

    label: str
    amount: int
    rate: int
    commission: int


@dataclass(frozen=True, slots=True)
class PerformanceLine:
    """绩效工资 of one person: base × three coefficients = fen; attendance is a pair, the others are millionths."""

    base: int | None
    personal: int | None
    department: int | None
    attendance: tuple[int, int] | None
    amount: int | None


@dataclass(frozen=True, slots=True)
class CommissionLine:
    """提成 of one person by scheme; ``factors`` prints gate and multipliers as applied."""

    scheme: str
    gross: int | None
    refunds: int | None
    net_sales: int | None
    completion: str
    slices: tuple[TierSlice, ...]
    factors: str
    amount: int | None


@dataclass(frozen=True, slots=True)
class PayPerson:
    """One person of the 绩效工资与提成计算表.

    ``commission`` is None for positions without a scheme; ``lines`` are the ledger lines behind the amounts.
    ``grade`` is printed as it is: a letter, 不考核, or 待数据 when empty.
    """

    employee_id: str
    name: str
    position: str
    grade: str
    performance: PerformanceLine
    commission: CommissionLine | None
    adjustments: int
    payable: int | None
    lines: tuple[PayLine, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PaySheet:
    """绩效工资与提成计算表 of a department and period."""

    department: str
    period: Period
    people: tuple[PayPerson, ...]
    notes: tuple[str, ...] = ()
