"""Grades (等级) and the coefficients they carry."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kaohe.policy.fields import Points, PolicyModel, Share


class Grade(PolicyModel):
    """One grade: totals from ``at_least`` (included) up to the next better grade; the lowest has none.

    ``veto_coefficient`` replaces ``coefficient`` when a veto put the person here.
    """

    letter: str
    name: str
    at_least: Points | None
    coefficient: Share
    veto_coefficient: Share | None = None
    clause: str = Field(min_length=1)


class Distribution(PolicyModel):
    """强制分布: off, advisory or enforced; the shares apply to groups of ``smallest_group`` or more."""

    mode: Literal["off", "advisory", "enforced"]
    shares: dict[str, Share]
    smallest_group: int = 10
    clause: str = Field(min_length=1)


class GradeScheme(PolicyModel):
    """The grade table, best grade first; read by the rounded total (settled 14)."""

    grades: tuple[Grade, ...] = Field(min_length=2)
    distribution: Distribution
    clause: str = Field(min_length=1)

    def named(self, letter: str) -> Grade:
        """The grade with this letter."""
        return next(grade for grade in self.grades if grade.letter == letter)
