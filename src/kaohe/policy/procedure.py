"""Procedure (考核管理办法): clauses, steps with typed deadlines, use of results, the interview form."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kaohe.policy.fields import PolicyModel, Quantity, Slug


class ClauseText(PolicyModel):
    """One printed clause: its stable code, printed number, heading and paragraphs."""

    code: str
    number: str
    heading: str
    paragraphs: tuple[str, ...]


class Deadline(PolicyModel):
    """A typed deadline (settled 26).

    ``working_day`` N of the next month, ``calendar_day`` of this or the prior month, ``days_after`` an event
    (calendar or working days), or the ``payroll_date``.
    """

    kind: Literal["working_day", "calendar_day", "days_after", "payroll_date", "continuous", "month_end"]
    day: int | None = None
    month: Literal["previous", "current", "next"] | None = None
    after: Slug | None = None
    working_days: bool = False
    at: str = ""


class Step(PolicyModel):
    """One of the 16 steps of §6.3: actor, deadline, what goes in and out, the state after, what lateness does."""

    id: Slug
    number: int
    name: str
    actor: tuple[str, ...]
    deadline: Deadline
    input: str
    output: str
    state_after: str
    if_late: str
    clause: str = Field(min_length=1)


class ResultUse(PolicyModel):
    """One use of results (§7.5): promotion, pay change, training, warning, PIP …: a proposal, never automatic."""

    id: Slug
    name: str
    rule: str
    legal_note: str = ""
    clause: str = Field(min_length=1)


FieldKind = Literal[
    "auto",
    "reference",
    "date",
    "period",
    "choice",
    "multi_choice",
    "time",
    "text",
    "long_text",
    "table",
    "numbers",
    "computed",
    "yes_no",
    "signature",
    "files",
]
"""What a field of a form holds."""


class InterviewField(PolicyModel):
    """One of the 33 fields of the 绩效面谈记录表 (§8)."""

    number: int
    name: str
    kind: FieldKind
    filled_by: str
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    optional: bool = False


class InterviewForm(PolicyModel):
    """绩效面谈记录表: its fields and the printed statement."""

    title: str
    fields: tuple[InterviewField, ...] = Field(min_length=33)
    statement: str
    held_within: Quantity
    clause: str = Field(min_length=1)


class Appeals(PolicyModel):
    """申诉 (§7.7, settled 24): window, handling time, grounds, who decides."""

    window_working_days: int
    handling_working_days: int
    grounds: tuple[str, ...]
    refused: tuple[str, ...]
    manager_appeals_decided_by: str
    clause: str = Field(min_length=1)


class Procedure(PolicyModel):
    """考核管理办法: the six printed sections and the procedure as data."""

    clauses: tuple[ClauseText, ...]
    steps: tuple[Step, ...] = Field(min_length=16)
    uses: tuple[ResultUse, ...]
    appeals: Appeals
    interview: InterviewForm
    clause: str = Field(min_length=1)
