"""The reading (读法) of a scoring standard: the typed rule, what bounds it, and the questions it leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from kaohe.policy.rules import Rule
from kaohe.policy.standards.amounts import Amount
from kaohe.quantities import UNITS, Dimension

Ambiguity = Literal["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "other"]
"""The ambiguities of a scoring sentence by their usual numbers; ``other`` is any other doubt."""


class Outcome(StrEnum):
    """The three ways a reading ends (settled question 23)."""

    READ = "read"
    READ_WITH_QUESTIONS = "read_with_questions"
    NOT_READ = "not_read"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a row says beside its sentence: full marks in base units, the target and the unit of the actual value."""

    full_marks: int
    target: Amount | None = None
    unit: str | None = None

    @property
    def dimension(self) -> Dimension | None:
        """What the row's figure measures, by its unit or its target's; ``None`` when nothing says so."""
        unit = self.unit or (self.target.unit if self.target is not None else "")
        return UNITS[unit].dimension if unit else None


@dataclass(frozen=True, slots=True)
class Question:
    """Something a person must confirm: which ambiguity, what is asked, the default taken and what else it may mean."""

    ambiguity: Ambiguity
    text: str
    default: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read; ``rule`` is a manual one when ``outcome`` is not_read.

    ``floor`` and ``cap`` bound the row's points in base units (``None``: no bound), ``scale`` is what they are
    counted off (A6), ``names`` the Chinese names of its inputs and events by id. ``used`` are the numbers the rule was made of,
    ``leftover`` the statements that changed nothing.
    """

    outcome: Outcome
    rule: Rule
    floor: int | None
    cap: int | None
    scale: Literal["full_marks", "hundred"]
    questions: tuple[Question, ...]
    used: tuple[str, ...]
    leftover: tuple[str, ...]
    names: Mapping[str, str]
