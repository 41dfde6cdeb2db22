"""Rows of a filled form: the figures put in, the scores, and the explanation behind each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RowState(StrEnum):
    """What became of a row; the printed word is ``label``."""

    SCORED = "scored"
    WAITING = "waiting"
    NOT_APPLICABLE = "not_applicable"
    UNREADABLE = "unreadable"

    @property
    def label(self) -> str:
        """The Chinese word printed in place of points."""
        names = {"scored": "已评", "waiting": "待数据", "not_applicable": "不适用", "unreadable": "评分有误"}
        return names[self.value]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number put into a rule, as printed, with the place it came from."""

    name: str
    value: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A file whose rows went into a figure, with the number of rows used."""

    file: str
    rows: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """评分说明: how one row's points came about, in the order the page prints it."""

    reading: str
    figures: tuple[Figure, ...]
    sentence: str
    rounding: str
    clause: str
    sources: tuple[SourceUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Ratings:
    """The four scores of a row in points: by the system, by oneself, by the superior, and the final one."""

    system: int | None = None
    own: int | None = None
    superior: int | None = None
    final: int | None = None


@dataclass(frozen=True, slots=True)
class AppraisalRow:
    """One row of a filled form; ``missing`` says who must deliver what when the row waits."""

    row_id: str
    category: str
    name: str
    full_marks: int
    standard: str
    target: str
    actual: str
    source: str
    state: RowState
    ratings: Ratings
    explanation: Explanation
    judged: bool = False
    level: str = ""
    facts: str = ""
    missing: str = ""
