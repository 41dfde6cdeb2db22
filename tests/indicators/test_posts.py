"""Who is appraised, from when to when, and by how many days the target goes (settled 20, §7.6)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from figures import found, number, posts

from kaohe.indicators import Need
from kaohe.policy.fields import Quantity
from small_month import Month, answers


def test_october_2026_has_17_working_days_when_the_national_week_is_off() -> None:
    month = Month()
    month.person("E1")
    assert posts(month) == [("E1", 1, 31, 17, 17, 1)]


@pytest.mark.parametrize(("day", "appraised"), [(15, 1), (16, 0)])
def test_hired_by_the_15th_is_appraised_later_not(day: int, appraised: int) -> None:
    month = Month()
    hired = dt.date(2026, 10, day)
    month.person("E1", hired_on=hired, effective_on=hired)
    ((_, first, _, _, _, verdict),) = posts(month)
    assert (first, verdict) == (day, appraised)


def test_who_is_not_appraised_is_told_why() -> None:
    month = Month()
    month.person("E1", hired_on=dt.date(2026, 10, 16))
    found(month)
    assert answers(month.con, "SELECT reason FROM posts") == [("入职日 2026-10-16 晚于当月 15 日，本月不考核",)]


@pytest.mark.parametrize(("day", "days", "appraised"), [(21, 10, 1), (20, 9, 0)])
def test_a_leaver_needs_ten_working_days(day: int, days: int, appraised: int) -> None:
    month = Month()
    month.person("E1", left_on=dt.date(2026, 10, day))
    assert posts(month) == [("E1", 1, day, days, 17, appraised)]


def test_who_left_before_or_comes_after_the_month_holds_no_post() -> None:
    month = Month()
    month.person("E1", left_on=dt.date(2026, 9, 30))
    month.person("E2", hired_on=dt.date(2026, 11, 1), effective_on=dt.date(2026, 11, 1))
    assert posts(month) == []


def test_a_mover_has_two_posts_that_meet() -> None:
    month = Month()
    month.person("E1", "co_host")
    month.person("E1", "anchor", effective_on=dt.date(2026, 10, 16))
    assert posts(month) == [("E1@2026-10-01", 1, 15, 6, 17, 1), ("E1@2026-10-16", 16, 31, 11, 17, 1)]


def test_a_change_of_pay_in_the_same_position_is_no_move() -> None:
    month = Month()
    month.person("E1", pay_base=100)
    month.person("E1", pay_base=200, effective_on=dt.date(2026, 10, 16))
    assert posts(month) == [("E1", 1, 31, 17, 17, 1)]


@pytest.mark.parametrize(("leave", "appraised"), [(850, 1), (851, 0)])
def test_leave_over_half_of_the_scheduled_days_is_not_appraised(leave: int, appraised: int) -> None:
    month = Month()
    month.person("E1")
    month.add("attendance", period="2026-10", person_id="E1", scheduled_days=1700, paid_days=1700, leave_days=leave)
    assert posts(month)[0][-1] == appraised


def test_who_was_away_too_long_reads_the_days_and_the_limit() -> None:
    month = Month()
    month.person("E1")
    month.add("attendance", period="2026-10", person_id="E1", scheduled_days=1700, paid_days=750, leave_days=950)
    found(month)
    reason = "当月请假 9.5 天，超过应出勤 17 天的 50%，本月不考核"
    assert answers(month.con, "SELECT reason FROM posts") == [(reason,)]


TARGET = Need("anchor", "row", "target", "net_sales", target=Quantity.model_validate("30万元"), prorate=True)


@pytest.mark.parametrize(("leave", "target"), [(500, 30_000_000), (600, 30_000_000 * 11 // 17 + 1), (501, 21_158_824)])
def test_a_leave_beyond_five_days_prorates_the_target(leave: int, target: int) -> None:
    month = Month()
    month.person("E1")
    month.add("attendance", period="2026-10", person_id="E1", scheduled_days=1700, paid_days=1700, leave_days=leave)
    assert number(month, TARGET, "E1") == (target, 1)


def test_half_days_are_told_in_the_prorated_targets_note() -> None:
    month = Month()
    month.person("E1")
    month.add("attendance", period="2026-10", person_id="E1", scheduled_days=1700, paid_days=1050, leave_days=650)
    assert number(month, TARGET, "E1") == ((30_000_000 * 1050 * 2 + 1700) // 3400, 1)
    assert answers(month.con, "SELECT note FROM inputs") == [("目标按在岗天数折算：10.5/17 个工作日",)]


SIX_DAY_WEEK = {
    "holidays": [f"2026-10-{day:02d}" for day in (1, 2, 3, 4, 31)],
    "make_up_days": [f"2026-10-{day}" for day in (10, 11, 17, 18, 24, 25)],
}
"""A month of 26 working days, 16 of them from the 15th."""


def test_v16_the_target_of_16_of_26_days_is_rounded_to_the_fen() -> None:
    month = Month()
    month.person("E1", hired_on=dt.date(2026, 10, 15), effective_on=dt.date(2026, 10, 15))
    assert number(month, TARGET, "E1", calendar=SIX_DAY_WEEK) == (18_461_538, 1)


def test_a_mover_carries_the_target_of_each_post_by_its_days() -> None:
    month = Month()
    month.person("E1", "co_host")
    month.person("E1", effective_on=dt.date(2026, 10, 16))
    assert number(month, TARGET, "E1@2026-10-16") == ((30_000_000 * 11 * 2 + 17) // 34, 1)


def test_a_rate_target_is_never_prorated() -> None:
    month = Month()
    month.person("E1", hired_on=dt.date(2026, 10, 15), effective_on=dt.date(2026, 10, 15))
    need = Need("anchor", "row", "target", "conversion", target=Quantity.model_validate("3%"), prorate=True)
    assert number(month, need, "E1") == (30_000, 1_000_000)


def test_a_row_that_does_not_prorate_keeps_the_whole_target() -> None:
    month = Month()
    month.person("E1", hired_on=dt.date(2026, 10, 15), effective_on=dt.date(2026, 10, 15))
    assert number(month, replace(TARGET, prorate=False), "E1") == (30_000_000, 1)
