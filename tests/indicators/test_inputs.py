"""What scoring is given: every number a row wants, or the Chinese note of what is missing and who owes it."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from figures import actual, codes, found, indicator, number, pair, rules

from kaohe.findings import Severity
from kaohe.indicators import Need, measure, resolve, source_rows
from kaohe.indicators.values import WIDEST_RATE, WIDEST_WEIGHT
from kaohe.policy.fields import Quantity
from kaohe.quantities import Dimension
from kaohe.scoring.inputs import MOST, MOST_WEIGHT
from small_month import Month, answers, moment

HOUR = 3_600_000


def as_fraction(value: tuple[int, int] | str) -> Fraction:
    assert not isinstance(value, str), value
    return Fraction(*value)


def month_of_two() -> Month:
    """甲 three hours and 乙 four in one session over midnight."""
    month = Month()
    month.account()
    month.person("甲")
    month.person("乙")
    month.slot("甲", "10-05 19:00", "10-05 22:00")
    month.slot("乙", "10-05 22:00", "10-06 02:00")
    return month


def with_session(**cells: Any) -> Month:
    month = month_of_two()
    month.session("10-05 19:00", "10-06 02:00", **cells)
    return month


def test_sales_are_the_posts_own_net_amount_in_fen() -> None:
    month = month_of_two()
    month.order("1", "10-05 20:00")
    month.order("2", "10-05 23:00", 20_000)
    assert number(month, actual("net_sales"), "甲") == (10_000, 1)


def test_room_and_department_are_the_totals_with_what_nobody_is_credited_with() -> None:
    month = month_of_two()
    month.account("二号间", "dy2")
    month.order("1", "10-05 20:00")
    month.order("2", "10-07 09:00", 20_000)
    month.order("3", "10-05 20:00", 40_000, author_id="dy2")
    month.order("4", "10-05 20:00", 80_000, author_id="别家", author_name="别家")
    needs = [Need("anchor", subject, "actual", "net_sales", subject) for subject in ("room", "department")]
    found(month, *needs)
    assert pair(month, needs[0], "甲") == (30_000, 1)
    assert pair(month, needs[1], "甲") == (150_000, 1)


def test_a_ratio_keeps_its_numerator_and_denominator() -> None:
    month = with_session(viewers=200, buyers=7)
    assert number(month, actual("conversion", "room"), "甲") == (7, 200)


def test_a_ratio_is_of_sums_never_a_mean_of_ratios() -> None:
    month = with_session(viewers=100, buyers=10)
    month.session("10-07 19:00", "10-07 20:00", viewers=900, buyers=0)
    assert number(month, actual("conversion", "room"), "甲") == (10, 1000)


def test_a_zero_denominator_is_no_data() -> None:
    month = with_session(viewers=0, buyers=0)
    assert number(month, actual("conversion", "room"), "甲") == "待数据：分母为 0，算不出比率"


def test_a_rate_over_its_natural_limit_is_a_data_error_and_waits() -> None:
    month = with_session(viewers=7, buyers=8)
    need = actual("conversion", "room")
    findings = found(month, need)
    assert codes(findings) == ["rate-over-limit", "rate-over-limit"]
    assert findings[0].severity is Severity.WARN
    assert pair(month, need, "甲") == "数据有误：比率超过 100%，请核对来源"


def test_a_column_the_source_does_not_have_is_missing_not_zero() -> None:
    note = number(with_session(viewers=100), actual("likes", "room"), "甲")
    assert note == "待数据：「likes」由来源提供；来源文件里没有这一列的数据"


def test_one_row_without_the_number_marks_the_sum_incomplete() -> None:
    month = with_session(viewers=100, likes=5)
    month.session("10-07 19:00", "10-07 20:00", viewers=100)
    found(month, actual("likes", "room"))
    assert answers(month.con, "SELECT numerator, immature, rows_used FROM inputs WHERE post_id = '甲'") == [(5, 1, 1)]


def test_nothing_delivered_is_missing_but_an_empty_delivery_is_zero() -> None:
    month = month_of_two()
    assert number(month, actual("net_sales"), "甲") == "待数据：「net_sales」由来源提供"
    month = month_of_two()
    month.deliver("order_lines")
    assert number(month, actual("net_sales"), "甲") == (0, 1)


def test_who_is_not_on_the_roster_has_no_figure_of_their_own() -> None:
    month = month_of_two()
    month.person("丙")
    month.deliver("order_lines")
    assert number(month, actual("net_sales"), "丙") == "待数据：排班表里没有本人的主播班次"


def test_a_position_without_a_role_on_air_has_no_figure_of_its_own() -> None:
    month = month_of_two()
    month.person("文", "copywriter")
    month.deliver("order_lines")
    note = number(month, actual("net_sales", position="copywriter"), "文")
    assert note == "待数据：本岗位没有对应的排班角色，取不到本人数据"


def test_lines_on_hold_mark_the_figure_incomplete() -> None:
    month = month_of_two()
    month.order("1", "10-05 20:00")
    month.order("2", "10-05 20:01", traffic_kind="数据将于第二天更新")
    found(month, actual("net_sales"))
    rows = answers(month.con, "SELECT post_id, numerator, immature FROM inputs ORDER BY post_id DESC")
    assert rows[0] == ("甲", 10_000, 1)


def test_rows_the_source_still_owes_mark_every_figure_of_it_incomplete() -> None:
    month = with_session(viewers=100)
    month.add("deliveries", table_name="sessions", period="2026-10", rows=1, held=2)
    found(month, actual("viewers"))
    assert answers(month.con, "SELECT DISTINCT immature FROM inputs") == [(1,)]


def test_a_number_shared_by_time_on_air_is_said_to_be_near() -> None:
    month = with_session(viewers=700)
    found(month, actual("viewers"))
    assert answers(month.con, "SELECT numerator, note FROM inputs WHERE post_id = '甲'") == [
        (300, "近似：场次数据按在播时长分摊到人")
    ]


def test_equal_time_on_air_gives_equal_rates_however_odd_the_nights() -> None:
    month = Month()
    month.account()
    for person in ("甲", "乙"):
        month.person(person)
    for day in (5, 6, 7, 8):
        month.slot("甲", f"10-{day:02d} 19:00", f"10-{day:02d} 21:00")
        month.slot("乙", f"10-{day:02d} 21:00", f"10-{day:02d} 23:00")
        month.session(f"10-{day:02d} 19:00", f"10-{day:02d} 23:00", viewers=101, buyers=3)
    need = actual("conversion")
    found(month, need)
    assert as_fraction(pair(month, need, "甲")) == as_fraction(pair(month, need, "乙")) == Fraction(3, 101)
    assert answers(month.con, "SELECT DISTINCT note FROM inputs") == [("近似：场次数据按在播时长分摊到人，6÷202",)]


def test_an_estimate_of_millions_is_narrowed_to_what_scoring_holds_and_stays_near() -> None:
    month = with_session(viewers=9_999_991, avg_watch=61_003)
    mean = as_fraction(number(month, actual("stay"), "甲"))
    assert mean.denominator <= WIDEST_WEIGHT
    assert abs(mean - 61_003) < Fraction(1, 100)


def test_a_room_of_many_millions_is_narrowed_too_and_never_missing() -> None:
    month = with_session(viewers=399_999_989, avg_watch=61_003)
    month.session("10-07 19:00", "10-07 20:00", viewers=7, avg_watch=20_000)
    mean = as_fraction(number(month, actual("stay", "room"), "甲"))
    assert mean.denominator <= WIDEST_WEIGHT
    assert abs(mean - 61_003) < Fraction(1, 100)


def test_the_widest_pairs_are_those_scoring_holds() -> None:
    assert (MOST[Dimension.RATIO], MOST_WEIGHT) == (WIDEST_RATE, WIDEST_WEIGHT)


def test_mean_stay_is_weighted_by_viewers() -> None:
    month = with_session(viewers=100, avg_watch=60_000)
    month.session("10-07 19:00", "10-07 20:00", viewers=300, avg_watch=20_000)
    assert number(month, actual("stay", "room"), "甲") == (12_000_000, 400)


def test_viewers_of_a_session_without_watch_time_are_no_weight() -> None:
    month = with_session(viewers=100, avg_watch=60_000)
    month.session("10-07 19:00", "10-07 20:00", viewers=300)
    assert number(month, actual("stay", "room"), "甲") == (6_000_000, 100)


def test_new_viewers_are_exact_although_the_share_is_a_fraction() -> None:
    month = with_session(viewers=15_093, old_fan_share=42_100, new_followers=518)
    growth = number(month, actual("fan_growth", "room"), "甲")
    assert as_fraction(growth) == Fraction(518 * 1_000_000, 15_093 * (1_000_000 - 42_100))


def test_daily_hours_are_time_on_air_by_rostered_days() -> None:
    month = with_session()
    month.slot("甲", "10-07 19:00", "10-07 22:00")
    month.session("10-07 20:00", "10-07 23:00")
    assert number(month, actual("hours"), "甲") == (5 * HOUR, 2)


def test_attendance_on_air_is_real_by_rostered_time() -> None:
    month = month_of_two()
    month.session("10-05 20:00", "10-06 02:00")
    assert number(month, actual("attendance"), "甲") == (2 * HOUR, 3 * HOUR)


def test_sessions_count_a_restart_once_and_a_false_start_never() -> None:
    month = month_of_two()
    month.session("10-05 18:00", "10-05 18:05")
    month.session("10-05 19:00", "10-05 20:00")
    month.session("10-05 20:05", "10-06 02:00")
    found(month, actual("sessions"), Need("anchor", "room", "actual", "sessions", "room"))
    assert answers(month.con, "SELECT DISTINCT numerator FROM inputs") == [(1,)]


def test_a_broadcast_begun_in_the_month_before_is_not_counted_again_after_its_restart() -> None:
    month = month_of_two()
    month.session("09-30 22:00", "10-01 00:10")
    month.session("10-01 00:15", "10-01 02:00")
    month.slot("甲", "10-01 00:15", "10-01 02:00")
    month.session("10-05 19:00", "10-05 22:00")
    needs = actual("sessions"), Need("anchor", "room", "actual", "sessions", "room")
    found(month, *needs)
    assert [pair(month, need, "甲") for need in needs] == [(1, 1), (1, 1)]


def test_who_stands_in_for_another_role_is_not_credited_for_it_in_their_own_row() -> None:
    month = month_of_two()
    month.slot("甲", "10-07 19:00", "10-07 22:00", role="副播")
    month.order("1", "10-05 20:00")
    month.order("2", "10-07 20:00", 70_000)
    assert number(month, actual("net_sales"), "甲") == (10_000, 1)


def test_what_is_sold_after_leaving_a_position_is_not_that_posts() -> None:
    month = Month()
    month.account()
    month.person("甲")
    month.person("甲", "copywriter", effective_on=dt.date(2026, 10, 16))
    month.slot("甲", "10-15 19:00", "10-15 22:00")
    month.slot("甲", "10-20 19:00", "10-20 22:00")
    month.order("1", "10-15 20:00")
    month.order("2", "10-20 20:00", 70_000)
    assert number(month, actual("net_sales"), "甲@2026-10-01") == (10_000, 1)


def test_two_who_share_an_order_count_half_each() -> None:
    month = Month()
    month.account()
    for person in ("甲", "乙"):
        month.person(person)
        month.slot(person, "10-05 19:00", "10-05 22:00", weight=1)
    month.order("1", "10-05 20:00")
    month.order("2", "10-05 20:00")
    month.refund("a", "2", 10_000, "10-07 10:00")
    month.order("3", "10-05 20:00")
    needs = actual("refund_rate"), Need("anchor", "count", "actual", "orders")
    found(month, *needs)
    assert pair(month, needs[0], "甲") == (1, 3)
    assert pair(month, needs[1], "乙") == (2, 1)


def test_a_movers_orders_stay_with_the_post_held_that_day() -> None:
    month = Month()
    month.account()
    month.person("甲", "co_host")
    month.person("甲", effective_on=dt.date(2026, 10, 16))
    month.slot("甲", "10-15 19:00", "10-15 22:00", role="副播")
    month.slot("甲", "10-16 19:00", "10-16 22:00")
    month.order("1", "10-15 20:00")
    month.order("2", "10-16 20:00", 20_000)
    needs = actual("net_sales", position="co_host"), actual("net_sales")
    found(month, *needs)
    assert pair(month, needs[0], "甲@2026-10-01") == (10_000, 1)
    assert pair(month, needs[1], "甲@2026-10-16") == (20_000, 1)


def test_the_last_night_is_the_leavers_to_its_end() -> None:
    month = Month()
    month.account()
    month.person("甲", left_on=dt.date(2026, 10, 20))
    month.slot("甲", "10-20 22:00", "10-21 01:00")
    month.order("1", "10-20 23:00")
    month.order("2", "10-21 00:30", 20_000)
    need = actual("net_sales")
    assert number(month, need, "甲") == (30_000, 1)
    rows = source_rows(month.con, "甲", resolve(need, rules(), month.window))
    assert [row.credited for row in rows] == [10_000, 20_000]


def reported_profit(*under: str) -> Month:
    month = Month()
    month.account()
    month.person("甲")
    month.person("乙")
    for value, person in enumerate(under, start=76):
        cells = {"unit": "元", "numerator": value, "denominator": 1}
        month.add("reported_values", period="2026-10", person_id=person, indicator="profit", **cells)
    return month


def test_two_numbers_for_what_the_department_shares_are_told() -> None:
    need = Need("anchor", "profit", "actual", "profit", "department")
    (told,) = found(reported_profit("甲", "乙"), need)
    assert told.code == "team-values-differ"
    assert "乙、甲" in told.what


def test_one_number_for_the_department_is_not() -> None:
    need = Need("anchor", "profit", "actual", "profit", "department")
    assert found(reported_profit("甲", "部门"), need) == ()


def test_the_team_is_measured_over_the_whole_month_for_leavers_too() -> None:
    month = Month()
    month.account()
    month.person("甲", left_on=dt.date(2026, 10, 20))
    month.person("乙")
    month.slot("甲", "10-05 19:00", "10-05 22:00")
    month.slot("乙", "10-25 19:00", "10-25 22:00")
    month.order("1", "10-05 20:00")
    month.order("2", "10-25 20:00", 20_000)
    needs = [Need("anchor", subject, "actual", "net_sales", subject) for subject in ("room", "department")]
    found(month, *needs)
    assert {pair(month, need, who) for need in needs for who in "甲乙"} == {(30_000, 1)}
    wanted = resolve(needs[0], rules(), month.window)
    assert [row.credited for row in source_rows(month.con, "甲", wanted)] == [10_000, 20_000]


def test_of_a_night_begun_last_month_the_orders_after_midnight_count() -> None:
    month = Month()
    month.account()
    month.person("甲")
    month.slot("甲", "09-30 22:00", "10-01 01:00")
    month.order("1", "10-01 00:30", 20_000)
    assert number(month, actual("net_sales"), "甲") == (20_000, 1)


def test_the_room_of_a_post_is_where_most_of_the_slots_are() -> None:
    month = month_of_two()
    month.account("二号间", "dy2")
    month.slot("甲", "10-07 19:00", "10-07 23:00", room="二号间")
    month.order("1", "10-05 20:00", author_id="dy2")
    assert number(month, actual("net_sales", "room"), "甲") == (10_000, 1)


def test_the_account_table_decides_the_rooms_of_who_it_names() -> None:
    month = month_of_two()
    month.account("二号间", "dy2", person_id="甲")
    month.order("1", "10-05 20:00", author_id="dy2")
    month.order("2", "10-05 20:00", 50_000)
    assert number(month, actual("net_sales", "room"), "甲") == (10_000, 1)


def desk() -> Month:
    month = Month()
    month.account()
    month.person("客", "live_service")
    month.add("accounts", platform="飞鸽", account_id="kf1", name="小客", shop="店", person_id="客")
    return month


def service_day(month: Month, day: int, **cells: Any) -> None:
    base = {"shop": "店", "account": "kf1", "biz_date": dt.date(2026, 10, day), "sessions": 10}
    month.add("service_days", **(base | cells))


def test_service_rates_and_times_are_weighted_by_sessions_and_marked_near() -> None:
    month = desk()
    service_day(month, 5, new_response=30_000, response=99_000, reply3_sessions_rate=980_000)
    service_day(month, 6, sessions=30, new_response=50_000, reply3_sessions_rate=1_000_000)
    needs = [Need("live_service", name, "actual", name) for name in ("response", "reply3")]
    found(month, *needs)
    assert pair(month, needs[0], "客") == (1_800_000, 40)
    assert as_fraction(pair(month, needs[1], "客")) == Fraction(98 * 10 + 100 * 30, 100 * 40)
    notes = answers(month.con, "SELECT note FROM inputs ORDER BY row_id DESC")
    assert notes == [("近似：来源只给比率，按会话量加权",), ("近似：来源只给比率，按会话量加权，39.8÷40",)]


def test_sessions_of_a_day_without_the_rate_are_no_weight() -> None:
    month = desk()
    service_day(month, 5, new_response=30_000)
    service_day(month, 6, sessions=90)
    assert number(month, actual("response", position="live_service"), "客") == (300_000, 10)


def test_a_service_account_may_be_known_by_its_nickname() -> None:
    month = desk()
    service_day(month, 5, account="别号", nickname="小客", inquiries=20, payers=9)
    assert number(month, actual("inquiry", position="live_service"), "客") == (9, 20)


def test_who_has_no_service_account_waits_for_data() -> None:
    month = desk()
    month.person("新", "live_service")
    service_day(month, 5, inquiries=20, payers=9)
    note = number(month, actual("inquiry", position="live_service"), "新")
    assert note == "待数据：账号表里没有本人的客服账号，或该账号没有数据"


def test_refund_time_runs_from_application_to_refund_for_refunds_of_the_month() -> None:
    month = desk()
    month.order("1", "10-05 20:00")
    month.refund("a", "1", 3_000, "10-07 10:00", applied_at=moment("10-06 10:00"))
    month.refund("b", "1", 3_000, "11-01 10:00", applied_at=moment("10-06 10:00"))
    month.refund("c", "1", 0, "10-07 10:00", applied_at=moment("10-01 10:00"))
    assert number(month, actual("refund_time", position="live_service"), "客") == (24 * HOUR, 1)


def test_ad_spend_is_shared_by_time_on_air_of_that_day() -> None:
    month = with_session(viewers=1)
    month.add("ad_days", account_id="dy1", biz_date=dt.date(2026, 10, 5), product_line="全域", cost=701)
    month.add("ad_days", account_id="dy1", biz_date=dt.date(2026, 10, 6), product_line="全域", cost=1_000)
    needs = actual("ads"), Need("anchor", "room", "actual", "ads", "room")
    found(month, *needs)
    assert pair(month, needs[0], "甲") == (300, 1)
    assert pair(month, needs[1], "甲") == (1_701, 1)


def reported(month: Month, subject: str, numerator: int, denominator: int = 1, **cells: Any) -> None:
    base = {"period": "2026-10", "indicator": "profit", "unit": "元"}
    month.add("reported_values", person_id=subject, numerator=numerator, denominator=denominator, **(base | cells))


def test_a_reported_value_is_the_persons_own_before_the_departments() -> None:
    month = month_of_two()
    reported(month, "部门", 900)
    reported(month, "甲", 100)
    need = actual("profit", "department")
    found(month, need)
    assert pair(month, need, "甲") == (100, 1)
    assert pair(month, need, "乙") == (900, 1)


def test_a_departments_value_is_not_a_persons() -> None:
    month = month_of_two()
    reported(month, "部门", 900)
    assert number(month, actual("profit"), "甲") == "待数据：「profit」由财务部提供"


def test_a_reported_rate_keeps_its_pair_and_its_natural_limit() -> None:
    month = month_of_two()
    reported(month, "甲", 36, 40, indicator="plans")
    reported(month, "乙", 41, 40, indicator="plans")
    need = actual("plans")
    assert codes(found(month, need)) == ["rate-over-limit"]
    assert pair(month, need, "甲") == (36, 40)
    assert pair(month, need, "乙") == "数据有误：比率超过 100%，请核对来源"


def test_growth_reads_the_earlier_periods_value() -> None:
    month = month_of_two()
    reported(month, "甲", 70, period="2026-09")
    reported(month, "甲", 50, period="2025-10")
    last_year = Need("anchor", "year", "base", "profit", over="same_period_last_year")
    needs = Need("anchor", "row", "base", "profit"), last_year
    found(month, *needs)
    assert pair(month, needs[0], "甲") == (70, 1)
    assert pair(month, last_year, "甲") == (50, 1)
    assert pair(month, last_year, "乙") == "待数据：指标值表没有 2025-10 的数"


def test_ratings_wait_until_given_and_zero_points_are_points() -> None:
    month = month_of_two()
    month.add("ratings", period="2026-10", person_id="甲", indicator="diligence", self_points=0)
    needs = [Need("anchor", "row", who, "diligence") for who in ("self", "superior")]
    found(month, *needs)
    assert pair(month, needs[0], "甲") == (0, 1)
    assert pair(month, needs[1], "甲") == "待数据：直接上级尚未评分"


def test_no_event_in_a_delivered_log_is_zero_without_the_log_it_is_unknown() -> None:
    need = Need("anchor", "_card", "broken_stream")
    month = month_of_two()
    assert number(month, need, "甲") == "待数据：事件表未送达，「断播」由直播运营经理登记"
    month = month_of_two()
    month.deliver("events")
    assert number(month, need, "甲") == (0, 1)


def test_events_of_the_post_are_counted_by_quantity() -> None:
    month = month_of_two()
    for day, quantity in ((9, 2), (20, 3)):
        happened = dt.date(2026, 10, day)
        month.add("events", person_id="甲", rule="broken_stream", happened_on=happened, facts="断", quantity=quantity)
    earlier = dt.date(2026, 9, 30)
    month.add("events", person_id="甲", rule="broken_stream", happened_on=earlier, facts="早", quantity=9)
    assert number(month, Need("anchor", "_card", "broken_stream"), "甲") == (5, 1)


def target(month: Month, kind: str, subject: str, value: int) -> None:
    month.add(
        "targets", period="2026-10", subject_kind=kind, subject=subject, indicator="net_sales", unit="元", value=value
    )


@pytest.mark.parametrize(("subject", "expected"), [("person", 111), ("room", 222), ("department", 333)])
def test_the_target_is_that_of_the_rows_subject_and_never_a_persons_for_the_department(
    subject: Any, expected: int
) -> None:
    month = month_of_two()
    for kind, name, value in (("person", "甲", 111), ("room", "一号间", 222), ("department", "部门", 333)):
        target(month, kind, name, value)
    need = Need("anchor", "row", "target", "net_sales", subject, Quantity.model_validate("5元"))
    assert number(month, need, "甲") == (expected, 1)


@pytest.mark.parametrize(("subject", "expected"), [("person", 500), ("room", 222), ("department", 333)])
def test_otherwise_the_target_of_the_rows_subject_then_the_policys(subject: Any, expected: int) -> None:
    month = month_of_two()
    for kind, name, value in (("room", "一号间", 222), ("department", "部门", 333)):
        target(month, kind, name, value)
    need = Need("anchor", "row", "target", "net_sales", subject, Quantity.model_validate("5元"))
    assert number(month, need, "甲") == (expected, 1)


def test_without_any_target_the_row_waits() -> None:
    assert number(month_of_two(), Need("anchor", "row", "target", "profit"), "甲") == "待数据：目标尚未下达"


def test_ranks_share_the_better_place_and_leave_out_who_is_not_appraised() -> None:
    month = month_of_two()
    for person, value in (("甲", 100), ("乙", 100), ("丙", 90), ("新", 999)):
        reported(month, person, value)
    month.person("丙")
    month.person("新", hired_on=dt.date(2026, 10, 20))
    needs = [Need("anchor", "row", name, "profit") for name in ("rank", "group_size")]
    found(month, *needs)
    assert [pair(month, needs[0], person) for person in ("甲", "乙", "丙")] == [(1, 1), (1, 1), (3, 1)]
    assert pair(month, needs[1], "丙") == (3, 1)
    assert pair(month, needs[1], "新") == (0, 1)


def test_a_named_input_may_be_an_indicator_a_base_quantity_or_a_reported_value() -> None:
    month = with_session(viewers=700, buyers=7)
    reported(month, "甲", 4, indicator="delay")
    needs = [Need("anchor", "row", name, "profit", "room") for name in ("conversion", "buyers", "delay")]
    found(month, *needs)
    assert [pair(month, need, "甲") for need in needs] == [(7, 700), (7, 1), (4, 1)]


def test_a_formula_with_an_unknown_base_quantity_stops() -> None:
    month = month_of_two()
    month.attribute()
    odd = indicator("odd", {"kind": "sum", "of": "moonlight"})
    (finding,) = measure(month.con, rules(odd), month.window, [actual("odd")])
    assert finding.severity is Severity.STOP
    assert "moonlight" in finding.what


def test_a_position_without_a_scorecard_is_told() -> None:
    month = month_of_two()
    month.person("司机", "driver")
    (finding,) = found(month, actual("net_sales"))
    assert finding.code == "position-without-scorecard"
    assert "司机" in finding.what
