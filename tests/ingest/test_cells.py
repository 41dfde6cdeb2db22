"""What is taken and what is refused in a cell, by the type its column declares; never a silent 0."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import duckdb
import pytest

from kaohe.facts import Connection
from kaohe.ingest import columns
from kaohe.ingest.cells import create_macros
from kaohe.ingest.columns import ColumnType, choice
from kaohe.ingest.staging import _put
from kaohe.ingest.units import create_units

REFUSED = "refused"
MISSING = None
ROLE = choice("role", {"主播": "主播", "助播": "副播"})

TABLE: list[tuple[ColumnType, str, object]] = [
    *(
        (columns.MONEY, text, 123450)
        for text in ("1234.5", "1,234.50", "¥1,234.50", "￥1234.50", "1,234.50元", " 1234.50 ")
    ),
    *((columns.MONEY, text, 123450) for text in ("１，２３４．５０", "1234.5000000001", "+1234.5", "1234.50\u00a0")),
    (columns.MONEY, "-5", -500),
    (columns.MONEY, "-¥5.00", -500),
    (columns.MONEY, "-0", 0),
    (columns.MONEY, "0", 0),
    *(
        (columns.MONEY, text, REFUSED)
        for text in ("1.005", "1.2万", "10w+", "(5)", "1 000", "12,34", "1e5", "5%", "#REF!", "O")
    ),
    *((columns.MONEY, text, MISSING) for text in ("", "-", "--", "—", "/", "空", "N/A", "\\N", "nan", "\t-", "\u3000")),
    (columns.COUNT, "1,234", 1234),
    (columns.COUNT, "12.0", 12),
    *((columns.COUNT, text, REFUSED) for text in ("12.5", "1.2万", "7.5w~10w", "3人")),
    (columns.FRACTION, "0.0421", 42100),
    (columns.FRACTION, "4.21%", 42100),
    (columns.FRACTION, "0.1234567", 123457),
    (columns.PERCENT_TEXT, "95.3%", 953000),
    (columns.PERCENT_TEXT, "95.3 %", 953000),
    (columns.PERCENT_TEXT, "95.3％", 953000),
    *((columns.PERCENT_TEXT, text, REFUSED) for text in ("0.953", "95.3", "10%~15%", "5‰", "95%%")),
    (columns.PERCENT_NUMBER, "12.3", 123000),
    (columns.MINUTES, "1.07", 64_200),
    (columns.MINUTES, "1分5秒", 65_000),
    (columns.SECONDS, "18.5", 18_500),
    (columns.SECONDS, "00:01:23", 83_000),
    (columns.HOURS, "7.5", 27_000_000),
    (columns.HOURS, "1小时2分", 3_720_000),
    (columns.HOURS, "26:00:00", 93_600_000),
    *((columns.SECONDS, text, REFUSED) for text in ("01:23", "5秒x", "一分钟")),
    *(
        (columns.MOMENT, text, dt.datetime(2026, 3, 21, 8, 5, 0))
        for text in (
            "2026/03/21 08:05:00",
            "2026-03-21 08:05:00",
            "2026/3/21 8:05",
            "2026-03-21T08:05:00",
            "2026-03-21 08:05:00.000",
            "2026年3月21日 8:05",
            "2026年3月21日8时5分",
            "2026年3月21日 8时5分0秒",
            "２０２６／３／２１　８：０５",
            "20260321080500",
            "1774051500",
            "1774051500000",
        )
    ),
    *(
        (columns.DATE, text, dt.date(2026, 3, 21))
        for text in ("20260321", "2026.3.21", "46102", "46102.75", "2026年3月21日")
    ),
    (columns.MOMENT, "46102.3368055556", dt.datetime(2026, 3, 21, 8, 5)),
    (columns.MOMENT, "2026-03-20 24:00", dt.datetime(2026, 3, 21)),
    *((columns.MOMENT, text, REFUSED) for text in ("03/04/2026", "26-03-21", "2026-02-31", "60", "21.3.2026", "昨天")),
    *(
        (columns.PERIOD, text, "2026-09")
        for text in ("2026-09", "2026-9", "2026/9", "2026年9月", "202609", "2026-09-01 00:00:00")
    ),
    *((columns.PERIOD, text, REFUSED) for text in ("9月", "2026-13", "20261", "2026")),
    *((columns.ID, text, "6917") for text in ("6917", "\t6917", "'6917", "`6917", '="6917"', " 6917 ")),
    (columns.ID, "007", "007"),
    *(
        (columns.ID, text, REFUSED)
        for text in ("6.91793E+18", "6.917926768823643E+18", "7E+18", "69\u200b17", "69\u202e17")
    ),
    (columns.DAYS, "21.5天", 2150),
    (columns.DAYS, "21.555", REFUSED),
    (columns.POINTS, "8.5分", 85_000),
    *(
        (columns.CLOCK, text, 28_800)
        for text in ("8:00", "08:00:00", "8：00", "8点", "0.333333333333333", "0.3333", "8:00-12:00")
    ),
    (columns.CLOCK, "19点半", 70_200),
    (columns.CLOCK, "24:00", 86_400),
    (columns.CLOCK, "次日2:00", 93_600),
    (columns.CLOCK, "26:00", 93_600),
    *((columns.CLOCK, text, REFUSED) for text in ("20", "12:75", "49:00", "晚上", "8:00-", "8:00-很晚")),
    (columns.CLOCK_END, "20:00-2:00", 7_200),
    (columns.CLOCK_END, "20:00～次日2:00", 93_600),
    (columns.CLOCK_END, "20:00", REFUSED),
    (ROLE, "助播", "副播"),
    (ROLE, "导播", REFUSED),
]


@pytest.fixture(scope="module")
def con() -> Iterator[Connection]:
    with duckdb.connect() as con:
        create_macros(con)
        create_units(con, None)
        yield con


def _read(con: Connection, kind: ColumnType, cell: str) -> object:
    """As ``staging`` nests it: bare text, clean text, step, value."""
    text = f"SELECT {kind.text('b')} AS x FROM (SELECT bare($cell) AS b)"
    value = f"SELECT x, {_put(kind.settle, 's')} FROM (SELECT x, {_put(kind.step, 'x')} AS s FROM ({text}))"
    clean, found = con.execute(value, {"cell": cell}).fetchone() or ("", None)
    return MISSING if clean is None else REFUSED if found is None else found


@pytest.mark.parametrize(("kind", "cell", "value"), TABLE, ids=lambda part: getattr(part, "name", None) or repr(part))
def test_a_cell_is_read_exactly_or_refused(con: Connection, kind: ColumnType, cell: str, value: object) -> None:
    assert _read(con, kind, cell) == value


@pytest.mark.parametrize(
    "kind", [kind for kind in vars(columns).values() if isinstance(kind, ColumnType)], ids=lambda kind: kind.name
)
def test_no_text_is_too_strange_to_be_refused(con: Connection, kind: ColumnType) -> None:
    for cell in (
        "9" * 12,
        "9" * 18,
        "9" * 40,
        "-" + "9" * 20,
        "99999999999小时",
        "999999999999%",
        "9999-99-99",
        "a" * 5000,
        "🦜",
    ):
        _read(con, kind, cell)


def test_a_refused_cell_is_told_with_its_own_reason(con: Connection) -> None:
    told = {
        (columns.MONEY, "1.2万"): "rounded-number",
        (columns.MONEY, "1.005"): "too-precise",
        (columns.MONEY, "abc"): "unreadable-cell",
        (columns.ID, "6.9E+18"): "destroyed-id",
        (columns.ID, "6\u200b9"): "odd-characters",
        (columns.PERCENT_TEXT, "0.95"): "percent-sign-missing",
        (columns.DATE, "03/04/2026"): "ambiguous-date",
        (columns.SECONDS, "01:23"): "ambiguous-duration",
        (columns.COUNT, "#DIV/0!"): "formula-error",
    }
    for (kind, cell), code in told.items():
        assert con.execute(f"SELECT {kind.complaint_sql('$cell')}", {"cell": cell}).fetchone() == (code,), cell
