"""Grounds (依据): ratings at the ends of a scale without written facts, and events without evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kaohe.attribution import Window
from kaohe.facts import Connection
from kaohe.findings import Finding, Place, Severity
from kaohe.policy import Policy
from kaohe.quantities import show_points
from kaohe.run.results import PersonResult, RowResult
from kaohe.scoring import SCORED

_RATED = "SELECT person_id, indicator, facts, source_file, source_sheet, source_row FROM ratings WHERE period = $period"

_BARE_EVENTS = """
SELECT person_id, rule, source_file, source_sheet, source_row FROM events
WHERE happened_on BETWEEN $first AND $last AND trim(coalesce(evidence, '')) = '' ORDER BY ALL
"""

_Written = Mapping[tuple[str, str], tuple[str, Place]]
"""The facts written beside a rating and where, by person and indicator."""


def ratings_without_facts(
    con: Connection, policy: Policy, people: Iterable[PersonResult], period: str
) -> list[Finding]:
    """Points the superior may only give with facts, given without (policy GL-4)."""
    rows = con.execute(_RATED, {"period": period}).fetchall()
    written = {(person, name): (facts or "", Place(*where)) for person, name, facts, *where in rows}
    return [one for person in people if not person.exempt for one in _bare_ratings(policy, person, written)]


def _bare_ratings(policy: Policy, person: PersonResult, written: _Written) -> Iterator[Finding]:
    for card in person.cards:
        rows = {row.id: row for section in policy.scorecard(card.position).sections for row in section.rows}
        for result in filter(_needs_facts, card.rows):
            row = rows[result.row]
            facts, place = written.get((person.person_id, row.indicator), ("", Place()))
            if facts.strip():
                continue
            given = next(value.numerator for value in result.inputs if value.name == "superior")
            yield Finding(
                Severity.WARN,
                "rating-without-facts",
                place,
                f"{person.person_id} {person.name}「{row.name}」上级评 {show_points(given)} 分，没有写事实",
                "这一档按制度须写明事实；没有事实，复核和申诉时没有依据",
                "请评分人在行为评分表的“事实”栏补写，再运行一次；得分照常计算",
                row.clause,
            )


def _needs_facts(row: RowResult) -> bool:
    return row.state == SCORED and any(value for name, value in row.reasons.items() if name.split("_")[-1] == "facts")


def events_without_evidence(con: Connection, policy: Policy, window: Window) -> list[Finding]:
    """Events of the month nobody wrote evidence of."""
    kinds = {kind.id: kind for kind in policy.events}
    found = con.execute(_BARE_EVENTS, {"first": window.starts_on, "last": window.ends_on}).fetchall()
    return [
        Finding(
            Severity.WARN,
            "event-without-evidence",
            Place(*where),
            f"{person} 的事件「{kinds[rule].name}」没有写证据",
            "扣分和否决要有证据，否则复核和申诉时没有依据",
            f"请在事件表的“证据”栏补上{kinds[rule].evidence}；没有证据的请删去这一行，再运行一次",
            kinds[rule].clause,
        )
        for person, rule, *where in found
        if rule in kinds
    ]
