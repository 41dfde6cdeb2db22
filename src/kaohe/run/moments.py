"""Periods and moments as a user writes them."""

from __future__ import annotations

import calendar
import datetime as dt
import re

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


def read_moment(text: str) -> dt.datetime:
    """A cut-off the user wrote, Asia/Shanghai wall time; PeriodError when it cannot be read."""
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise PeriodError(f"截至时刻「{text}」写法不对，应写成 2026-11-04T18:00") from error
    if moment.tzinfo is not None:
        raise PeriodError(f"截至时刻「{text}」不要带时区，按北京时间写即可，例如 2026-11-04T18:00")
    return moment
