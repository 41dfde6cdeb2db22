"""Filled forms (已填表单) as plain values: what a run hands to this room to be printed.

Points are whole numbers of 1/10,000 point, coefficients and rates millionths, money fen; ``None`` is a value that
is not there yet (待数据) and is never printed as zero. Texts are printed exactly as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kaohe.pay import PayLine


class RowState(StrEnum):
    """What became of a row; the printed word is ``label``."""

    SCORED = "scored"
    WAITING = "waiting"
    NOT_APPLICABLE = "not_applicable"
    UNREADABLE = "unreadable"

    @property
    def label(self) -> str:
        """The Chinese word printed in place of points."""
        names = {"scored": "已评", "waiting": "待数据", "not_applicable": "不适用", "unreadable": "评分有误"}
        return names[self.value]


@dataclass(frozen=True, slots=True)
class Period:
    """考核周期: its printed name (2026年10月) and its two days as printed."""

    name: str
    starts_on: str
    ends_on: str


@dataclass(frozen=True, slots=True)
class Appraisee:
    """被考核人: who is appraised, in which post, by whom."""

    employee_id: str
    name: str
    position: str
    position_code: str
    department: str
    superior: str
    hired_on: str = ""
    days_in_post: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number put into a rule, as printed, with the place it came from."""

    name: str
    value: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A file whose rows went into a figure, with the number of rows used."""

    file: str
    rows: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """评分说明: how one row's points came about, in the order the page prints it."""

    reading: str
    figures: tuple[Figure, ...]
    sentence: str
    rounding: str
    clause: str
    sources: tuple[SourceUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Ratings:
    """The four scores of a row in points: by the system, by oneself, by the superior, and the final one."""

    system: int | None = None
    own: int | None = None
    superior: int | None = None
    final: int | None = None


@dataclass(frozen=True, slots=True)
class AppraisalRow:
    """One row of a filled form; ``missing`` says who must deliver what when the row waits."""

    row_id: str
    category: str
    name: str
    full_marks: int
    standard: str
    target: str
    actual: str
    source: str
    state: RowState
    ratings: Ratings
    explanation: Explanation
    judged: bool = False
    level: str = ""
    facts: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class AppraisalSection:
    """A section with its rows; ``points`` is its bounded sum, ``weighted`` its share of the total."""

    name: str
    weight: int
    points: int | None
    weighted: int | None
    rows: tuple[AppraisalRow, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class PoolLine:
    """One kind of bonus or penalty: how often it happened (as printed) and its points."""

    name: str
    standard: str
    count: str
    points: int | None
    facts: str = ""


@dataclass(frozen=True, slots=True)
class VetoLine:
    """One veto: ``hit`` is None while the event log is missing."""

    name: str
    standard: str
    effect: str
    hit: bool | None
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """总分、等级、系数; where one is not there, ``instead`` is printed in its place and ``reason`` says why."""

    pool: int | None
    total: int | None
    grade: str
    coefficient: int | None
    reason: str = ""
    instead: str = "待数据"


@dataclass(frozen=True, slots=True)
class Appraisal:
    """绩效考核表: everything one person's form and its explanation pages print."""

    person: Appraisee
    period: Period
    sections: tuple[AppraisalSection, ...]
    pool: tuple[PoolLine, ...]
    vetoes: tuple[VetoLine, ...]
    outcome: Outcome
    remarks: tuple[str, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class InterviewPrefill:
    """Values known before the talk, by field number of the form (§8); tables as rows of texts."""

    texts: Mapping[int, str] = field(default_factory=dict)
    tables: Mapping[int, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SummaryPerson:
    """One person (and post) of the 部门汇总表; ``previous`` is last period's total."""

    employee_id: str
    name: str
    position: str
    sections: tuple[int | None, ...]
    pool: int | None
    total: int | None
    grade: str
    coefficient: int | None
    previous: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class GradeShare:
    """One grade of the distribution: the printed range, how many people, and the advised share as printed."""

    grade: str
    range: str
    people: int
    advised: str = ""


@dataclass(frozen=True, slots=True)
class UnassignedLine:
    """What nobody is credited with: the room, why, how many orders, their net amount in fen."""

    room: str
    reason: str
    orders: int
    amount: int


@dataclass(frozen=True, slots=True)
class DepartmentSummary:
    """部门汇总表; ``sections`` names the section columns, ``has_previous`` adds the month-on-month columns."""

    department: str
    period: Period
    sections: tuple[str, ...]
    people: tuple[SummaryPerson, ...]
    distribution: tuple[GradeShare, ...]
    unassigned: tuple[UnassignedLine, ...]
    has_previous: bool = False
    notes: tuple[str, ...] = ()


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
