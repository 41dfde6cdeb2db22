"""What is missing or cannot be placed is told, waits, and never becomes a zero; everybody else is appraised."""

from __future__ import annotations

import json
from typing import Any

import pytest
from commands import Downloads, Outcome, read_csv, run_month, write_csv

from kaohe.findings import Severity
from kaohe.scoring import SCORED, WAITING

Row = dict[str, Any]


def rows(outcome: Outcome, person_id: str) -> dict[str, Row]:
    """The rows of a person's card by id."""
    (card,) = outcome.person(person_id)["cards"]
    return {row["row"]: row for row in card["rows"]}


@pytest.fixture(scope="module")
def holed(sample: Downloads, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The sample with a hole in every sheet."""
    root = tmp_path_factory.mktemp("holed")
    downloads = sample.copy(root / "下载")
    _spoil_orders(downloads)
    with downloads.editing("排班表") as book:
        book.active["E9"] = "查无此人"
    with downloads.editing("直播明细") as book:
        header = [cell.value for cell in book.active[1]]
        book.active.cell(3, header.index("直播间退款金额") + 1).value = "数据将于第二天更新"
    with downloads.editing("客服数据") as book:
        header = [cell.value for cell in book.active[1]]
        book.active.cell(6, header.index("满意率") + 1).value = "103.5%"
    with downloads.editing() as book:
        _spoil_sheets(book)
    return run_month(downloads.folder, root / "结果")


def _spoil_orders(downloads: Downloads) -> None:
    lines = read_csv(downloads.orders)
    header = lines[0]
    for line in lines[30:34]:
        line[header.index("达人ID")], line[header.index("达人昵称")] = "\t999999", "\t别人家"
    lines[50][header.index("订单应付金额")] = "-5.00"
    for line in lines[40:44]:
        line[header.index("流量体裁")] = "数据将于第二天更新"
    write_csv(downloads.orders, lines)


def _spoil_sheets(book: Any) -> None:
    for line in _of(book["出勤"], "E008"):
        book["出勤"].delete_rows(line[0].row)
    for line in _of(book["目标"], "E002"):
        line[4].value = 0
    for line in _of(book["行为评分"], "E006"):
        line[4].value = None if line[2].value.startswith("团队") else line[4].value
    for line in _of(book["行为评分"], "E007"):
        line[4].value = 99 if line[2].value.startswith("团队") else line[4].value
    for line in _of(book["指标值"], "E004"):
        line[3].value = 2 * line[4].value
    book["事件"].append(["2026-10-09", "E999", "公司通报表扬", "无此人", "公告", 1])


def _of(sheet: Any, subject: str) -> list[Any]:
    return [line for line in sheet.iter_rows() if subject in (line[1].value, line[2].value)]


def test_the_month_is_run(holed: Outcome) -> None:
    assert holed.code == 0
    assert {one.severity for one in holed.findings} == {Severity.WARN, Severity.NOTE}


@pytest.mark.parametrize(
    ("code", "kind", "row", "words"),
    [
        ("person-unknown", "排班表", 9, "查无此人"),
        ("person-unknown", "考核数据", 0, "E999"),
        ("account-unknown", "订单导出", 31, "999999"),
        ("source-pending", "订单导出", 41, "数据将于第二天更新"),
        ("row-pending", "直播明细", 3, "还没有算完"),
        ("negative-number", "订单导出", 51, "负数"),
        ("rate-over-100", "客服数据", 6, "超过 100%"),
        ("rating-unreadable", "考核数据", 0, "上级 99.00"),
        ("rate-over-limit", "", 0, "E004"),
        ("data-missing", "", 0, "直接上级尚未评分。E006，共 1 项"),
        ("data-missing", "", 0, "目标值不大于 0，不能计算完成率。E002，共 1 项"),
    ],
)
def test_each_hole_is_told_with_its_place(holed: Outcome, code: str, kind: str, row: int, words: str) -> None:
    (finding,) = [one for one in holed.told(code) if kind in one.where.file and words in one.what]
    assert finding.severity is Severity.WARN
    assert row in (0, finding.where.row)
    assert finding.why
    assert finding.next_step.startswith("请")


def test_what_an_unknown_name_sold_stays_with_the_room(month: Outcome, holed: Outcome) -> None:
    before, after = ({one["role"]: one for one in json.loads(run.result)["balances"]} for run in (month, holed))
    for role, balance in after.items():
        assert balance["credited"] + balance["unassigned"] == balance["total"], role
    assert after["主播"]["orders_unassigned"] > before["主播"]["orders_unassigned"]
    assert after["副播"]["unassigned"] == before["副播"]["unassigned"]


def test_what_came_over_an_unknown_account_is_not_in_the_room(month: Outcome, holed: Outcome) -> None:
    (finding,) = [one for one in holed.findings if one.code == "unknown-account"]
    assert "999999" in finding.what
    assert "4 个子订单" in finding.what


def test_orders_the_platform_has_not_placed_yet_are_held_and_mark_the_figures(holed: Outcome) -> None:
    held = [one for one in json.loads(holed.result)["left_out"] if "流量体裁" in one["reason"]]
    assert [one["lines"] for one in held] == [4]
    (actual,) = [one for one in rows(holed, "E001")["sales_revenue"]["inputs"] if one["name"] == "actual"]
    assert actual["immature"]


@pytest.mark.parametrize(
    ("person", "row"), [("E002", "sales_completion"), ("E006", "teamwork"), ("E004", "screen_reply")]
)
def test_the_row_waits_and_with_it_the_total(holed: Outcome, person: str, row: str) -> None:
    waiting = [name for name, one in rows(holed, person).items() if one["state"] == WAITING]
    assert waiting == [row]
    assert rows(holed, person)[row]["points"] == 0
    standing = holed.person(person)
    assert (standing["total"], standing["grade"], standing["coefficient"]) == (None, "", None)
    assert standing["pay"]["performance"] == []


def test_commission_waits_where_there_is_no_target(holed: Outcome) -> None:
    pay = holed.person("E002")["pay"]
    assert pay["commission"] == []
    assert "提成：目标值不大于 0，不能计算完成率" in pay["waits_for"]


def test_who_has_no_attendance_is_appraised_and_waits_for_the_pay_alone(month: Outcome, holed: Outcome) -> None:
    person = holed.person("E008")
    assert person["total"] == month.person("E008")["total"]
    assert person["pay"]["performance"] == []
    assert person["pay"]["waits_for"] == ["绩效工资：出勤表没有本人的应出勤与实出勤"]


def test_nobody_else_is_held_up(month: Outcome, holed: Outcome) -> None:
    people = {one["person_id"] for one in json.loads(month.result)["people"] if one["total"] is not None}
    still = {one["person_id"] for one in json.loads(holed.result)["people"] if one["total"] is not None}
    assert people - still == {"E002", "E004", "E006", "E007"}


@pytest.fixture(scope="module")
def without(sample: Downloads, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """The workbook alone: as it is, with an empty event log, and without log and ratings."""
    root = tmp_path_factory.mktemp("without")
    variants = {name: sample.copy(root / name, "考核数据") for name in ("有", "空", "无")}
    with variants["空"].editing() as book:
        book["事件"].delete_rows(2, book["事件"].max_row)
    with variants["无"].editing() as book:
        del book["事件"], book["行为评分"]
    return {name: run_month(one.folder, root / f"{name}的结果") for name, one in variants.items()}


def test_an_empty_event_log_says_that_nothing_happened(without: dict[str, Outcome]) -> None:
    assert without["空"].code == 0
    assert not [one for one in without["空"].told("data-missing") if "事件" in one.what]
    assert {(one["state"], one["numerator"]) for one in rows(without["空"], "E008")["copy_errors"]["inputs"]} == {
        (1, 0)
    }
    assert rows(without["空"], "E008")["copy_errors"]["state"] == SCORED


def test_an_absent_event_log_is_no_zero(without: dict[str, Outcome]) -> None:
    outcome = without["无"]
    assert outcome.code == 0
    assert rows(without["有"], "E008")["copy_errors"]["state"] == SCORED
    assert rows(outcome, "E008")["copy_errors"]["state"] == WAITING
    (finding,) = [one for one in outcome.told("data-missing") if "事件表未送达" in one.what]
    assert "等 8 人" in finding.what


def test_absent_ratings_are_no_zero(without: dict[str, Outcome]) -> None:
    outcome = without["无"]
    assert rows(outcome, "E008")["teamwork"]["state"] == WAITING
    assert {"员工本人尚未评分", "直接上级尚未评分"} <= {
        one.what.removeprefix("待数据：").partition("。")[0] for one in outcome.told("data-missing")
    }


def test_whoever_waits_is_shown_waiting(without: dict[str, Outcome]) -> None:
    line = next(line for line in without["无"].text.splitlines() if line.strip().startswith("E008"))
    assert line.count("待数据") == 2
    assert line.count("—") == 5
