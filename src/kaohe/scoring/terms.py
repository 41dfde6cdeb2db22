"""The terms of a row (计分条件): everything but the rule and the numbers that decides its points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kaohe.policy.scorecard import Missing, NotApplicable, Raters, Row, Scorecard, Section
from kaohe.quantities import CENT, POINT
from kaohe.scoring.inputs import is_rated


@dataclass(frozen=True, slots=True)
class Terms:
    """Full marks, floor and cap in base units (``None`` is no bound); points are rounded to ``quantum``.

    ``raters`` blend self and superior; without them the superior alone rates. ``confirmed`` rows are computed and
    then blended with the points both raters give (自评、上级评分 on every row).
    """

    full_marks: int
    floor: int | None = None
    cap: int | None = None
    quantum: int = CENT
    scale: Literal["full_marks", "hundred"] = "full_marks"
    raters: Raters | None = None
    confirmed: bool = False
    missing: Missing = "wait"
    not_applicable: NotApplicable = "scale_up"

    @property
    def rule_marks(self) -> int:
        """The full marks the sentence's points are counted off (A6)."""
        return self.full_marks if self.scale == "full_marks" else 100 * POINT


def terms_of(row: Row, section: Section, scorecard: Scorecard) -> Terms:
    """The terms a scorecard states for a row."""
    rated = row.judged or section.blend_all_rows
    return Terms(
        full_marks=row.full_marks,
        floor=row.floor,
        cap=row.cap,
        quantum=CENT if scorecard.rounding == "row" else 1,
        scale=row.points_scale,
        raters=section.raters if rated else None,
        confirmed=section.blend_all_rows and not row.judged and not is_rated(row.rule),
        missing=row.missing,
        not_applicable=row.not_applicable,
    )
