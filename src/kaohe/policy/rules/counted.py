"""Rules on counts of events (R08, R09, R18, R24)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from kaohe.policy.fields import Points, PolicyModel, Share
from kaohe.policy.measures import Measure


class CountKind(PolicyModel):
    """Points for one kind of event.

    ``points`` (signed) for each event beyond the ``free`` ones; or ``cumulative``, the signed total after the
    1st, 2nd, … event, each further one adding ``points``. From ``clears_from`` events on, the item is zero.
    """

    measure: Measure
    points: Points
    free: int = Field(default=0, ge=0)
    cumulative: tuple[Points, ...] = ()
    clears_from: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _one_progression(self) -> CountKind:
        if self.free and self.cumulative:
            raise ValueError("免扣次数 free 与累计表 cumulative 只能写一种")
        return self


class Counts(PolicyModel):
    """计次加减分: ``base`` (a share of full marks) plus the points of every kind."""

    method: Literal["counts"]
    base: Share = 1_000_000
    kinds: tuple[CountKind, ...] = Field(min_length=1)
