"""The exact text of a workbook cell."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal

# From here on a double no longer holds every whole number, so the digits of an id may be lost.
_EXACT_BELOW = 1e15


def _number(value: float) -> str:
    if not abs(value) < _EXACT_BELOW:
        return f"{Decimal(repr(value)).normalize():E}" if abs(value) < float("inf") else str(value)
    if value.is_integer():
        return str(int(value))
    shortest = repr(value)
    return f"{Decimal(shortest):f}" if "e" in shortest else shortest


def _whole(value: int) -> str:
    return str(value) if abs(value) < _EXACT_BELOW else _number(float(value))


def _truth(value: bool) -> str:
    return "TRUE" if value else "FALSE"


def _day(value: datetime.date) -> str:
    return f"{value.isoformat()} 00:00:00"


def _moment(value: datetime.datetime) -> str:
    return value.isoformat(" ", "milliseconds").removesuffix(".000")


def _time_of_day(value: datetime.time) -> str:
    return value.isoformat("milliseconds").removesuffix(".000")


def _duration(value: datetime.timedelta) -> str:
    milliseconds = round(abs(value) / datetime.timedelta(milliseconds=1))
    seconds, rest = divmod(milliseconds, 1000)
    clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return ("-" if value < datetime.timedelta() else "") + clock + (f".{rest:03d}" if rest else "")


_WRITERS: dict[type, Callable[..., str]] = {
    str: str,
    float: _number,
    int: _whole,
    bool: _truth,
    datetime.date: _day,
    datetime.datetime: _moment,
    datetime.time: _time_of_day,
    datetime.timedelta: _duration,
}


def cell_text(value: object) -> str:
    """The cell as text: exact, never in exponent form below 10¹⁵ and always from there on.

    Dates are ``YYYY-MM-DD HH:MM:SS``, times of day and durations ``HH:MM:SS`` (hours may pass 24), empty is ``""``.
    """
    return _WRITERS[type(value)](value)
