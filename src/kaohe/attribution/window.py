"""The window of a run (核算窗口): which days count, and as known at which moment."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from kaohe.policy.fact_rules import Calendar, CutOff


@dataclass(frozen=True, slots=True)
class Window:
    """A period such as 「2026-10」 with its first and last day, and the cut-off moment (数据冻结)."""

    period: str
    starts_on: dt.date
    ends_on: dt.date
    as_of: dt.datetime


def month_window(period: str, as_of: dt.datetime) -> Window:
    """The window of a month written YYYY-MM."""
    year, month = (int(part) for part in period.split("-"))
    last = calendar.monthrange(year, month)[1]
    return Window(period, dt.date(year, month, 1), dt.date(year, month, last), as_of)


def default_cut_off(period: str, cut_off: CutOff, days: Calendar) -> dt.datetime:
    """Working day N of the month after ``period`` at the policy's hour (settled 5), naive Asia/Shanghai time."""
    day = month_window(period, dt.datetime.min).ends_on
    left = cut_off.working_day
    while left:
        day += dt.timedelta(days=1)
        left -= days.is_working_day(day)
    return dt.datetime.combine(day, cut_off.at)
