"""The 部门汇总表: people, distribution, what nobody is credited with."""

from __future__ import annotations

from dataclasses import dataclass

from kaohe.documents.model.appraisal import Period


@dataclass(frozen=True, slots=True)
class SummaryPerson:
    """One person (and post) of the 部门汇总表.

    ``previous`` is last period's total; ``instead`` is printed where a figure is not there (待数据, 不考核).
    """

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
    instead: str = "待数据"


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
