"""Sessions and slots: who was on air when, with the planted irregularities of a real month."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kaohe.sample.world import Person, Room, World, month_days

SHIFTS = ((9, 4), (13, 4), (19, 3), (22, 3))
"""Start hour and length of the day's four slots; the last runs over midnight."""

SESSIONS = ((9, 8), (19, 6))
"""Start hour and length of the day's two sessions: one by day, one over midnight."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One person in one role, actually on air [start, end); ``planned`` is whom the roster first named."""

    room: Room
    role: str
    person: Person
    start: dt.datetime
    end: dt.datetime
    planned: Person

    @property
    def swapped(self) -> bool:
        """Whether somebody else stood in, confirmed by both."""
        return self.planned != self.person


@dataclass(frozen=True, slots=True)
class Session:
    """One live session of a room's account."""

    room: Room
    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True, slots=True)
class Schedule:
    """Everything on air; ``gap`` is the hour nobody was rostered for."""

    slots: tuple[Slot, ...]
    sessions: tuple[Session, ...]
    gap: tuple[Room, dt.datetime, dt.datetime]


def build_schedule(world: World) -> Schedule:
    """The schedule of all months; the night before the first month is part of it, for it runs into day one."""
    days = [day for period in world.size.periods for day in month_days(period)]
    days.insert(0, days[0] - dt.timedelta(days=1))
    gap = _gap(world, days)
    slots = [slot for room in world.rooms for slot in _room_slots(world, room, days)]
    sessions = [session for room in world.rooms for session in _room_sessions(room, days)]
    return Schedule(
        tuple(piece for slot in slots for piece in _outside(slot, gap)),
        tuple(sorted(_with_irregular(sessions), key=lambda session: (session.room.account_id, session.start))),
        gap,
    )


def _gap(world: World, days: list[dt.date]) -> tuple[Room, dt.datetime, dt.datetime]:
    start = at(days[8], 14)
    return world.rooms[0], start, start + dt.timedelta(hours=1)


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    """A moment of a day; hours past 24 run into the next."""
    return dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=hour, minutes=minute)


def _room_slots(world: World, room: Room, days: list[dt.date]) -> list[Slot]:
    crews = {
        "主播": [person for person in world.holding("anchor") if person.room == room.name],
        "副播": [person for person in world.holding("co_host") if person.room == room.name],
        "运营": [person for person in world.holding("operations_specialist") if person.room == room.name],
    }
    return [
        slot
        for role, crew in crews.items()
        if crew
        for index, day in enumerate(days)
        for slot in _day_slots(room, role, crew, (index, day))
    ]


def _day_slots(room: Room, role: str, crew: list[Person], place: tuple[int, dt.date]) -> list[Slot]:
    """The day's slots, crew in turn; on the tenth day the second slot is swapped with the next person."""
    index, day = place
    slots = []
    present = [person for person in crew if person.works_on(day)]
    for number, (hour, length) in enumerate(SHIFTS if present else ()):
        planned = present[(index * len(SHIFTS) + number) % len(present)]
        swap = index == 10 and number == 1 and role == "主播" and len(present) > 1
        person = present[(present.index(planned) + 1) % len(present)] if swap else planned
        slots.append(Slot(room, role, person, at(day, hour), at(day, hour + length), planned))
    return slots


def _outside(slot: Slot, gap: tuple[Room, dt.datetime, dt.datetime]) -> list[Slot]:
    """The slot without the unrostered hour: only the anchor's roster has the hole."""
    room, start, end = gap
    if slot.role != "主播" or slot.room != room or slot.end <= start or slot.start >= end:
        return [slot]
    before = Slot(slot.room, slot.role, slot.person, slot.start, start, slot.planned)
    after = Slot(slot.room, slot.role, slot.person, end, slot.end, slot.planned)
    return [piece for piece in (before, after) if piece.start < piece.end]


def _room_sessions(room: Room, days: list[dt.date]) -> list[Session]:
    return [Session(room, at(day, hour), at(day, hour + length)) for day in days for hour, length in SESSIONS]


def _with_irregular(sessions: list[Session]) -> list[Session]:
    """One session dropped and restarted after five minutes, one false start of three minutes before another."""
    dropped, early = sessions[11], sessions[16]
    cut = dropped.start + dt.timedelta(hours=3)
    pieces = [
        Session(dropped.room, dropped.start, cut),
        Session(dropped.room, cut + dt.timedelta(minutes=5), dropped.end),
        Session(early.room, early.start - dt.timedelta(minutes=40), early.start - dt.timedelta(minutes=37)),
    ]
    return [session for session in sessions if session != dropped] + pieces
