"""Compass's own columns are held against each other; what does not recompute is told and read all the same."""

from __future__ import annotations

from finding_codes import codes
from folder_reader import Reader
from ingest_specimens import GOLDEN, QUIET
from table_files import Cell, table

from kaohe.ingest.sources.douyin.compass import COMPASS
from kaohe.ingest.sources.douyin.layouts import COMPASS_54, COMPASS_SHEET

BROKEN: list[tuple[str, dict[str, Cell]]] = [
    ("minutes-differ", {"直播时长(分钟)": 961}),
    ("paid-over-gmv", {"直播间用户支付金额": 61045.31, "单小时用户支付金额": 3814.54}),
    ("viewers-over-views", {"直播间观看次数": 15092, "观看-成交率(次数)": 0.1018}),
    ("viewers-over-exposure", {"直播间曝光人数": 15092}),
    (
        "buyers-over-orders",
        {"直播间成交订单数": 1512, "净成交订单数": 1247, "商品点击-成交率(次数)": 0.1467, "观看-成交率(次数)": 0.0711},
    ),
    ("orders-over-items", {"直播间成交件数": 1535}),
    ("net-gmv-differs", {"净成交金额": 50512.91}),
    ("net-orders-differ", {"净成交订单数": 1270}),
    ("refund-under-1h", {"直播间退款金额": 10532.39}),
    ("hourly-differs", {"单小时观看人数": 943.2}),
    ("hourly-differs", {"单小时用户支付金额": 3739.68}),
    ("rate-differs", {"商品曝光-点击率(次数)": 0.1529}),
    ("rate-differs", {"商品曝光-点击率(人数)": 0.5001}),
    ("rate-differs", {"商品点击-成交率(次数)": 0.1491}),
    ("rate-differs", {"商品点击-成交率(人数)": 0.2367}),
    ("rate-differs", {"观看-成交率(次数)": 0.0722}),
    ("rate-differs", {"观看-成交率(人数)": 0.1003}),
    ("rate-differs", {"1小时退款率": 0.1726}),
    (
        "ends-before-start",
        {"直播开始时间": "2026/09/07 08:55:37", "直播结束时间": "2026/09/07 08:55:37", "直播时长(分钟)": 0},
    ),
]


def _days(number: int) -> dict[str, Cell]:
    """Other days for each row, so that each is a session of its own."""
    return {
        "直播开始时间": f"2026/08/{number + 1:02d} 08:55:37",
        "直播结束时间": f"2026/08/{number + 2:02d} 00:55:49",
    }


def test_each_figure_one_step_off_is_told_and_read_all_the_same(read: Reader) -> None:
    rows = [GOLDEN | _days(number) | changes for number, (_, changes) in enumerate(BROKEN)]
    found = read({"明细.xlsx": {COMPASS_SHEET: table(COMPASS_54, *rows)}})
    assert {(told.code, told.where.row) for told in found.findings} == {
        (code, number) for number, (code, _) in enumerate(BROKEN, 2)
    }
    assert len(found.findings) == len(BROKEN)
    assert [batch.rows for batch in found.batches if batch.table == "sessions"] == [len(BROKEN)]


def test_every_check_has_a_case_that_breaks_it() -> None:
    assert {check.code for check in COMPASS.checks} == {code for code, _ in BROKEN}


def test_the_published_row_and_a_session_nobody_came_to_break_none(read: Reader) -> None:
    assert codes(read({"明细.xlsx": {COMPASS_SHEET: table(COMPASS_54, GOLDEN, QUIET)}})) == []
