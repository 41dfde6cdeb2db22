"""The indicator library (指标库): what each indicator means and the formula that computes it from facts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kaohe.policy.fields import PolicyModel, Slug

Base = Slug
"""The id of a base quantity the ``indicators`` room can sum from facts, such as ``viewers`` (see its README)."""


class Sum(PolicyModel):
    """合计: Σ of one base quantity (class A, S)."""

    kind: Literal["sum"]
    of: Base


class RatioOfSums(PolicyModel):
    """比率: Σ numerator ÷ Σ denominator, never a mean of ratios (class R, W); a zero denominator is no data."""

    kind: Literal["ratio"]
    numerator: Base
    denominator: Base


class Reported(PolicyModel):
    """报送值: from the sheet 指标值, delivered by the named department."""

    kind: Literal["reported"]


class Rated(PolicyModel):
    """评定: from the sheet 行为评分, rated by people."""

    kind: Literal["rated"]


class Logged(PolicyModel):
    """事件: the counts of the row's rule, from the sheet 事件; the log must have been delivered (n unknown ≠ 0)."""

    kind: Literal["logged"]


Formula = Annotated[Sum | RatioOfSums | Reported | Rated | Logged, Field(discriminator="kind")]


class Indicator(PolicyModel):
    """One indicator (指标) of the library.

    ``unit`` is the unit of its value (元, %, 秒, 人, …); ``direction`` whether more is better. ``refund_window``
    says how refunds enter. ``natural_limit`` marks a rate that cannot exceed 100 % (over it is a data error).
    """

    id: Slug
    name: str
    synonyms: tuple[str, ...] = ()
    english: str
    unit: str
    direction: Literal["higher", "lower", "neutral"]
    formula: Formula
    formula_text: str
    source: str
    reported_by: str = ""
    refund_window: str = ""
    approximate: bool = False
    natural_limit: bool = False
    clause: str = Field(min_length=1)


class EventKind(PolicyModel):
    """A kind of event (事件) the log may hold: who records it and what evidence it needs."""

    id: Slug
    name: str
    unit: str = "次"
    recorder: str
    evidence: str
    clause: str = Field(min_length=1)
