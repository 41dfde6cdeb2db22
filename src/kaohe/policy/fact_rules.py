"""Fact rules (口径): which orders and sessions count, to whom, and until when data is taken."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from kaohe.policy.fields import PolicyModel, Quantity, Slug


class OrderRules(PolicyModel):
    """Which order lines are kept (settled 4): gift, sample, brush and internal orders are excluded, visibly.

    ``brush_below`` is the least payable amount per line that counts; ``excluded_words`` in the product name or
    merchant's remark mark samples, re-sends and brush orders; ``affiliate_sources`` are other people's rooms.
    """

    order_time: Literal["submitted", "paid"] = "submitted"
    brush_below: Quantity
    excluded_words: tuple[str, ...]
    affiliate_sources: tuple[str, ...]
    live_kinds: tuple[str, ...]
    pending_kinds: tuple[str, ...]
    refunded_statuses: tuple[str, ...]
    clause: str = Field(min_length=1)


class SessionRules(PolicyModel):
    """How sessions are counted (platform data §3.5); sums keep every row.

    Restarts within ``restart_gap`` of the previous end are one session; shorter than ``shortest`` is a false start
    and not a session.
    """

    restart_gap: Quantity
    shortest: Quantity
    clause: str = Field(min_length=1)


class AttributionRules(PolicyModel):
    """Roles credited in parallel, each in full; people of one role share by weight (settled 6).

    ``anchor_cohost_split`` would split one credit 70/30 between anchor and co-host; off by default.
    """

    roles: tuple[str, ...]
    position_roles: dict[Slug, str]
    anchor_cohost_split: bool = False
    clause: str = Field(min_length=1)


class CutOff(PolicyModel):
    """数据冻结: working day ``working_day`` of the next month at ``at`` (settled 5)."""

    working_day: int = Field(ge=1, le=20)
    at: dt.time
    clause: str = Field(min_length=1)


class Calendar(PolicyModel):
    """工作日历: public holidays and make-up working days, by date; other days follow the week."""

    holidays: tuple[dt.date, ...]
    make_up_days: tuple[dt.date, ...]
    source: str

    def is_working_day(self, day: dt.date) -> bool:
        """Whether people work on this day."""
        return day in self.make_up_days or (day.weekday() < 5 and day not in self.holidays)


class FactRules(PolicyModel):
    """All counting rules of one policy version."""

    orders: OrderRules
    sessions: SessionRules
    attribution: AttributionRules
    cut_off: CutOff
    calendar: Calendar
    clause: str = Field(min_length=1)
