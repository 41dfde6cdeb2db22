"""Orders belong to who was on air when they were placed, role by role."""

from __future__ import annotations

import datetime as dt
from typing import Any

from small_month import Month, answers, fact_rules, moment


def net_by_person(month: Month, role: str = "主播", **rules: Any) -> dict[str | None, int]:
    """Net fen by person of one role; 未归属 is None."""
    con = month.attribute(fact_rules(**rules))
    rows = answers(
        con,
        f"SELECT person_id, sum(net_fen)::BIGINT FROM credits WHERE role = '{role}' OR "
        f"(role IS NULL AND contains(credit_group, '{role}')) GROUP BY 1 HAVING sum(net_fen) <> 0",
    )
    return dict(rows)


def evening() -> Month:
    """甲 until ten, 乙 until two in the morning, in one room."""
    month = Month()
    month.account()
    month.slot("甲", "10-05 19:00", "10-05 22:00")
    month.slot("乙", "10-05 22:00", "10-06 02:00")
    return month


def test_an_order_at_the_handover_second_counts_once_for_who_takes_over() -> None:
    month = evening()
    month.order("1", "10-05 22:00:00")
    assert net_by_person(month) == {"乙": 10_000}


def test_the_last_second_before_the_handover_belongs_to_who_hands_over() -> None:
    month = evening()
    month.order("1", "10-05 21:59:59")
    assert net_by_person(month) == {"甲": 10_000}


def test_a_slot_over_midnight_holds_the_orders_after_midnight() -> None:
    month = evening()
    month.order("1", "10-06 01:59:59")
    month.order("2", "10-06 02:00:00", 500_00)
    assert net_by_person(month) == {"乙": 10_000, None: 500_00}


def test_an_order_after_midnight_of_the_last_day_is_the_next_months() -> None:
    month = Month()
    month.account()
    month.slot("甲", "10-31 22:00", "11-01 02:00")
    month.order("1", "10-31 23:59:59")
    month.order("2", "11-01 00:00:00")
    assert net_by_person(month) == {"甲": 10_000}


def test_an_order_in_an_unrostered_hour_is_nobodys_and_stays_visible() -> None:
    month = Month()
    month.account()
    month.slot("甲", "10-05 09:00", "10-05 12:00")
    month.slot("乙", "10-05 13:00", "10-05 15:00")
    month.order("1", "10-05 12:30")
    assert net_by_person(month) == {None: 10_000}


def test_roles_are_credited_in_parallel_each_in_full() -> None:
    month = evening()
    month.slot("副", "10-05 19:00", "10-05 23:00", role="副播")
    month.order("1", "10-05 20:00")
    month.order("2", "10-05 23:30")
    con = month.attribute()
    rows = answers(con, "SELECT credit_group, person_id, sum(net_fen)::BIGINT FROM credits GROUP BY ALL ORDER BY ALL")
    assert rows == [
        ("主播", "乙", 10_000),
        ("主播", "甲", 10_000),
        ("副播", "副", 10_000),
        ("副播", None, 10_000),
        ("运营", None, 20_000),
    ]


def test_a_swap_credits_who_stood_in() -> None:
    month = Month()
    month.account()
    month.slot("乙", "10-05 19:00", "10-05 22:00", swap_confirmed="甲、乙确认")
    month.order("1", "10-05 20:00")
    assert net_by_person(month) == {"乙": 10_000}


def test_two_of_one_role_share_by_weight_to_the_fen() -> None:
    month = Month()
    month.account()
    month.slot("甲", "10-05 19:00", "10-05 22:00", weight=2)
    month.slot("乙", "10-05 19:00", "10-05 22:00", weight=1)
    month.order("1", "10-05 20:00", 10_001)
    assert net_by_person(month) == {"甲": 6_667, "乙": 3_334}


def test_equal_remainders_go_by_employee_number() -> None:
    month = Month()
    month.account()
    for person in ("丙", "E2", "E1"):
        month.slot(person, "10-05 19:00", "10-05 22:00")
    month.order("1", "10-05 20:00", 10_001)
    assert net_by_person(month) == {"E1": 3_334, "E2": 3_334, "丙": 3_333}


def test_an_overlap_shares_only_while_it_lasts() -> None:
    month = Month()
    month.account()
    month.slot("甲", "10-05 19:00", "10-05 22:00", weight=1)
    month.slot("乙", "10-05 21:00", "10-05 23:00", weight=1)
    month.order("1", "10-05 20:59:59")
    month.order("2", "10-05 21:00:00")
    month.order("3", "10-05 22:00:00")
    assert net_by_person(month) == {"甲": 15_000, "乙": 15_000}


def test_anchor_and_co_host_split_one_credit_only_when_the_policy_says_so() -> None:
    month = evening()
    month.slot("副", "10-05 19:00", "10-05 20:00", role="副播")
    month.order("1", "10-05 19:30")
    month.order("2", "10-05 20:30")
    con = month.attribute(fact_rules(attribution={"anchor_cohost_split": True}))
    rows = answers(
        con,
        "SELECT role, person_id, sum(net_fen)::BIGINT FROM credits WHERE role IS NOT NULL GROUP BY ALL ORDER BY ALL",
    )
    assert rows == [("主播", "甲", 17_000), ("副播", "副", 3_000)]


def test_the_account_of_that_day_decides_the_room() -> None:
    month = Month()
    month.account("一号间")
    month.account("二号间", valid_from=dt.date(2026, 10, 10))
    month.slot("甲", "10-09 19:00", "10-09 22:00")
    month.slot("乙", "10-10 19:00", "10-10 22:00", room="二号间")
    month.order("1", "10-09 20:00")
    month.order("2", "10-10 20:00", 20_000)
    assert net_by_person(month) == {"甲": 10_000, "乙": 20_000}


def test_an_order_of_an_unknown_account_belongs_to_no_room() -> None:
    month = evening()
    month.order("1", "10-05 20:00", author_id="别家", author_name="别家")
    assert net_by_person(month) == {None: 10_000}
    assert answers(month.con, "SELECT room FROM lines") == [(None,)]


def test_a_name_finds_the_room_when_the_id_does_not_unless_two_rooms_carry_it() -> None:
    month = evening()
    month.account("二号间", "dy2", name="同名")
    month.account("三号间", "dy3", name="同名")
    month.account("四号间", "dy4", name="独名")
    month.order("1", "10-05 20:00", author_id="9001", author_name="同名")
    month.order("2", "10-05 20:00", author_id="9002", author_name="独名")
    month.attribute()
    assert answers(month.con, "SELECT room FROM lines ORDER BY line_id") == [(None,), ("四号间",)]


def test_an_order_without_any_account_belongs_to_the_shops_only_room() -> None:
    month = evening()
    month.order("1", "10-05 20:00", author_id=None)
    assert net_by_person(month) == {"甲": 10_000}


def test_by_payment_time_an_order_belongs_to_who_was_on_air_at_payment() -> None:
    month = evening()
    month.order("1", "10-05 21:50", paid_at=moment("10-05 22:10"))
    assert net_by_person(month, orders={"order_time": "paid"}) == {"乙": 10_000}
