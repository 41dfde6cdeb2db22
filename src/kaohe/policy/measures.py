"""Measures (量): the numbers a rule may look at, each a typed, composable value."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from kaohe.policy.fields import PolicyModel, Share, Slug


class Actual(PolicyModel):
    """实际值: the row's indicator value."""

    of: Literal["actual"] = "actual"


class Target(PolicyModel):
    """目标值: the row's target."""

    of: Literal["target"] = "target"


class Completion(PolicyModel):
    """完成率: actual ÷ target; with ``negative_target: continuous`` 1 + (A−T)/|T| below zero (§5.3)."""

    of: Literal["completion"] = "completion"
    negative_target: Literal["refuse", "continuous"] = "refuse"


class Difference(PolicyModel):
    """差额: actual − target."""

    of: Literal["difference"] = "difference"


class Growth(PolicyModel):
    """增长率: (actual − base) ÷ base, the base being an earlier period's value (R23)."""

    of: Literal["growth"] = "growth"
    over: Literal["previous_period", "same_period_last_year"] = "previous_period"


class Event(PolicyModel):
    """事件次数: how many events of one kind the period's log holds."""

    of: Literal["event"] = "event"
    event: Slug


class Input(PolicyModel):
    """其他输入: a named value delivered beside the indicator, such as a delay or a team's completion."""

    of: Literal["input"] = "input"
    name: Slug
    unit: str


class Quotient(PolicyModel):
    """比值: one measure ÷ another of the same dimension, such as likes ÷ viewers."""

    of: Literal["quotient"] = "quotient"
    numerator: Measure
    denominator: Measure


class BlendPart(PolicyModel):
    """One weighted part of a blend."""

    measure: Measure
    weight: Share


class Blend(PolicyModel):
    """加权: Σ weight × measure, such as team 60 % and person 40 % (R20)."""

    of: Literal["blend"] = "blend"
    parts: tuple[BlendPart, ...] = Field(min_length=2)


SHORT_MEASURES = frozenset({"actual", "target", "completion", "difference", "growth"})
"""Measures that need no further words and may be written as one."""


def _shorthand(raw: Any) -> Any:
    return {"of": raw} if isinstance(raw, str) else raw


Measure = Annotated[
    Actual | Target | Completion | Difference | Growth | Event | Input | Quotient | Blend,
    Field(discriminator="of"),
    BeforeValidator(_shorthand),
]
"""Any measure; the bare word 「completion」 stands for ``{of: completion}``."""

Quotient.model_rebuild()
BlendPart.model_rebuild()
Blend.model_rebuild()
