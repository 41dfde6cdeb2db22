"""Step rules: points off or on for every step away from a start (R04–R07, R10, R14)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kaohe.policy.conditions import Bound, Condition
from kaohe.policy.fields import Points, PolicyModel, Quantity, Share
from kaohe.policy.measures import Actual, Measure, Target


class Side(PolicyModel):
    """What happens on one side of the start.

    ``start`` is the target or the threshold the sentence names (A7). ``each`` is the size of a step: a quantity
    in the measure's own dimension (percentage points for a rate), or a share of the target with
    ``each_of_target`` (A1); exactly one of the two. ``partial`` says how part of a step counts (A2).
    ``points`` are signed: −2 takes off. ``limit`` bounds the total of this side, as a positive amount.
    """

    side: Literal["below", "above"]
    start: Bound = Target()
    each: Quantity | None = None
    each_of_target: Share | None = None
    partial: Literal["proportional", "up", "down"]
    points: Points
    limit: Points | None = None

    def model_post_init(self, _context: object) -> None:
        """Refuse a side with no step size or two."""
        if (self.each is None) == (self.each_of_target is None):
            raise ValueError("步长只能写一种：each（绝对值或百分点）或 each_of_target（目标的百分比）")


class Cliff(PolicyModel):
    """门槛: when the condition holds, these points instead of the steps."""

    when: Condition
    points: Points


class Steps(PolicyModel):
    """步进加减分: ``base`` plus the steps of each side; ``base`` is a share of full marks (100 % when silent)."""

    method: Literal["steps"]
    measure: Measure = Actual()
    base: Share = 1_000_000
    sides: tuple[Side, ...] = Field(min_length=1)
    cliffs: tuple[Cliff, ...] = ()
