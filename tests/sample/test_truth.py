"""The sample's own answers agree with each other before the engine is held against them."""

from __future__ import annotations

import datetime as dt

import pytest

from kaohe.sample.orders import Order, build_orders
from kaohe.sample.schedule import Schedule, build_schedule
from kaohe.sample.truth import Truth, true_answers
from kaohe.sample.world import Size, World, build_world

AS_OF = dt.datetime(2026, 11, 4, 18)


@pytest.fixture(scope="module")
def month() -> tuple[World, Schedule, list[Order], Truth]:
    """The default month."""
    world = build_world(Size())
    schedule = build_schedule(world)
    orders = build_orders(world, schedule)
    return world, schedule, orders, true_answers(world, schedule, orders, AS_OF)


def test_each_role_credits_and_leaves_unassigned_what_the_rooms_sold(
    month: tuple[World, Schedule, list[Order], Truth],
) -> None:
    *_, truth = month
    for role in ("主播", "副播", "运营"):
        credited = sum(value for (name, _), value in truth.credits.items() if name == role)
        unassigned = sum(value for (name, _), value in truth.unassigned.items() if name == role)
        assert credited + unassigned == sum(truth.rooms.values())


def test_every_planted_trap_is_present_once(month: tuple[World, Schedule, list[Order], Truth]) -> None:
    _, _, orders, truth = month
    planted = [order.trap for order in orders if order.trap]
    assert sorted(planted) == sorted(truth.traps)
    assert len(planted) == 14


@pytest.mark.parametrize(
    ("trap", "net"),
    [
        ("月后冻结前退款", 0),
        ("冻结后退款", 19_900),
        ("仅退运费", 19_900),
        ("售后关闭", 19_900),
        ("低价刷单", 0),
        ("备注刷单", 0),
        ("样品", 0),
        ("赠品", 0),
        ("精选联盟", 0),
        ("未支付", 0),
    ],
)
def test_what_each_trap_is_worth(month: tuple[World, Schedule, list[Order], Truth], trap: str, net: int) -> None:
    assert month[3].traps[trap]["net"] == net


def test_the_order_at_the_handover_second_belongs_to_who_takes_over(
    month: tuple[World, Schedule, list[Order], Truth],
) -> None:
    _, schedule, orders, truth = month
    handover = next(order for order in orders if order.trap == "交接秒")
    starting = [slot for slot in schedule.slots if slot.role == "主播" and slot.start == handover.submitted_at]
    assert truth.traps["交接秒"]["anchor"] in {slot.person.person_id for slot in starting}


def test_the_leaver_is_never_on_air_after_leaving(month: tuple[World, Schedule, list[Order], Truth]) -> None:
    world, schedule, *_ = month
    leaver = next(person for person in world.people if person.left_on)
    assert all(slot.start.date() <= leaver.left_on for slot in schedule.slots if slot.person == leaver)  # type: ignore[operator]


def test_the_same_seed_gives_the_same_month_and_another_seed_another() -> None:
    def orders(seed: int) -> list[Order]:
        world = build_world(Size(seed=seed))
        return build_orders(world, build_schedule(world))

    assert orders(7) == orders(7)
    assert orders(7) != orders(8)
