"""Rules that turn one measured value into points: pass/fail, ratio, bands, interpolation."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from kaohe.policy.conditions import Condition
from kaohe.policy.fields import Points, PolicyModel, Quantity, Share
from kaohe.policy.measures import Completion, Measure


class Case(PolicyModel):
    """If the condition holds, these points."""

    when: Condition
    points: Points


class Conditions(PolicyModel):
    """达标制与多条件 (R01, R21): the first case that holds gives the points; ``otherwise`` is never implied."""

    method: Literal["conditions"]
    cases: tuple[Case, ...] = Field(min_length=1)
    otherwise: Points


class Ratio(PolicyModel):
    """完成率比例、门槛比例、反向比例 (R02, R03, R13): full marks × clamp(ratio, floor, cap).

    ``direct`` uses the measure x, ``inverse`` 1 ÷ x (T/A), ``mirror`` 2 − x. Below ``cliff`` the points are
    zero, tested on the unrounded x before the form is applied; exactly the cliff scores when
    ``cliff_scores`` is true.
    """

    method: Literal["ratio"]
    measure: Measure = Completion()
    form: Literal["direct", "inverse", "mirror"] = "direct"
    floor: Share = 0
    cap: Share | None
    cliff: Share | None = None
    cliff_scores: bool = True


class Band(PolicyModel):
    """One band; each bound says in its key whether it is included (A3). No bound means open-ended."""

    at_least: Quantity | None = None
    more_than: Quantity | None = None
    at_most: Quantity | None = None
    less_than: Quantity | None = None
    points: Points
    label: str = ""

    @model_validator(mode="after")
    def _one_bound_a_side(self) -> Band:
        if (self.at_least and self.more_than) or (self.at_most and self.less_than):
            raise ValueError("同一档的同一侧只能写一个界限")
        return self


class Bands(PolicyModel):
    """区间档位 (R11): the points of the band the measure falls in; a value in no band is an error of the policy."""

    method: Literal["bands"]
    measure: Measure
    bands: tuple[Band, ...] = Field(min_length=1)


class Knot(PolicyModel):
    """A point of the line: at this value, these points."""

    at: Quantity
    points: Points


class Interpolation(PolicyModel):
    """线性插值 (R12): straight lines through the knots; outside them a stated value, or the end knot held.

    ``below`` and ``above`` are about the measure: points below the first knot and above the last.
    """

    method: Literal["interpolation"]
    measure: Measure
    knots: tuple[Knot, ...] = Field(min_length=2)
    below: Points | Literal["hold"]
    above: Points | Literal["hold"]

    @model_validator(mode="after")
    def _knots_ascend(self) -> Interpolation:
        places = [knot.at.value for knot in self.knots]
        if places != sorted(set(places)):
            raise ValueError("插值的各点必须从小到大排列且不重复")
        return self
