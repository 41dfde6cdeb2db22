"""A sheet is known by its headers: wherever they stand, however they are spelled, and by nothing else."""

from __future__ import annotations

import pytest
from finding_codes import codes, stops, told
from folder_reader import Reader
from ingest_specimens import GOLDEN, order, orders, staff, staff_days
from table_files import Row, table

from kaohe.facts import open_store
from kaohe.ingest.headers import best_candidate, plain
from kaohe.ingest.sources import IMPORTERS
from kaohe.ingest.sources.douyin.layouts import (
    AFTER_SALES_50,
    COMPASS_54,
    COMPASS_55,
    COMPASS_SHEET,
    ORDERS_74,
    ORDERS_75,
    QIANCHUAN_SITE,
    QIANCHUAN_STANDARD,
    STAFF_23,
)
from kaohe.ingest.sources.roster.layouts import SLOT_LIST
from kaohe.ingest.sources.workbook.layouts import SHEETS

PLATFORMS = [
    ("罗盘 直播明细", COMPASS_54),
    ("罗盘 直播明细", COMPASS_55),
    ("抖店 订单", ORDERS_75),
    ("抖店 订单", ORDERS_74),
    ("抖店 售后单", AFTER_SALES_50),
    ("飞鸽 客服数据", STAFF_23),
    ("千川 标准推广·直播", QIANCHUAN_STANDARD),
    ("千川 全域推广·直播", QIANCHUAN_SITE),
    ("排班表", SLOT_LIST),
]


@pytest.mark.parametrize(("title", "layout"), [*PLATFORMS, *SHEETS.items()])
def test_every_layout_is_recognised_whole_with_no_column_unknown(title: str, layout: tuple[str, ...]) -> None:
    best = best_candidate([(1, layout)], IMPORTERS)
    assert best
    assert best.recognised
    assert best.header.importer.title == title
    assert (best.header.missing, best.header.unknown, best.header.repeated) == ((), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "直播间成交金额(元)",
        "直播间成交金额（元）",
        " 直播间 成交金额(元)\n",
        "直播间成交金额（元）\u200b",
        "\t直播间成交金额(元)\u00a0",
    ],
)
def test_width_blanks_and_line_breaks_in_a_header_do_not_matter(text: str) -> None:
    assert plain(text) == "直播间成交金额(元)"


def test_a_header_is_found_with_and_without_its_yuan(read: Reader) -> None:
    rows: list[Row] = [["抖音号", "日期", "整体消耗", "整体成交金额（元）"], ["70010000001", "2026-09-07", "5", "25"]]
    found = read({"千川.csv": rows})
    with open_store(found.store) as con:
        assert con.execute("SELECT cost, gmv_total FROM ad_days").fetchall() == [(500, 2500)]


def test_the_two_rates_of_the_staff_report_are_not_taken_for_each_other(read: Reader) -> None:
    rates = {"3分钟人工回复率 (会话)": "91%", "3分钟人工回复率": "92%"}
    rows = staff_days(staff(**rates))
    swapped = [[*row[:8], row[9], row[8], *row[10:]] for row in rows]
    found = read({"客服.xlsx": {"客服数据": swapped}})
    with open_store(found.store) as con:
        assert con.execute("SELECT reply3_sessions_rate, reply3_rate FROM service_days").fetchall() == [
            (910_000, 920_000)
        ]


def test_a_header_further_down_is_found_with_a_note_and_rows_keep_their_numbers(read: Reader) -> None:
    above: list[Row] = [["导出说明"]] * 29
    found = read({"明细.xlsx": {COMPASS_SHEET: [*above, *table(COMPASS_54, GOLDEN)]}})
    assert told(found, "header-shifted").where.row == 30
    with open_store(found.store) as con:
        assert con.execute("SELECT source_row FROM sessions").fetchall() == [(31,)]


def test_beyond_the_thirtieth_row_nothing_is_looked_for(read: Reader) -> None:
    above: list[Row] = [["导出说明"]] * 30
    assert stops(read({"明细.xlsx": {COMPASS_SHEET: [*above, *table(COMPASS_54, GOLDEN)]}})) == {"sheet-unknown"}


def test_a_name_alone_proves_nothing(read: Reader) -> None:
    rows: list[Row] = [["甲", "乙"], ["1", "2"]]
    assert stops(read({"直播明细_自营账号_20260907_20260909.xlsx": {COMPASS_SHEET: rows}})) == {"sheet-unknown"}


def test_a_date_and_a_time_in_two_columns_are_one_moment(read: Reader) -> None:
    rows = orders(order(1, 订单提交时间="09:30:05"))
    rows[0].append("订单提交日期")
    rows[1].append("2026-09-07")
    found = read({"1790812800.csv": rows})
    assert codes(found) == []
    with open_store(found.store) as con:
        assert str(con.execute("SELECT submitted_at FROM order_lines").fetchall()[0][0]) == "2026-09-07 09:30:05"


def test_ids_whose_last_digits_excel_made_zeros_stop(read: Reader) -> None:
    rounded = [order(number, 子订单编号=f"6917926768{number:05d}0000") for number in (11, 12, 13)]
    found = read({"1790812800.csv": orders(*rounded)})
    assert stops(found) == {"ids-rounded"}
    assert told(found, "ids-rounded").where.column == "子订单编号"
    assert codes(read({"1790812800.csv": orders(*rounded, order(1))})) == []


def test_of_a_hundred_findings_alike_twenty_are_listed_and_the_rest_counted(read: Reader) -> None:
    rows: list[Row] = [
        SLOT_LIST,
        *(
            ["2026-09-07", f"{n // 60}:{n % 60:02d}", f"{n // 60}:{n % 60:02d}:30", f"路人{n}", None, None]
            for n in range(100)
        ),
    ]
    found = read({"排班.csv": rows})
    assert codes(found) == ["person-unknown"] * 21
    assert "还有 80 处" in found.findings[-1].what
