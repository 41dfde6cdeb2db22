"""Rules where a person gives the points (R15, R16), ranks (R22) and the row no rule reads."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kaohe.policy.fields import Points, PolicyModel, Share


class Level(PolicyModel):
    """One anchored level: its points, its description, and whether the rater must write facts."""

    points: Points
    anchor: str = Field(min_length=1)
    facts_required: bool = False


class Levels(PolicyModel):
    """行为锚定 (R15): the rater picks a level; points between levels are refused."""

    method: Literal["levels"]
    levels: tuple[Level, ...] = Field(min_length=2)


class Range(PolicyModel):
    """One range of points a rater may give, both ends included."""

    low: Points
    high: Points
    anchor: str = Field(min_length=1)
    facts_required: bool = False


class Judged(PolicyModel):
    """区间评分 (R16): the rater gives any multiple of ``step`` inside one of the ranges."""

    method: Literal["judged"]
    ranges: tuple[Range, ...] = Field(min_length=1)
    step: Points


class Rank(PolicyModel):
    """排名计分 (R22): first place gets ``first`` of full marks, each further place ``each`` (signed) more.

    Ties share the better rank; in a group smaller than ``smallest_group`` the row is not applicable.
    """

    method: Literal["rank"]
    first: Share = 1_000_000
    each: Share
    higher_is_better: bool = True
    smallest_group: int = Field(default=5, ge=2)


class Manual(PolicyModel):
    """人工评定: a row whose standard names no computable rule; ``needs`` says what is missing."""

    method: Literal["manual"]
    needs: str = Field(min_length=1)
