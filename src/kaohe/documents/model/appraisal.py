"""One person's filled form, and what is known before the interview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kaohe.documents.model.rows import AppraisalRow


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
class AppraisalSection:
    """A section with its rows; ``points`` is its bounded sum, ``weighted`` its share of the total.

    Where they are not there, ``instead`` is printed in their place.
    """

    name: str
    weight: int
    points: int | None
    weighted: int | None
    rows: tuple[AppraisalRow, ...]
    note: str = ""
    instead: str = "待数据"


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
