"""The slow and obvious reading of a scorecard's sum (§5.0, §7.1), from the points and states of its rows."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kaohe.policy.conditions import Compare
from kaohe.policy.grades import GradeScheme
from kaohe.policy.measures import Event
from kaohe.policy.scorecard import CapGrade, DeductScope, PoolEntry, Row, Scorecard, Section, SetGrade, Veto, ZeroScope

WAITING, SCORED, NOT_APPLICABLE = 0, 1, 2


@dataclass(frozen=True)
class Person:
    """Shares of full marks by row (None: nobody delivered it, "不适用": declared), events (None: no log)."""

    shares: Mapping[str, Fraction | str | None]
    events: Mapping[str, int | None]


@dataclass(frozen=True)
class Result:
    """What a person's card comes to; points in base units."""

    sections: Mapping[str, int]
    pool: int
    total: int
    total_state: int
    grade: int
    coefficient: int


def cents(points: Fraction, quantum: int = 100) -> int:
    """四舍五入: a half goes away from zero."""
    size = math.floor(abs(points) / quantum + Fraction(1, 2)) * quantum
    return size if points >= 0 else -size


def graded(card: Scorecard, scheme: GradeScheme, person: Person) -> Result:
    """Rows, sections, pool, total, grade, coefficient, in the order the policy states."""
    rows = {row.id: row_points(card, row, person) for section in card.sections for row in section.rows}
    sections = {section.id: section_points(card, section, rows, person) for section in card.sections}
    known = all(times is not None for times in person.events.values())
    state = total_state(card, sections, person, known)
    pool = pool_points(card, person) if known_pool(card, person) else 0
    total = total_points(card, sections, pool, person) if state == SCORED else 0
    grade, coefficient = grade_of(card, scheme, total, person) if state == SCORED else (-1, -1)
    plain = {name: points for name, (points, _) in sections.items()}
    return Result(plain, pool, total, state, grade, coefficient)


def row_points(card: Scorecard, row: Row, person: Person) -> tuple[int, int]:
    share, quantum = person.shares[row.id], 100 if card.rounding == "row" else 1
    if share == "不适用":
        full = cents(Fraction(row.full_marks), quantum) if row.not_applicable == "full" else 0
        return (0 if zeroed(card, row, person) else full), NOT_APPLICABLE
    if share is None:
        return {"wait": (0, WAITING), "zero": (0, SCORED), "move_weight": (0, NOT_APPLICABLE)}[row.missing]
    assert isinstance(share, Fraction)
    points = cents(share * row.full_marks, quantum)
    return (0 if zeroed(card, row, person) else points), SCORED


def zeroed(card: Scorecard, row: Row, person: Person) -> bool:
    return any(
        isinstance(veto.then, ZeroScope) and veto.then.scope == "row" and veto.row == row.id and hit(veto, person)
        for veto in card.vetoes
    )


def hit(veto: Veto, person: Person) -> int:
    """How many events happened that are known to have happened."""
    return person.events[event_of(veto.when)] or 0


def event_of(condition: object) -> str:
    assert isinstance(condition, Compare)
    assert isinstance(condition.measure, Event)
    return condition.measure.event


def section_points(
    card: Scorecard, section: Section, rows: Mapping[str, tuple[int, int]], person: Person
) -> tuple[int, int]:
    """Points and state: scaled up for rows that do not apply (R28), bounded, deducted, zeroed, rounded."""
    states = [rows[row.id][1] for row in section.rows]
    if WAITING in states:
        return 0, WAITING
    full = sum(row.full_marks for row in section.rows)
    kept = sum(row.full_marks for row in section.rows if not moved(row, rows[row.id][1], person))
    if kept == 0:
        return 0, NOT_APPLICABLE
    points = Fraction(sum(rows[row.id][0] for row in section.rows) * full, kept)
    points = min(max(points, Fraction(section.floor)), Fraction(section.cap))
    for veto in card.vetoes:
        if not isinstance(veto.then, DeductScope) or veto.then.scope != "section" or veto.section != section.id:
            continue
        points = max(points - hit(veto, person) * abs(veto.then.points_each), Fraction(section.floor))
    for veto in card.vetoes:
        if isinstance(veto.then, ZeroScope) and veto.then.scope == "section" and veto.section == section.id:
            points = Fraction(0) if hit(veto, person) else points
    return cents(points), SCORED


def moved(row: Row, state: int, person: Person) -> bool:
    """Whether the row's weight goes to the others."""
    declared = person.shares[row.id] == "不适用"
    return state == NOT_APPLICABLE and (row.not_applicable == "scale_up" if declared else row.missing == "move_weight")


def total_state(card: Scorecard, sections: Mapping[str, tuple[int, int]], person: Person, known: bool) -> int:
    rows = [row for section in card.sections for row in section.rows]
    if any(row.not_applicable == "exempt_total" and person.shares[row.id] == "不适用" for row in rows):
        return 2
    if any(state == NOT_APPLICABLE for _, state in sections.values()):
        return 2
    return SCORED if known and all(state == SCORED for _, state in sections.values()) else WAITING


def known_pool(card: Scorecard, person: Person) -> bool:
    return all(person.events[event_of_entry(entry)] is not None for entry in card.pool.entries)


def event_of_entry(entry: PoolEntry) -> str:
    assert isinstance(entry.kind.measure, Event)
    return entry.kind.measure.event


def pool_points(card: Scorecard, person: Person) -> int:
    total = 0
    for one in card.pool.entries:
        times = person.events[event_of_entry(one)] or 0
        points = one.kind.points * max(times - one.kind.free, 0)
        if one.most is not None:
            points = max(min(points, one.most), -one.most)
        if one.when is not None and not (person.events[event_of(one.when)] or 0) >= 1:
            points = 0
        total += points
    return min(max(total, card.pool.low), card.pool.high)


def total_points(card: Scorecard, sections: Mapping[str, tuple[int, int]], pool: int, person: Person) -> int:
    points = Fraction(pool)
    for section in card.sections:
        points += sections[section.id][0] * Fraction(section.weight, 1_000_000)
    points = min(max(points, Fraction(card.total.floor)), Fraction(card.total.cap))
    for veto in card.vetoes:
        if isinstance(veto.then, DeductScope) and veto.then.scope == "total":
            points = max(points - hit(veto, person) * abs(veto.then.points_each), Fraction(card.total.floor))
    for veto in card.vetoes:
        if isinstance(veto.then, ZeroScope) and veto.then.scope == "total" and hit(veto, person):
            points = Fraction(0)
    return cents(points)


def grade_of(card: Scorecard, scheme: GradeScheme, total: int, person: Person) -> tuple[int, int]:
    """The grade earned, then what vetoes leave of it: the harshest holds, with its own coefficient."""
    letters = [grade.letter for grade in scheme.grades]
    earned = next(place for place, one in enumerate(scheme.grades) if one.at_least is None or total >= one.at_least)
    place, vetoed = earned, False
    for veto in card.vetoes:
        if isinstance(veto.then, CapGrade | SetGrade) and hit(veto, person):
            place = max(place, letters.index(veto.then.grade))
    for veto in card.vetoes:
        if not hit(veto, person):
            continue
        if isinstance(veto.then, SetGrade):
            vetoed |= letters.index(veto.then.grade) == place
        if isinstance(veto.then, CapGrade):
            vetoed |= letters.index(veto.then.grade) == place and earned < place
        if isinstance(veto.then, ZeroScope) and veto.then.scope == "total":
            vetoed = True
    grade = scheme.grades[place]
    if vetoed and grade.veto_coefficient is not None:
        return place, grade.veto_coefficient
    return place, grade.coefficient
