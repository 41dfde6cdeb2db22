"""The invented department: people, rooms and shops; no name or number is a real one."""

from __future__ import annotations

import calendar
import datetime as dt
import random
from dataclasses import dataclass, field

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "安博晨丹恩帆光涵嘉可乐敏宁佩琪然思婷薇心怡雨泽知竹梓"
STAGE = ("小", "阿", "老", "大")

STAFFING: tuple[tuple[str, int], ...] = (
    ("anchor", 8),
    ("co_host", 4),
    ("operations_specialist", 4),
    ("live_service", 4),
    ("shop_service", 4),
    ("copywriter", 3),
    ("designer", 2),
)
"""How thirty people are spread: one manager and these; other sizes keep the proportions."""

PAY_BASE = {
    "live_operations_manager": 600_000,
    "anchor": 200_000,
    "co_host": 180_000,
    "operations_specialist": 300_000,
    "live_service": 150_000,
    "shop_service": 150_000,
    "copywriter": 160_000,
    "designer": 160_000,
}
"""绩效工资基数 in fen."""


@dataclass(frozen=True, slots=True)
class Size:
    """What to generate: numbers of people, rooms and months from ``start`` (YYYY-MM), by ``seed``."""

    people: int = 30
    rooms: int = 2
    months: int = 1
    seed: int = 1
    start: str = "2026-10"

    def dice(self, purpose: str) -> random.Random:
        """A generator of its own for each purpose, so that one part's change leaves the others alone."""
        return random.Random(f"{self.seed}/{purpose}")

    @property
    def periods(self) -> tuple[str, ...]:
        """The months as YYYY-MM."""
        year, month = map(int, self.start.split("-"))
        indexes = range(year * 12 + month - 1, year * 12 + month - 1 + self.months)
        return tuple(f"{index // 12:04d}-{index % 12 + 1:02d}" for index in indexes)


@dataclass(frozen=True, slots=True)
class Person:
    """One employee; a service account is the platform account of a service person."""

    person_id: str
    name: str
    alias: str
    position: str
    superior_id: str
    hired_on: dt.date
    left_on: dt.date | None = None
    room: str = ""
    account: str = ""

    def works_on(self, day: dt.date) -> bool:
        """Whether the person is employed on this day."""
        return self.hired_on <= day and (self.left_on is None or day <= self.left_on)


@dataclass(frozen=True, slots=True)
class Room:
    """A live room with its Douyin account; every room sells through the one shop."""

    name: str
    account_id: str
    account_name: str


@dataclass(frozen=True, slots=True)
class World:
    """The department of a sample."""

    size: Size
    shop: str
    rooms: tuple[Room, ...]
    people: tuple[Person, ...] = field(default=())

    def holding(self, position: str) -> tuple[Person, ...]:
        """Everyone of a position."""
        return tuple(person for person in self.people if person.position == position)


def month_days(period: str) -> list[dt.date]:
    """Every day of a month YYYY-MM."""
    year, month = map(int, period.split("-"))
    return [dt.date(year, month, day + 1) for day in range(calendar.monthrange(year, month)[1])]


def build_world(size: Size) -> World:
    """The department: rooms, then people spread over positions and rooms."""
    rooms = tuple(
        Room(f"{_numeral(index)}号直播间", f"7001{index:05d}", f"示例好物{_numeral(index)}号店")
        for index in range(1, size.rooms + 1)
    )
    return World(size, "示例好物旗舰店", rooms, _people(size, rooms))


def _numeral(index: int) -> str:
    return "一二三四五六七八九十"[index - 1] if index <= 10 else str(index)


def _people(size: Size, rooms: tuple[Room, ...]) -> tuple[Person, ...]:
    dice = size.dice("people")
    manager = _person(dice, 1, "live_operations_manager", rooms[0].name)
    staff = [
        _person(dice, number, position, rooms[number % len(rooms)].name)
        for number, position in enumerate(_positions(size.people - 1), start=2)
    ]
    return _with_joiner_and_leaver((manager, *staff), size)


def _positions(count: int) -> list[str]:
    """Each position in proportion, by largest need first, so that every position is held when count ≥ 7."""
    whole = sum(share for _, share in STAFFING)
    held = dict.fromkeys((position for position, _ in STAFFING), 0)
    for _ in range(count):
        share = {position: held[position] * whole - count * weight for position, weight in STAFFING}
        held[min(share, key=lambda position: (held[position] > 0, share[position]))] += 1
    return [position for position, number in held.items() for _ in range(number)]


def _person(dice: random.Random, number: int, position: str, room: str) -> Person:
    person_id = f"E{number:03d}" if number < 1000 else f"E{number}"
    given = dice.choice(GIVEN) + dice.choice(GIVEN)
    service = f"客服{number:02d}" if position in ("live_service", "shop_service") else ""
    return Person(
        person_id=person_id,
        name=dice.choice(SURNAMES) + given,
        alias=f"{dice.choice(STAGE)}{given[0]}{number}",
        position=position,
        superior_id="" if number == 1 else "E001",
        hired_on=dt.date(2024, 1, 1) + dt.timedelta(days=dice.randrange(700)),
        room=room,
        account=service,
    )


def _with_joiner_and_leaver(people: tuple[Person, ...], size: Size) -> tuple[Person, ...]:
    """The last anchor leaves on the 20th; the last designer joins on the 18th (not appraised, settled 20)."""
    first = month_days(size.start)[0]
    leaver = _last(people, "anchor")
    joiner = _last(people, "designer")
    changed = {
        leaver: _replace(leaver, left_on=first.replace(day=20)),
        joiner: _replace(joiner, hired_on=first.replace(day=18)),
    }
    return tuple(changed.get(person, person) for person in people)


def _last(people: tuple[Person, ...], position: str) -> Person:
    return [person for person in people if person.position == position][-1]


def _replace(person: Person, **changes: dt.date) -> Person:
    values = {name: changes.get(name, getattr(person, name)) for name in Person.__slots__}
    return Person(**values)
