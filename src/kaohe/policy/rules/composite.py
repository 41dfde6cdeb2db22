"""Rules made of rules: cutoff, gate, multiplier, parts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from kaohe.policy.conditions import Condition
from kaohe.policy.fields import Points, PolicyModel, Share
from kaohe.policy.rules.counted import Counts
from kaohe.policy.rules.judged import Judged, Levels, Manual, Rank
from kaohe.policy.rules.measured import Bands, Conditions, Interpolation, Ratio
from kaohe.policy.rules.stepped import Steps


class Cutoff(PolicyModel):
    """得分门槛 (R03): an inner score below ``less_than`` becomes ``points``; the cliff is on the score itself."""

    method: Literal["cutoff"]
    rule: Rule
    less_than: Points
    points: Points = 0


class Gate(PolicyModel):
    """门槛解锁 (R26): the inner rule counts only while the condition holds, else ``otherwise``."""

    method: Literal["gate"]
    when: Condition
    rule: Rule
    otherwise: Points


class Factor(PolicyModel):
    """A multiplier that applies when its condition holds."""

    when: Condition
    times: Share


class Multiply(PolicyModel):
    """系数与条件乘数 (R19): the inner points × every factor whose condition holds."""

    method: Literal["multiply"]
    rule: Rule
    factors: tuple[Factor, ...] = Field(min_length=1)


class Part(PolicyModel):
    """One part of a composite row with its own full marks (0 for a part that only takes off)."""

    name: str
    full_marks: Points
    rule: Rule


class Parts(PolicyModel):
    """组合子项 (R27): the sum of the parts, whose full marks sum to the row's."""

    method: Literal["parts"]
    parts: tuple[Part, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _names_differ(self) -> Parts:
        if len({part.name for part in self.parts}) != len(self.parts):
            raise ValueError("子项名称不能重复")
        return self


Rule = Annotated[
    Conditions
    | Ratio
    | Steps
    | Counts
    | Bands
    | Interpolation
    | Levels
    | Judged
    | Rank
    | Manual
    | Cutoff
    | Gate
    | Multiply
    | Parts,
    Field(discriminator="method"),
]
"""Any scoring rule."""

for _model in (Cutoff, Gate, Multiply, Part, Parts):
    _model.model_rebuild()
