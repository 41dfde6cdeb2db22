"""Needs (所需数据): which number which row of which position wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kaohe.policy.fields import Quantity

Subject = Literal["person", "room", "department"]
"""Whose value is wanted."""


@dataclass(frozen=True, slots=True)
class Need:
    """One input of one row (contracts: ``scoring.inputs_of``), with what the row says about it.

    ``input`` is 「actual」「target」「self」「superior」「base」「last」「rank」「group_size」, an event kind's id,
    or a named input: the id of an indicator, of a base quantity, or of a value reported on the sheet 指标值.
    ``target`` is the row's own; ``over`` says which earlier period ``base`` is of.
    """

    position: str
    row_id: str
    input: str
    indicator: str = ""
    subject: Subject = "person"
    target: Quantity | None = None
    prorate: bool = False
    over: Literal["previous_period", "same_period_last_year"] = "previous_period"
