"""What only the department knows: targets, attendance, reported values, ratings and events."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from kaohe.indicators.values import DEPARTMENT
from kaohe.policy import Policy
from kaohe.policy.fields import Quantity
from kaohe.policy.indicators import Indicator, Reported
from kaohe.policy.measures import Event
from kaohe.policy.rules import Judged, Levels
from kaohe.policy.scorecard import Row
from kaohe.quantities import POINT, UNITS, Dimension
from kaohe.sample.world import Person, World, month_days
from kaohe.sample.writers.sheets import Cell
from kaohe.scoring.inputs import models_in

SALES_TARGETS = {"anchor": 100_000, "room": 380_000}
"""Monthly net-sales targets in yuan that a sample month comes near."""

Line = list[Cell]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the sheets are made from: the department, its policy and one period."""

    world: World
    policy: Policy
    period: str

    def dice(self, purpose: str) -> random.Random:
        """The period's own generator for a purpose."""
        return self.world.size.dice(f"{self.period}/{purpose}")

    @property
    def present(self) -> list[Person]:
        """Everyone employed at some time of the month."""
        days = month_days(self.period)
        return [person for person in self.world.people if any(person.works_on(day) for day in days)]

    def rows(self, position: str) -> list[Row]:
        """All rows of a position's scorecard."""
        return [row for section in self.policy.scorecard(position).sections for row in section.rows]


def target_lines(desk: Desk) -> Iterator[Line]:
    """目标: net sales by anchor, room and department."""
    name = desk.policy.indicator("net_sales").name
    for person in desk.world.holding("anchor"):
        yield [desk.period, "个人", person.person_id, name, SALES_TARGETS["anchor"], "元"]
    for room in desk.world.rooms:
        yield [desk.period, "直播间", room.name, name, SALES_TARGETS["room"], "元"]
    whole = SALES_TARGETS["room"] * len(desk.world.rooms)
    yield [desk.period, "部门", desk.policy.document.department, name, whole, "元"]


def attendance_lines(desk: Desk) -> Iterator[Line]:
    """出勤: working days of the month; a few people took leave, a copywriter more than half the month."""
    dice = desk.dice("attendance")
    calendar = desk.policy.facts.calendar
    away = desk.world.holding("copywriter")[1:2]  # a department of one copywriter cannot spare theirs
    for person in desk.present:
        scheduled = [day for day in month_days(desk.period) if calendar.is_working_day(day)]
        present = sum(person.works_on(day) for day in scheduled)
        leave = len(scheduled) // 2 + 3 if person in away else dice.choice((0, 0, 0, 0, 1, 2)) if present > 12 else 0
        unpaid = leave if person in away else 0
        yield [desk.period, person.person_id, len(scheduled), present - unpaid, leave, unpaid]


def reported_lines(desk: Desk) -> Iterator[Line]:
    """指标值: one line per person and indicator that no export delivers; what a team shares has one line."""
    dice = desk.dice("reported")
    library = {item.id: item for item in desk.policy.indicators}
    told: set[tuple[str, str]] = set()
    for person in desk.present:
        for row in desk.rows(person.position):
            indicator = library.get(row.indicator)
            who = DEPARTMENT if row.subject == "department" else person.person_id
            if indicator and isinstance(indicator.formula, Reported) and (who, indicator.id) not in told:
                told.add((who, indicator.id))
                yield _reported(desk, dice, (who, row, indicator))


def _reported(desk: Desk, dice: random.Random, subject: tuple[str, Row, Indicator]) -> Line:
    who, row, indicator = subject
    moment = f"{desk.period}-28 17:30:00"
    provider = [indicator.reported_by or indicator.source, "数据员", moment]
    numbers = _near_target(dice, row.target or Quantity(value=100, unit=indicator.unit), indicator)
    return [desk.period, who, indicator.name, *numbers, *provider]


def _near_target(dice: random.Random, target: Quantity, indicator: Indicator) -> Line:
    """分子, 分母, 值, 权重, 单位 of a value a little above or below the target."""
    share = dice.randint(88, 104)
    if indicator.direction == "lower":
        share = dice.randint(80, 118)
    unit = UNITS[indicator.unit]
    if unit.dimension is Dimension.RATIO:
        base = dice.randint(40, 80) * 25
        part = target.value * base * share // 100 // 1_000_000
        return [min(part, base) if indicator.natural_limit else part, base, None, None, indicator.unit]
    value = target.value * share // 100
    whole = value / unit.scale if value % unit.scale else value // unit.scale
    return [None, None, round(whole, 2), None, indicator.unit]


def rating_lines(desk: Desk) -> Iterator[Line]:
    """行为评分: self and superior points for every row people judge, facts at the extremes."""
    dice = desk.dice("ratings")
    for person in desk.present:
        for row in desk.rows(person.position):
            choices = _choices(row)
            if choices:
                own, given = dice.choice(choices[:3]), dice.choice(choices[:3])
                extreme = given in (choices[0], choices[-1])
                fact = f"{desk.period} 例会记录第 {dice.randint(1, 9)} 条" if extreme else ""
                yield [desk.period, person.person_id, _rated_name(desk, row), _points(own), _points(given), fact]


def _rated_name(desk: Desk, row: Row) -> str:
    names = {item.id: item.name for item in desk.policy.indicators}
    return names.get(row.indicator, row.indicator)


def _choices(row: Row) -> list[int]:
    """The points a rater may give, best first; a range offers its ends and steps between."""
    for part in models_in(row.rule):
        if isinstance(part, Levels):
            return sorted((level.points for level in part.levels), reverse=True)
        if isinstance(part, Judged):
            best = max(part.ranges, key=lambda item: item.high)
            return list(range(best.high, best.low - 1, -part.step))
    return []


def _points(points: int) -> Cell:
    return points // POINT if points % POINT == 0 else points / POINT


def event_lines(desk: Desk) -> Iterator[Line]:
    """事件: one person in three has an ordinary slip in the log; vetoes stay rare."""
    dice = desk.dice("events")
    names = {kind.id: kind.name for kind in desk.policy.events}
    for person in desk.present:
        kinds = [
            part.event for row in desk.rows(person.position) for part in models_in(row.rule) if isinstance(part, Event)
        ]
        if kinds and dice.randrange(3) == 0:
            kind = dice.choice(kinds)
            day = dt.date.fromisoformat(f"{desk.period}-{dice.randint(2, 19):02d}")
            fact = f"{names[kind]}：当日复盘时确认"
            yield [f"{day}", person.person_id, names[kind], fact, f"复盘记录 {day:%m%d}", 1]
