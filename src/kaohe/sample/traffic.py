"""Session metrics, service days and ad days: the numbers the platforms would report beside the orders."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kaohe.sample.orders import Order
from kaohe.sample.schedule import Schedule, Session
from kaohe.sample.world import Person, World


@dataclass(frozen=True, slots=True)
class Metrics:
    """One row of the live list; amounts in fen, ``watch_hundredths`` minutes × 100, ``old_fans`` ppm × 100."""

    session: Session
    counts: Mapping[str, int]
    money: Mapping[str, int]
    watch_hundredths: int
    old_fans: int


@dataclass(frozen=True, slots=True)
class ServiceDay:
    """One service account's day; rates in hundredths of a percent, response times in tenths of a second."""

    person: Person
    day: dt.date
    counts: Mapping[str, int]
    rates: Mapping[str, int]
    tenths: Mapping[str, int]
    sales: int


@dataclass(frozen=True, slots=True)
class AdDay:
    """One account's day of ad spend, in fen."""

    account_id: str
    account_name: str
    day: dt.date
    cost: int
    gmv: int
    orders: int


def build_metrics(world: World, schedule: Schedule, orders: Iterable[Order]) -> list[Metrics]:
    """The metrics of every session; sales agree with the orders placed while it ran."""
    dice = world.size.dice("traffic")
    placed = _by_session(schedule, orders)
    return [_metrics(dice, session, placed.get(session, [])) for session in schedule.sessions]


def _by_session(schedule: Schedule, orders: Iterable[Order]) -> dict[Session, list[Order]]:
    rooms: dict[str, list[Session]] = defaultdict(list)
    for session in schedule.sessions:
        rooms[session.room.name].append(session)
    placed: dict[Session, list[Order]] = defaultdict(list)
    for order in orders:
        for session in _near(rooms[order.room.name], order.submitted_at):
            placed[session].append(order)
    return placed


def _near(sessions: list[Session], moment: dt.datetime) -> list[Session]:
    return [session for session in sessions if session.start <= moment < session.end]


def _metrics(dice: random.Random, session: Session, orders: list[Order]) -> Metrics:
    bought = [order for order in orders if order.paid and order.payable > 0]
    minutes = int((session.end - session.start).total_seconds()) // 60
    counts = _funnel(dice, minutes, len(bought))
    gmv = sum(order.payable + order.discount for order in bought)
    quick = sum(map(_quick, bought))
    money = {
        "gmv": gmv,
        "paid": sum(order.payable for order in bought),
        "refund": sum(refund.goods for order in bought for refund in order.refunds if refund.at),
        "refund_1h": quick,
        "cost": gmv * dice.randint(8, 14) // 100,
    }
    counts |= {
        "orders": len(bought),
        "items": sum(order.quantity for order in bought),
        "refund_orders": sum(any(refund.at for refund in order.refunds) for order in bought),
        "refund_1h_orders": sum(_quick(order) > 0 for order in bought),
    }
    return Metrics(session, counts, money, dice.randint(180, 420), dice.randint(400, 1800))


def _quick(order: Order) -> int:
    """Goods refunded within an hour of the order, in fen."""
    hour = dt.timedelta(hours=1)
    return sum(refund.goods for refund in order.refunds if refund.at and refund.at - order.submitted_at < hour)


def _funnel(dice: random.Random, minutes: int, buyers: int) -> dict[str, int]:
    """Exposure ≥ viewers ≥ product exposure ≥ clicks ≥ buyers, so that every published invariant holds."""
    viewers = max(buyers * dice.randint(24, 40), minutes * 2)
    clicks = max(buyers * dice.randint(6, 9), buyers)
    return {
        "exposure_uv": viewers * dice.randint(8, 12),
        "exposure_pv": viewers * dice.randint(13, 18),
        "viewers": viewers,
        "views": viewers * dice.randint(12, 16) // 10,
        "peak": max(3, viewers // 40),
        "average": max(1, viewers // 90),
        "comments": viewers // dice.randint(15, 30),
        "joins": viewers * dice.randint(6, 14) // 1000,
        "fans": viewers * dice.randint(45, 85) // 1000,
        "unfollows": viewers // 900,
        "goods": dice.randint(3, 30),
        "goods_exposure_uv": max(clicks, viewers * 8 // 10),
        "goods_clicks_uv": clicks,
        "goods_exposure_pv": max(clicks, viewers * 8 // 10) * 4,
        "goods_clicks_pv": clicks * 2,
        "buyers": buyers,
    }


def build_service_days(world: World, days: Iterable[dt.date]) -> list[ServiceDay]:
    """The staff report of every service account."""
    dice = world.size.dice("service")
    desks = (*world.holding("live_service"), *world.holding("shop_service"))
    return [_service_day(dice, person, day) for day in days for person in desks if person.works_on(day)]


def _service_day(dice: random.Random, person: Person, day: dt.date) -> ServiceDay:
    people = dice.randint(20, 60) if dice.randrange(7) else 0
    inquiries = people * dice.randint(40, 60) // 100
    payers = inquiries * dice.randint(36, 52) // 100
    counts = {
        "people": people,
        "sessions": people + people // 8,
        "inquiries": inquiries,
        "placed": payers + (inquiries - payers) // 4,
        "payers": payers,
        "alerts": dice.randrange(3),
    }
    rates = {
        "bad": dice.randint(100, 900),
        "reply3_sessions": dice.randint(9300, 10000),
        "reply3": dice.randint(9300, 10000),
        "good": dice.randint(9000, 10000),
    }
    tenths = {"first": dice.randint(100, 380), "response": dice.randint(200, 450), "new": dice.randint(200, 450)}
    return ServiceDay(person, day, counts, rates, tenths, payers * dice.randint(6_000, 12_000))


def build_ad_days(metrics: Iterable[Metrics]) -> list[AdDay]:
    """千川 spend by account and day, summed from the sessions' spend."""
    cost: dict[tuple[str, str, dt.date], list[int]] = defaultdict(lambda: [0, 0, 0])
    for item in metrics:
        key = (item.session.room.account_id, item.session.room.account_name, item.session.start.date())
        for index, value in enumerate((item.money["cost"], item.money["gmv"], item.counts["orders"])):
            cost[key][index] += value
    return [AdDay(*key, *values) for key, values in sorted(cost.items())]
