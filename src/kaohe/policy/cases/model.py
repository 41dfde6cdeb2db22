"""The kinds of cases, each a small typed record: what goes in, what must come out."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from kaohe.policy.cases.given import Given, read_count
from kaohe.policy.fields import Points, PolicyModel, Quantity, Share, Slug
from kaohe.policy.pay import Tier
from kaohe.policy.rules import Rule

Count = Annotated[int, BeforeValidator(read_count)]
Outcome = Points | Literal["待数据", "不适用", "不可读"]
"""Expected points, or the state a row ends in instead of points."""


class RowInputs(PolicyModel):
    """What one row of one person is given.

    Events not written are 0 (the log was delivered) and ``log: 待数据`` says it was not; anything else not
    written is missing. ``inputs`` are the rule's named inputs.
    """

    actual: Given | None = None
    target: Given | None = None
    base: Given | None = None
    rank: Given | None = None
    group_size: Given | None = None
    self_points: Points | None = None
    superior_points: Points | None = None
    events: dict[Slug, Count] = Field(default_factory=dict)
    log: Literal["已送达", "待数据"] = "已送达"
    inputs: dict[Slug, Given] = Field(default_factory=dict)


class InlineRow(PolicyModel):
    """A row written inside the case, for rules the eight tables do not hold; ``unit`` is the indicator's unit."""

    full_marks: Points
    unit: str = "%"
    rule: Rule
    floor: Points | None
    cap: Points | None
    judged: bool = False


class RowPerson(RowInputs):
    """One person beside others in a row's case: the inputs and the points they must give."""

    name: str
    points: Outcome


class RowCase(PolicyModel):
    """One row, several people side by side; the points are after the row's floor, cap, vetoes and raters."""

    kind: Literal["row"] = "row"
    name: str
    clause: str = Field(min_length=1)
    row: Slug | None = None
    inline: InlineRow | None = None
    people: tuple[RowPerson, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_rule(self) -> RowCase:
        if (self.row is None) == (self.inline is None):
            raise ValueError("算例要么写 row（指标表里的一项），要么写 inline（现写一条规则），只写一种")
        return self


class CardPerson(PolicyModel):
    """One person's whole scorecard; ``like`` takes the rows of an earlier person, ``rows`` replaces some of them."""

    name: str
    like: str = ""
    rows: dict[Slug, RowInputs] = Field(default_factory=dict)
    events: dict[Slug, Count] = Field(default_factory=dict)
    sections: dict[Slug, Points]
    pool: Points
    total: Points
    grade: str
    coefficient: Share


class CardCase(PolicyModel):
    """A whole scorecard: section sums, pool, total, grade and coefficient."""

    kind: Literal["card"]
    name: str
    clause: str = Field(min_length=1)
    people: tuple[CardPerson, ...] = Field(min_length=1)


class SectionRow(PolicyModel):
    """One row of a section made up in the case: its full marks and its exact share of them, or 不适用."""

    full_marks: Points
    share: Given


class SectionCase(PolicyModel):
    """Rows added to a section: scaling up for rows not applicable (R28) and where the rounding happens."""

    kind: Literal["section"]
    name: str
    clause: str = Field(min_length=1)
    rounding: Literal["row", "section"] = "row"
    rows: tuple[SectionRow, ...] = Field(min_length=1)
    points: Points


class WeightedPart(PolicyModel):
    """Points with the weight or the days they count with."""

    points: Points
    weight: Given


class WeightedCase(PolicyModel):
    """Points weighted by shares or days: the total from its sections (V18), a transfer by days in post (V17)."""

    kind: Literal["weighted"]
    name: str
    clause: str = Field(min_length=1)
    parts: tuple[WeightedPart, ...] = Field(min_length=1)
    points: Points


class MeanCase(PolicyModel):
    """The plain mean of points, each number rounded once (V23)."""

    kind: Literal["mean"]
    name: str
    clause: str = Field(min_length=1)
    months: tuple[Points, ...] = Field(min_length=1)
    points: Points


class GradeCase(PolicyModel):
    """The grade and coefficient of a total; ``vetoed`` when a veto put the person into the grade."""

    kind: Literal["grade"]
    name: str
    clause: str = Field(min_length=1)
    total: Points
    vetoed: bool = False
    grade: str
    coefficient: Share


class ProrationCase(PolicyModel):
    """A target by days in post (settled 20), shown rounded in the target's unit."""

    kind: Literal["proration"]
    name: str
    clause: str = Field(min_length=1)
    target: Quantity
    days: Count
    month_days: Count
    prorated: Quantity


class CommissionPerson(PolicyModel):
    """One base amount and the commission it earns; ``completion`` and ``refund_rate`` where gates look at them."""

    name: str
    base: Quantity
    completion: Given | None = None
    refund_rate: Given | None = None
    commission: Quantity


class CommissionCase(PolicyModel):
    """Commission by a scheme of pay.yaml or by tiers written in the case, slice by slice or whole (A8)."""

    kind: Literal["commission"]
    name: str
    clause: str = Field(min_length=1)
    scheme: Slug | None = None
    mode: Literal["slice", "whole"] = "slice"
    tiers: tuple[Tier, ...] = ()
    people: tuple[CommissionPerson, ...] = Field(min_length=1)


class PerformanceCase(PolicyModel):
    """Performance pay: base × coefficient × department × attendance; no department given means 1."""

    kind: Literal["performance"]
    name: str
    clause: str = Field(min_length=1)
    base: Quantity
    coefficient: Share
    department: Given | None = None
    paid_days: Quantity
    divisor_days: Quantity
    pay: Quantity


Case = Annotated[
    RowCase
    | CardCase
    | SectionCase
    | WeightedCase
    | MeanCase
    | GradeCase
    | ProrationCase
    | CommissionCase
    | PerformanceCase,
    Field(discriminator="kind"),
]
"""Any case; without ``kind`` it is a row's case."""


def _kind_of_row(raw: Any) -> Any:
    return {**raw, "kind": "row"} if isinstance(raw, dict) and "kind" not in raw else raw


class CaseFile(PolicyModel):
    """One file of cases; ``position`` is the scorecard its rows are found in, none for the test vectors."""

    position: Slug | None = None
    cases: tuple[Annotated[Case, BeforeValidator(_kind_of_row)], ...] = Field(min_length=1)
