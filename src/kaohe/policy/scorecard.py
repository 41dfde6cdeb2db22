"""Scorecards (绩效考核指标表): one position's rows, sections, vetoes and pool."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kaohe.policy.conditions import Condition
from kaohe.policy.fields import Points, PolicyModel, Quantity, Share, Slug
from kaohe.policy.rules import CountKind, Rule

Missing = Literal["wait", "zero", "full", "carry_last", "move_weight"]
"""What a row with missing data does; ``wait`` holds the total open (§5.3). Never implied."""

NotApplicable = Literal["scale_up", "full", "exempt_total"]
"""What a row declared not applicable does to the section (R28)."""


class Raters(PolicyModel):
    """多人评分 (R25): how self and superior points become the row's points.

    ``missing_self`` says what happens without a self-rating: its weight moves to the superior, or the row waits.
    ``largest_gap`` (points) with ``beyond_gap`` zeroes a row whose two ratings differ by more; off by default.
    """

    self_weight: Share
    superior_weight: Share
    missing_self: Literal["move_to_superior", "wait"] = "move_to_superior"
    largest_gap: Points | None = None
    beyond_gap: Points = 0


class Row(PolicyModel):
    """One row (指标行) of a KPI table.

    ``standard`` is the printed sentence (打分标准); ``rule`` its computable form. ``floor`` and ``cap`` bound the
    row's points (A4, A5; ``None`` is no bound). ``points_scale`` is what the sentence's points are counted off
    (A6): the row's own full marks, or 100 times the weight. ``judged`` rows are rated by people and use the
    section's raters; the others are computed and only confirmed. ``subject`` is whose value is scored.
    """

    id: Slug
    category: str
    name: str
    indicator: Slug
    definition: str
    full_marks: Points
    target: Quantity | None = None
    target_text: str
    target_of: Literal["month", "none"] = "month"
    prorate_target: bool = False
    subject: Literal["person", "room", "department"] = "person"
    standard: str
    source: str
    period: str = "月"
    rule: Rule
    floor: Points | None
    cap: Points | None
    points_scale: Literal["full_marks", "hundred"] = "full_marks"
    missing: Missing
    not_applicable: NotApplicable
    judged: bool = False
    clause: str = Field(min_length=1)


class Section(PolicyModel):
    """A section (关键绩效考核指标 80 %, 日常工作行为指标 20 %) with its rows; the section's sum is bounded."""

    id: Slug
    name: str
    weight: Share
    floor: Points
    cap: Points
    raters: Raters
    blend_all_rows: bool = False
    rows: tuple[Row, ...] = Field(min_length=1)
    clause: str = Field(min_length=1)


class ZeroScope(PolicyModel):
    """本项、本部分或总分为零."""

    effect: Literal["zero"]
    scope: Literal["row", "section", "total"]


class DeductScope(PolicyModel):
    """Each event takes points off the section or the total."""

    effect: Literal["deduct"]
    scope: Literal["section", "total"]
    points_each: Points


class CapGrade(PolicyModel):
    """等级不得高于: the grade is at best this one."""

    effect: Literal["cap_grade"]
    grade: str


class SetGrade(PolicyModel):
    """直接定级: the grade is this one and the veto coefficient applies."""

    effect: Literal["set_grade"]
    grade: str


VetoEffect = Annotated[ZeroScope | DeductScope | CapGrade | SetGrade, Field(discriminator="effect")]


class Veto(PolicyModel):
    """一票否决 (R17): the event or condition, its effect, who decides and on what evidence."""

    id: Slug
    name: str
    standard: str
    when: Condition
    then: VetoEffect
    section: Slug | None = None
    row: Slug | None = None
    judge: str = Field(min_length=1)
    evidence: str = Field(min_length=1)
    clause: str = Field(min_length=1)


class PoolEntry(PolicyModel):
    """One kind of bonus or penalty in the pool, with its own cap; a gate may close it (R26)."""

    id: Slug
    name: str
    standard: str
    kind: CountKind
    most: Points | None = None
    when: Condition | None = None
    clause: str = Field(min_length=1)


class Pool(PolicyModel):
    """加减分 (R18): added outside the 100, bounded on its own."""

    low: Points
    high: Points
    entries: tuple[PoolEntry, ...] = ()


class TotalBounds(PolicyModel):
    """总分的上下限."""

    floor: Points
    cap: Points
    clause: str = Field(min_length=1)


class Scorecard(PolicyModel):
    """A position's scorecard; points are rounded at 2 decimals per row, section and total (settled 14)."""

    position: Slug
    title: str
    rounding: Literal["row", "section"] = "row"
    sections: tuple[Section, ...] = Field(min_length=1)
    vetoes: tuple[Veto, ...] = ()
    pool: Pool
    total: TotalBounds
    clause: str = Field(min_length=1)
