"""Export moments (导出时间): when a file was taken from the platform, told by its name and its data.

抖店 orders begin with the epoch seconds of the export: that beats everything. Other names end with a day or a range
of days; the file cannot be older than the last of them, nor than the latest moment its rows speak of, so the later
of the two counts. A browser numbers later downloads of one name 「(1)」「(2)」: each is a second newer. The clock of the
file system is not asked: copying a file would change the result.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePosixPath

from kaohe.facts import Connection
from kaohe.ingest.staging import Staged, State

_SHANGHAI = dt.timezone(dt.timedelta(hours=8))
_EPOCH = re.compile(r"^1[5-9]\d{8}(?:\d{3})?(?!\d)")
_MOMENT = re.compile(
    r"(?<!\d)(20\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?:[-_ T]?(\d{2})[-_:.]?(\d{2})(?:[-_:.]?(\d{2}))?)?(?!\d)"
)
_COPY = re.compile(r"[(（](\d{1,2})[)）]$")


def exported_at(con: Connection, staged: Staged) -> dt.datetime | None:
    """When the sheet's file was exported; None for sheets kept by hand whose name bears no date."""
    stem = PurePosixPath(staged.source.file).stem
    if exact := epoch_in_name(stem):
        return exact
    known = [date_in_name(stem), None if staged.header.importer.by_hand else _latest(con, staged)]
    moments = [moment for moment in known if moment]
    return max(moments) + _copy(stem) if moments else None


def epoch_in_name(stem: str) -> dt.datetime | None:
    """The moment a name begins with as epoch seconds or milliseconds, Asia/Shanghai."""
    epoch = _EPOCH.match(stem)
    if not epoch:
        return None
    return dt.datetime.fromtimestamp(int(epoch[0][:10]), _SHANGHAI).replace(tzinfo=None) + _copy(stem)


def date_in_name(stem: str) -> dt.datetime | None:
    """The latest day or moment a name speaks of; a day counts to its end."""
    return max((moment for match in _MOMENT.finditer(stem) if (moment := _moment(match))), default=None)


def _copy(stem: str) -> dt.timedelta:
    copy = _COPY.search(stem)
    return dt.timedelta(seconds=int(copy[1]) if copy else 0)


def _moment(match: re.Match[str]) -> dt.datetime | None:
    year, month, day, hour, minute, second = (int(part) if part else None for part in match.groups())
    try:
        date = dt.date(year or 0, month or 0, day or 0)
        time = dt.time(23, 59, 59) if hour is None else dt.time(hour, minute or 0, second or 0)
    except ValueError:
        return None
    return dt.datetime.combine(date, time)


def _latest(con: Connection, staged: Staged) -> dt.datetime | None:
    """The latest moment the rows speak of; a date counts to the end of its day."""
    present = [name for name in staged.header.importer.moments if name in staged.header.columns]
    if not present:
        return None
    latest = ", ".join(f"max({name})" for name in present)
    figures = con.execute(f"SELECT {latest} FROM {staged.typed} WHERE _state = {State.GOOD:d}").fetchone() or ()
    return max((_end(figure) for figure in figures if figure is not None), default=None)


def _end(value: dt.date | dt.datetime) -> dt.datetime:
    return value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time(23, 59, 59))
