"""Document control (文件控制), organization (组织架构) and job descriptions (岗位说明书)."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from kaohe.policy.fields import PolicyModel, Slug


class DocumentControl(PolicyModel):
    """The cover: company, document number, version, effective date, author, reviewer, approver."""

    title: str
    company: str
    number: str
    version: str
    effective_on: dt.date
    author: str
    reviewer: str
    approver: str
    department: str
    clause: str = Field(min_length=1)


class Statement(PolicyModel):
    """One statement of authority; ``advisory`` marks a right to advise (建议权), not to decide (Q05)."""

    text: str
    advisory: bool = False


class Qualifications(PolicyModel):
    """任职资格: education, major, experience, knowledge and skills (fields 14–17)."""

    education: str
    major: str
    experience: str
    skills: tuple[str, ...]


class IndicatorLists(PolicyModel):
    """考核指标 (field 18): the measured list and the judged list."""

    measured: tuple[str, ...]
    judged: tuple[str, ...]


class JobDescription(PolicyModel):
    """岗位说明书: the 23 fields of the form; blank fields are empty text and are still printed.

    直接下级 is derived from the reporting lines; ``printed_subordinates`` is what the paper says, kept so that
    a disagreement can be shown (Q04). Fields 20–23 are signature and date slots and hold no data.
    """

    grade: str = ""
    headcount: int | None = None
    pay_type: str = ""
    printed_subordinates: tuple[str, ...] = ()
    persons_supervised: str = ""
    analysed_on: dt.date | None = None
    authority: tuple[Statement, ...]
    responsibility: tuple[str, ...]
    duties: tuple[str, ...]
    qualifications: Qualifications
    indicators: IndicatorLists
    remarks: str = ""
    purpose: str = ""
    clause: str = Field(min_length=1)


class Position(PolicyModel):
    """A position (岗位): one code and slug, many printed names (§1.8); ``reports_to`` is a slug or 总经理."""

    id: Slug
    code: str
    title: str
    names: tuple[str, ...]
    department: str
    reports_to: Slug
    appraised_by: Slug
    description: JobDescription
    clause: str = Field(min_length=1)


class OutsideRole(PolicyModel):
    """Someone outside the department who takes part: 总经理, 人力资源部, 财务部, 运营部."""

    id: Slug
    title: str
    part: str


class Organization(PolicyModel):
    """组织架构: the department's head above it and everyone who takes part from outside."""

    department: str
    head: Slug
    outside: tuple[OutsideRole, ...]
    clause: str = Field(min_length=1)
