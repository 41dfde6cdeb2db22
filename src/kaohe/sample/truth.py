"""The known answers of a sample: who is owed which net sales, and what each planted trap should do.

Computed by plain loops over the invented orders, so that it can be held against the engine.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kaohe.sample.orders import Order
from kaohe.sample.schedule import Schedule, Slot
from kaohe.sample.world import World

UNASSIGNED = "未归属"


@dataclass(frozen=True, slots=True)
class Truth:
    """Net sales in fen by room and by (role, person) of one period; and the traps by name."""

    period: str
    as_of: dt.datetime
    rooms: dict[str, int]
    credits: dict[tuple[str, str], int]
    unassigned: dict[tuple[str, str], int]
    traps: dict[str, dict[str, object]]


def true_answers(world: World, schedule: Schedule, orders: Iterable[Order], as_of: dt.datetime) -> Truth:
    """The answers for the sample's first period as known at ``as_of``."""
    period = world.size.start
    book = SlotBook(schedule)
    counted = [order for order in orders if order.submitted_at.strftime("%Y-%m") == period]
    rooms: dict[str, int] = defaultdict(int)
    credited: dict[tuple[str, str], int] = defaultdict(int)
    unassigned: dict[tuple[str, str], int] = defaultdict(int)
    for order in counted:
        rooms[order.room.name] += order.net(as_of)
        for role in ("主播", "副播", "运营"):
            slot = book.find(order, role)
            place = credited if slot else unassigned
            place[role, slot.person.person_id if slot else order.room.name] += order.net(as_of)
    traps = {order.trap: _trap(order, book, as_of) for order in orders if order.trap}
    return Truth(period, as_of, dict(rooms), dict(credited), dict(unassigned), traps)


class SlotBook:
    """Slots found by room, role and moment; a sample's slots of one role and room never overlap."""

    def __init__(self, schedule: Schedule) -> None:
        self._slots: dict[tuple[str, str], list[Slot]] = defaultdict(list)
        for slot in sorted(schedule.slots, key=lambda slot: slot.start):
            self._slots[slot.room.name, slot.role].append(slot)

    def find(self, order: Order, role: str) -> Slot | None:
        """The slot [start, end) of the role and room the order was submitted in."""
        slots = self._slots[order.room.name, role]
        index = bisect_right(slots, order.submitted_at, key=lambda slot: slot.start) - 1
        return slots[index] if index >= 0 and order.submitted_at < slots[index].end else None


def _trap(order: Order, book: SlotBook, as_of: dt.datetime) -> dict[str, object]:
    slot = book.find(order, "主播")
    return {
        "line_id": order.line_id,
        "kept": order.kept,
        "net": order.net(as_of),
        "anchor": slot.person.person_id if slot else UNASSIGNED,
        "period": order.submitted_at.strftime("%Y-%m"),
    }
