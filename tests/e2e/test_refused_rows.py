"""Cells and rows that nobody may guess at: each is named by file, sheet, row and column, all in one answer."""

from __future__ import annotations

from typing import Any

import pytest
from commands import Downloads, Outcome, read_csv, run_month, write_csv

from kaohe.findings import Finding, Severity

ORDERS, CASES, DESK, LIVE, OWN = "订单导出", "售后单", "客服数据", "直播明细", "考核数据"


def spoil_orders(sample: Downloads) -> None:
    """One thing wrong in each of some rows; line 2 is the first row behind the header."""
    rows = read_csv(sample.orders)
    places = {title: place for place, title in enumerate(rows[0])}

    def put(line: int, title: str, text: str) -> None:
        rows[line - 1][places[title]] = text

    put(4, "子订单编号", "6.91E+18")
    rows[5] = list(rows[4])
    put(6, "订单应付金额", "1.00")
    put(8, "订单应付金额", "1.2万")
    put(9, "商品数量", "1.5")
    put(10, "订单提交时间", "03/04/2026 10:00")
    put(11, "运费", "#REF!")
    put(12, "订单提交时间", "")
    write_csv(sample.orders, rows)


def spoil_exports(sample: Downloads) -> None:
    """A column gone, a column twice, a shop nobody knows, a rate without its sign."""
    with sample.editing(CASES) as book:
        header = [cell.value for cell in book.active[1]]
        book.active.delete_cols(header.index("商品单号") + 1)
    with sample.editing(LIVE) as book:
        book.active.cell(1, book.active.max_column + 1).value = "直播间成交金额"
    with sample.editing(DESK) as book:
        header = [cell.value for cell in book.active[1]]
        book.active.cell(5, header.index("店铺") + 1).value = "别家旗舰店"
        book.active.cell(7, header.index("满意率") + 1).value = "0.953"


def spoil_workbook(sample: Downloads) -> int:
    """The sheets people fill in; gives the row of the first slot added."""
    with sample.editing(OWN) as book:
        book["人员"]["B4"] = book["人员"]["B5"].value
        book["出勤"]["D2"] = "=20-2"
        book["行为评分"]["B3"] = book["人员"]["B5"].value
        book["行为评分"]["D2"] = "优秀"
        book["出勤"]["D4"] = -3
        book["目标"]["F2"] = "人"
        roster: Any = book["排班"]
        added: int = roster.max_row + 1
        room, day = "一号直播间", "2026-10-05"
        roster.append([day, room, f"{day} 10:00", f"{day} 12:00", None, None, "E009", "副播", None, None])
        roster.append([day, room, f"{day} 12:00", f"{day} 10:00", None, None, "E009", "场控", None, None])
        roster.append([day, room, "10:00", "12:00", None, None, "E009", "唱歌", None, None])
    return added


@pytest.fixture(scope="module")
def refused(sample: Downloads, tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcome, int]:
    """All of it in one folder."""
    root = tmp_path_factory.mktemp("rows")
    downloads = sample.copy(root / "下载", ORDERS, CASES, DESK, LIVE, OWN)
    spoil_orders(downloads)
    spoil_exports(downloads)
    added = spoil_workbook(downloads)
    return run_month(downloads.folder, root / "结果"), added


def found(refused: tuple[Outcome, int], code: str, kind: str, row: int) -> Finding:
    """The one finding of this kind at this place."""
    outcome, _ = refused
    (finding,) = [one for one in outcome.told(code) if kind in one.where.file and one.where.row == row]
    return finding


@pytest.mark.parametrize(
    ("code", "kind", "row", "column", "words"),
    [
        ("destroyed-id", ORDERS, 4, "子订单编号", "6.91E+18"),
        ("key-conflict", ORDERS, 6, "", "第 5、6 行"),
        ("rounded-number", ORDERS, 8, "订单应付金额", "1.2万"),
        ("not-whole", ORDERS, 9, "商品数量", "1.5"),
        ("ambiguous-date", ORDERS, 10, "订单提交时间", "03/04/2026"),
        ("formula-error", ORDERS, 11, "运费", "#REF!"),
        ("cell-required", ORDERS, 12, "订单提交时间", "空的"),
        ("columns-missing", CASES, 1, "", "商品单号"),
        ("header-repeated", LIVE, 1, "", "直播间成交金额"),
        ("shop-unknown", DESK, 5, "店铺", "别家旗舰店"),
        ("percent-sign-missing", DESK, 7, "满意率", "0.953"),
        ("formula-cells", OWN, 2, "实出勤", "公式"),
        ("person-ambiguous", OWN, 3, "", "E003、E004"),
        ("unreadable-cell", OWN, 2, "自评", "优秀"),
        ("negative-by-hand", OWN, 4, "实出勤", "负数"),
        ("fact-missing", OWN, 2, "目标值", "目标值"),
    ],
)
def test_the_place_and_the_text_are_named(
    refused: tuple[Outcome, int], code: str, kind: str, row: int, column: str, words: str
) -> None:
    finding = found(refused, code, kind, row)
    assert finding.severity is Severity.STOP
    assert finding.where.column == column
    assert bool(finding.where.sheet) == (kind != ORDERS)
    assert words in finding.what
    assert finding.why
    assert finding.next_step.startswith("请")


def test_two_in_one_role_without_weights_are_both_named(refused: tuple[Outcome, int]) -> None:
    finding = found(refused, "slots-overlap", OWN, refused[1])
    assert finding.severity is Severity.STOP
    assert "E004 与 E009 的时段重叠（10-05 10:00 至 10-05 12:00）" in finding.what


def test_a_slot_that_ends_before_it_begins_is_named(refused: tuple[Outcome, int]) -> None:
    assert found(refused, "slot-backwards", OWN, refused[1] + 1).severity is Severity.STOP


def test_an_unknown_role_is_answered_with_the_known_ones(refused: tuple[Outcome, int]) -> None:
    finding = found(refused, "unreadable-cell", OWN, refused[1] + 2)
    assert "唱歌" in finding.what
    assert "主播、副播、助播、运营、场控、中控" in finding.why


def test_nothing_is_written_but_the_report(refused: tuple[Outcome, int]) -> None:
    outcome, _ = refused
    assert outcome.code == 1
    assert outcome.written == {"findings.json", "查验报告.txt"}
