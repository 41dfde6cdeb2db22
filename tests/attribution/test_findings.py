"""What attribution tells: overlaps, unknown accounts, unrostered time, missing after-sales, lines on hold."""

from __future__ import annotations

from kaohe.attribution import check_attribution, left_out, unassigned, unequal_totals
from kaohe.findings import Finding, Severity
from small_month import Month, answers, fact_rules


def told(month: Month) -> dict[str, Finding]:
    con = month.attribute()
    return {finding.code: finding for finding in check_attribution(con, fact_rules())}


def rostered() -> Month:
    month = Month()
    month.account()
    month.slot("甲", "10-05 19:00", "10-05 22:00")
    return month


def test_a_clean_month_has_nothing_to_tell() -> None:
    month = rostered()
    month.session("10-05 19:00", "10-05 22:00")
    month.order("1", "10-05 20:00")
    assert told(month) == {}


def test_an_overlap_without_weights_stops_and_names_both_rows() -> None:
    month = rostered()
    month.slot("乙", "10-05 21:00", "10-05 23:00", weight=1)
    finding = told(month)["overlapping-slots"]
    assert finding.severity is Severity.STOP
    assert finding.where.file == "slots.xlsx"
    assert finding.where.row == 3
    assert "甲与乙" in finding.what
    assert "第 4 行" in finding.what
    assert "10-05 21:00:00—10-05 22:00:00" in finding.what


def test_an_overlap_with_weights_is_allowed() -> None:
    month = Month()
    month.account()
    month.slot("甲", "10-05 19:00", "10-05 22:00", weight=1)
    month.slot("乙", "10-05 21:00", "10-05 23:00", weight=1)
    assert told(month) == {}


def test_one_person_twice_at_once_is_an_overlap_even_with_weights() -> None:
    month = Month()
    month.account()
    month.slot("甲", "10-05 19:00", "10-05 22:00", weight=1)
    month.slot("甲", "10-05 21:00", "10-05 23:00", weight=1)
    assert "overlapping-slots" in told(month)


def test_touching_slots_other_roles_and_other_rooms_do_not_overlap() -> None:
    month = rostered()
    month.slot("乙", "10-05 22:00", "10-05 23:00")
    month.slot("副", "10-05 19:00", "10-05 22:00", role="副播")
    month.slot("丙", "10-05 19:00", "10-05 22:00", room="二号间")
    assert told(month) == {}


def test_unrostered_time_of_a_session_is_told_with_its_row() -> None:
    month = rostered()
    month.session("10-05 18:30", "10-05 22:30:20")
    finding = told(month)["unrostered-time"]
    assert finding.severity is Severity.WARN
    assert "60 分 20 秒" in finding.what
    assert (finding.where.file, finding.where.row) == ("sessions.xlsx", 4)


def test_many_unrostered_sessions_of_a_room_are_told_together() -> None:
    month = rostered()
    for day in range(10, 17):
        month.session(f"10-{day} 09:00", f"10-{day} 09:30")
    finding = told(month)["unrostered-time"]
    assert "有 7 场共 210 分 0 秒" in finding.what


def test_an_unknown_account_is_told_with_its_amount() -> None:
    month = rostered()
    month.order("1", "10-05 20:00", author_id="dy9", author_name="别家")
    finding = told(month)["unknown-account"]
    assert finding.severity is Severity.WARN
    assert "dy9" in finding.what
    assert "100.00 元" in finding.what


def test_an_order_that_says_refunded_without_an_after_sale_row_is_told() -> None:
    month = rostered()
    month.order("1", "10-05 20:00", aftersale_status="退款成功")
    month.order("2", "10-05 20:00", aftersale_status="退款成功")
    month.refund("a", "2", 10_000, "10-07 10:00")
    finding = told(month)["after-sale-missing"]
    assert finding.what.startswith("1 个子订单")


def test_lines_waiting_for_tomorrow_are_told() -> None:
    month = rostered()
    month.order("1", "10-05 20:00", traffic_kind="数据将于第二天更新")
    assert told(month)["lines-waiting"].severity is Severity.WARN


def test_the_invariant_finds_a_credit_that_is_off_by_one_fen() -> None:
    month = rostered()
    month.order("1", "10-05 20:00")
    con = month.attribute()
    assert unequal_totals(con) == []
    con.execute("UPDATE credit_sums SET net_fen = net_fen - 1 WHERE person_id = '甲'")
    (finding,) = unequal_totals(con)
    assert finding.severity is Severity.STOP
    assert "相差 -0.01 元" in finding.what


def test_the_report_shows_the_unassigned_bucket_and_what_was_left_out() -> None:
    month = rostered()
    month.order("1", "10-05 20:00")
    month.order("2", "10-05 23:00", 20_000)
    month.order("3", "10-05 20:00", 0)
    con = month.attribute()
    anchor = next(row for row in unassigned(con) if row.credit_group == "主播")
    assert (anchor.room, anchor.lines, anchor.net_fen, anchor.room_net_fen) == ("一号间", 1, 20_000, 30_000)
    assert [(row.reason, row.lines) for row in left_out(con)] == [("赠品（应付金额为 0）", 1)]


def test_a_slot_of_a_name_nobody_bears_is_unassigned() -> None:
    month = Month()
    month.account()
    month.slot("未归属", "10-05 19:00", "10-05 22:00")
    month.order("1", "10-05 20:00")
    con = month.attribute()
    assert answers(con, "SELECT person_id, net_fen FROM credits WHERE credit_group = '主播'") == [(None, 10_000)]
