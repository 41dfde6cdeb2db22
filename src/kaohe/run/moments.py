"""Periods and the data freeze: which days a month has, until when data counts (settled 5)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from itertools import count, islice

from kaohe.policy.fact_rules import Calendar, CutOff

_PERIOD = re.compile(r"^(20\d\d)-(0[1-9]|1[0-2])$")


class PeriodError(ValueError):
    """The text is not a period or a moment; the message is a Chinese sentence."""


def month_bounds(period: str) -> tuple[dt.date, dt.date]:
    """First and last day of a month YYYY-MM; PeriodError for anything else."""
    match = _PERIOD.match(period)
    if match is None:
        raise PeriodError(f"考核期间「{period}」写法不对，应写成 年-月，例如 2026-10")
    year, month = int(match[1]), int(match[2])
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def freeze_moment(period: str, rule: CutOff, days: Calendar) -> dt.datetime:
    """The default cut-off: the N-th working day of the next month at the stated hour."""
    _, last = month_bounds(period)
    following = (last + dt.timedelta(days=step) for step in count(1))
    working = (day for day in following if days.is_working_day(day))
    day = next(islice(working, rule.working_day - 1, None))
    return dt.datetime.combine(day, rule.at)


def read_moment(text: str) -> dt.datetime:
    """A cut-off the user wrote, Asia/Shanghai wall time; PeriodError when it cannot be read."""
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise PeriodError(f"截至时刻「{text}」写法不对，应写成 2026-11-04T18:00") from error
    if moment.tzinfo is not None:
        raise PeriodError(f"截至时刻「{text}」不要带时区，按北京时间写即可，例如 2026-11-04T18:00")
    return moment
