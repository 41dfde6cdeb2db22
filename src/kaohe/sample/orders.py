"""Orders and after-sales cases, each with the treatment that is right for it."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kaohe.sample.schedule import Schedule, Session, at
from kaohe.sample.world import Room, World, month_days

PRODUCTS = (("坚果礼盒", 12_900), ("冻干咖啡", 6_900), ("洗脸巾", 3_990), ("真丝枕套", 19_900), ("保温杯", 8_900))
"""Name and unit price in fen."""


@dataclass(frozen=True, slots=True)
class Refund:
    """One after-sales case; ``goods`` and ``freight`` in fen, ``at`` None while it is closed without refund."""

    case_id: str
    goods: int
    freight: int
    applied_at: dt.datetime
    at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Order:
    """One order line; ``trap`` names the planted irregularity, ``kept`` whether the line counts as a sale."""

    number: int
    room: Room
    submitted_at: dt.datetime
    product: str
    quantity: int
    payable: int
    freight: int = 0
    discount: int = 0
    note: str = "-"
    source: str = "小店自卖"
    paid: bool = True
    kept: bool = True
    trap: str = ""
    refunds: tuple[Refund, ...] = ()

    @property
    def line_id(self) -> str:
        """The 19-digit sub-order id."""
        return f"69{self.number:017d}"

    def net(self, as_of: dt.datetime) -> int:
        """Net sales of the line as known at a moment (settled question 4), in fen."""
        back = sum(refund.goods for refund in self.refunds if refund.at is not None and refund.at <= as_of)
        return max(0, self.payable - self.freight + self.discount - back) if self.kept else 0


def build_orders(world: World, schedule: Schedule) -> list[Order]:
    """Every order of every session, then the planted ones, in the order they were submitted."""
    dice = world.size.dice("orders")
    orders = [order for session in schedule.sessions for order in _session_orders(dice, session)]
    orders += _planted(world, schedule)
    ordered = sorted(orders, key=lambda order: (order.submitted_at, order.room.account_id, order.trap))
    return [_with_refunds(dice, replace(order, number=number)) for number, order in enumerate(ordered, start=1)]


def _session_orders(dice: random.Random, session: Session) -> Iterator[Order]:
    minutes = int((session.end - session.start).total_seconds()) // 60
    for _ in range(dice.randint(minutes // 9, minutes // 7) if minutes > 10 else 0):
        product, price = dice.choice(PRODUCTS)
        quantity = dice.choice((1, 1, 1, 2))
        freight = dice.choice((0, 0, 0, 800))
        yield Order(
            number=0,
            room=session.room,
            submitted_at=session.start + dt.timedelta(seconds=dice.randrange(minutes * 60)),
            product=product,
            quantity=quantity,
            payable=price * quantity + freight - dice.choice((0, 0, 500)),
            freight=freight,
            discount=dice.choice((0, 0, 300)),
        )


def _with_refunds(dice: random.Random, order: Order) -> Order:
    """One ordinary order in eight is refunded in full or in part within some days."""
    if order.trap or dice.randrange(8):
        return order
    goods = order.payable - order.freight
    part = goods if dice.randrange(3) else goods // 2
    applied = order.submitted_at + dt.timedelta(hours=dice.randint(2, 120))
    refund = Refund(f"14{order.number:016d}1", part, 0, applied, applied + dt.timedelta(hours=dice.randint(1, 30)))
    return replace(order, refunds=(refund,))


def _planted(world: World, schedule: Schedule) -> list[Order]:
    """The irregular orders of the first month, whose right treatment is known."""
    days = month_days(world.size.start)
    room, late = world.rooms[0], at(days[-2], 20)
    plain = Order(0, room, late, "真丝枕套", 1, 19_900)
    _, gap_start, _ = schedule.gap
    cut_off = _cut_off(days)
    return [
        _refunded(plain, ("月后冻结前退款", 1, cut_off - dt.timedelta(days=1))),
        _refunded(plain, ("冻结后退款", 2, cut_off + dt.timedelta(days=2))),
        replace(plain, trap="仅退运费", freight=1_800, payable=21_700, refunds=(_freight_only(late),)),
        replace(plain, trap="售后关闭", refunds=(Refund("14000000000000904", 19_900, 0, late, None),)),
        replace(plain, trap="低价刷单", payable=301, kept=False),
        replace(plain, trap="备注刷单", note="刷单", kept=False),
        replace(plain, trap="样品", product="SSS样品 真丝枕套", kept=False),
        replace(plain, trap="赠品", product="赠品 小样", payable=0, kept=False),
        replace(plain, trap="精选联盟", source="精选联盟", kept=False),
        replace(plain, trap="未支付", paid=False, kept=False),
        replace(plain, trap="无人排班", submitted_at=gap_start + dt.timedelta(minutes=30)),
        replace(plain, trap="交接秒", submitted_at=at(days[5], 13)),
        replace(plain, trap="场外", submitted_at=at(days[6], 7)),
        replace(plain, trap="跨月", submitted_at=at(days[-1], 24, 30)),
    ]


def _cut_off(days: list[dt.date]) -> dt.datetime:
    """A moment close to the data freeze: the third weekday of the next month, 18:00."""
    day, seen = days[-1], 0
    while seen < 3:
        day += dt.timedelta(days=1)
        seen += day.weekday() < 5
    return at(day, 18)


def _refunded(order: Order, plan: tuple[str, int, dt.datetime]) -> Order:
    trap, number, moment = plan
    refund = Refund(f"1400000000000090{number}", order.payable, 0, moment - dt.timedelta(hours=5), moment)
    return replace(order, trap=trap, refunds=(refund,))


def _freight_only(moment: dt.datetime) -> Refund:
    return Refund("14000000000000903", 0, 1_800, moment + dt.timedelta(hours=3), moment + dt.timedelta(hours=9))
