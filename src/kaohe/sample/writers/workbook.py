"""Kaohe's own workbook: people, accounts, roster, targets, attendance, values, ratings, events."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kaohe.ingest.sources.workbook.layouts import SHEETS
from kaohe.sample.department import (
    Desk,
    Line,
    attendance_lines,
    event_lines,
    rating_lines,
    reported_lines,
    target_lines,
)
from kaohe.sample.schedule import Schedule, Slot
from kaohe.sample.world import PAY_BASE, Person, World
from kaohe.sample.writers.sheets import write_sheets


def write_workbook(path: Path, desk: Desk, schedule: Schedule) -> None:
    """One workbook per period; the anchors' roster is a slot list of its own."""
    lines = {
        "人员": _people(desk),
        "账号": _accounts(desk.world),
        "排班": _roster(schedule, desk.period),
        "目标": target_lines(desk),
        "出勤": attendance_lines(desk),
        "指标值": reported_lines(desk),
        "行为评分": rating_lines(desk),
        "事件": event_lines(desk),
    }
    write_sheets(path, [(name, [SHEETS[name], *lines[name]]) for name in SHEETS])


def _people(desk: Desk) -> Iterator[Line]:
    titles = {position.id: position.title for position in desk.policy.positions}
    for person in desk.world.people:
        yield [
            person.person_id,
            person.name,
            person.alias,
            titles[person.position],
            person.superior_id,
            "合同制",
            f"{person.hired_on}",
            f"{person.left_on}" if person.left_on else None,
            f"{person.hired_on}",
            PAY_BASE[person.position] // 100,
            _scheme(desk, person),
        ]


def _scheme(desk: Desk, person: Person) -> str | None:
    schemes = (scheme for scheme in desk.policy.pay.commissions if person.position in scheme.positions)
    return next((scheme.name for scheme in schemes), None)


def _accounts(world: World) -> Iterator[Line]:
    for room in world.rooms:
        yield ["抖音", room.account_id, room.account_name, room.name, world.shop, None, "2024-01-01", None]
    for person in world.people:
        if person.account:
            yield ["飞鸽", person.account, person.alias, None, world.shop, person.person_id, "2024-01-01", None]


def _roster(schedule: Schedule, period: str) -> Iterator[Line]:
    for slot in schedule.slots:
        if not in_slot_list(slot) and in_roster(slot, period):
            yield _slot_line(slot)


def in_roster(slot: Slot, period: str) -> bool:
    """Whether the slot touches the month: the night before its first day does."""
    return period in {f"{slot.start:%Y-%m}", f"{slot.end:%Y-%m}"}


def in_slot_list(slot: Slot) -> bool:
    """Anchors stand in the slot list; everyone else, and a swap with its confirmation, in the workbook."""
    return slot.role == "主播" and not slot.swapped


def _slot_line(slot: Slot) -> Line:
    times = [f"{moment:%Y-%m-%d %H:%M:%S}" for moment in (slot.start, slot.end)]
    person = slot.person.person_id
    return [f"{slot.start:%Y-%m-%d}", slot.room.name, *times, *times, person, slot.role, 1, _swap(slot)]


def _swap(slot: Slot) -> str | None:
    return f"原排 {slot.planned.person_id}，双方已确认" if slot.swapped else None
