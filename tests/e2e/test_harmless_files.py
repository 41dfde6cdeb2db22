"""Files as people really have them: renamed, shifted, twice, hidden. The month runs, and gives the very same result."""

from __future__ import annotations

import shutil

import pytest
from commands import Downloads, Outcome, read_csv, run_month, write_csv

from kaohe.findings import Severity


@pytest.fixture(scope="module")
def messy(sample: Downloads, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The same facts in a folder that has been lived in."""
    root = tmp_path_factory.mktemp("messy")
    downloads = sample.copy(root / "下载")
    folder = downloads.folder
    write_csv(downloads.orders, read_csv(downloads.orders), encoding="gb18030")
    downloads.file("售后单").rename(folder / "售后单_20261001_20261031.csv")
    (folder / "客服组").mkdir()
    downloads.file("客服数据").rename(folder / "客服组" / "客服数据_20261001_20261031.xlsx")
    shutil.copy(folder / "客服组" / "客服数据_20261001_20261031.xlsx", folder / "客服数据 - 副本.xlsx")
    with downloads.editing("直播明细") as book:
        book.active.insert_rows(1, 3)
        book.active["A1"] = "直播明细报表"
    shutil.copy(downloads.file("千川"), folder / "千川_又导一次_20261001_20261031.xlsx")
    with downloads.editing("千川_标准") as book:
        book.properties.title = "另存过"
    with downloads.editing() as book:
        book["出勤"].sheet_state = "hidden"
        book.create_sheet("午餐").append(["谁", "吃什么"])
        book["人员"]["L1"], book["人员"]["L2"] = "星座", "双鱼"
    for name in ("~$考核数据_2026-10.xlsx", ".DS_Store", "Thumbs.db", "订单.csv.crdownload"):
        (folder / name).write_bytes(b"x" * 165)
    return run_month(folder, root / "结果")


def test_the_result_is_the_same_to_the_byte(month: Outcome, messy: Outcome) -> None:
    assert messy.code == 0
    assert messy.result == month.result


@pytest.mark.parametrize(
    ("severity", "code", "file", "words"),
    [
        (Severity.NOTE, "file-renamed", "售后单_20261001_20261031.csv", "Excel"),
        (Severity.NOTE, "header-shifted", "直播明细_自营账号_20261001_20261031.xlsx", "表头在第 4 行"),
        (Severity.NOTE, "file-again", "客服组/客服数据_20261001_20261031.xlsx", "客服数据 - 副本.xlsx"),
        (Severity.NOTE, "content-again", "千川_标准推广_直播_20261001_20261031.xlsx", "千川_又导一次"),
        (Severity.NOTE, "file-skipped", "~$考核数据_2026-10.xlsx", "已跳过"),
        (Severity.NOTE, "file-skipped", ".DS_Store", "已跳过"),
        (Severity.NOTE, "file-skipped", "Thumbs.db", "已跳过"),
        (Severity.NOTE, "file-skipped", "订单.csv.crdownload", "已跳过"),
        (Severity.WARN, "sheet-hidden", "考核数据_2026-10.xlsx", "隐藏"),
        (Severity.WARN, "sheet-ignored", "考核数据_2026-10.xlsx", "没有读入"),
        (Severity.WARN, "columns-unknown", "考核数据_2026-10.xlsx", "星座"),
        (Severity.WARN, "row-total", "千川_又导一次_20261001_20261031.xlsx", "合计"),
    ],
)
def test_each_oddity_is_told_and_stops_nothing(
    messy: Outcome, severity: Severity, code: str, file: str, words: str
) -> None:
    (finding,) = [one for one in messy.told(code) if one.where.file == file]
    assert finding.severity is severity
    assert words in finding.what
    assert finding.why
    assert finding.next_step


def test_a_plain_folder_is_told_none_of_this(month: Outcome) -> None:
    assert {one.code for one in month.findings} == {"late-refunds", "row-total", "unrostered-time"}


def test_the_total_row_is_named_by_its_row_and_left_out(month: Outcome, sample: Downloads) -> None:
    with sample.copy(month.out.parent / "再看").editing("千川") as book:
        last = book.active.max_row
    (finding,) = month.told("row-total")
    assert (finding.where.sheet, finding.where.row) == ("直播", last)
