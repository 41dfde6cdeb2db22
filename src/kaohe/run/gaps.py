"""Gaps (缺口): what keeps people from a total, told once for each cause: data not delivered, ratings nobody may give."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kaohe.facts import Connection
from kaohe.findings import Finding, Place, Severity
from kaohe.policy import Policy
from kaohe.quantities import show_points
from kaohe.run.results import CardResult, InputValue, PersonResult, RowResult
from kaohe.scoring import CARD, UNREADABLE, WAITING, Compiled, words

NAMED = 6
"""How many people one finding names."""

RATERS = {"self": "自评", "superior": "上级"}

_CAUSE = re.compile(r"^(?:待数据[:：])?(事件表未送达|.*)")


@dataclass(frozen=True, slots=True)
class _Place:
    """One row of one person's card."""

    person: PersonResult
    card: CardResult
    row: RowResult


def missing_data(people: Sequence[PersonResult], cards: Mapping[str, Compiled]) -> Iterator[Finding]:
    """One finding for each cause: whose rows wait, and who has to deliver."""
    causes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for person, row, cause in (*_waiting_rows(people, cards), *_waiting_events(people)):
        causes[cause][person].add(row)
    for cause, waiting in sorted(causes.items()):
        yield _missing(cause, waiting)


def _waiting_rows(people: Sequence[PersonResult], cards: Mapping[str, Compiled]) -> Iterator[tuple[str, str, str]]:
    """Person, row and cause; a row whose numbers are all there says itself why it cannot be computed."""
    for place in _places(people, WAITING):
        absent = [_cause(value) for value in place.row.inputs if value.state == 0]
        for cause in absent or [_stated(place, cards[place.card.position])]:
            yield place.person.person_id, place.row.row, cause


def _stated(place: _Place, card: Compiled) -> str:
    said = words.sentence(card.rows[place.row.row], place.row.reasons, WAITING)
    return said.partition("：")[2] or said


def _waiting_events(people: Sequence[PersonResult]) -> Iterator[tuple[str, str, str]]:
    """The events of vetoes and of the pool, which a total waits for like for any row."""
    for person in people:
        for card in person.cards if not person.exempt else ():
            yield from ((person.person_id, CARD, _cause(value)) for value in card.card_inputs if value.state == 0)


def _places(people: Iterable[PersonResult], state: int) -> Iterator[_Place]:
    """The rows in a state of those who are appraised."""
    for person in people:
        for card in person.cards if not person.exempt else ():
            yield from (_Place(person, card, row) for row in card.rows if row.state == state)


def _cause(value: InputValue) -> str:
    match = _CAUSE.match(value.note)
    return match[1] if match and match[1] else f"没有「{value.name}」"


def _missing(cause: str, waiting: Mapping[str, set[str]]) -> Finding:
    named = sorted(waiting)
    shown = "、".join(named[:NAMED]) + (f" 等 {len(named)} 人" if len(named) > NAMED else "")
    return Finding(
        Severity.WARN,
        "data-missing",
        Place(),
        f"待数据：{cause}。{shown}，共 {sum(map(len, waiting.values()))} 项算不出",
        "缺少的数不当作 0；有一项待数据，本人就没有总分、等级和绩效工资",
        "请把缺少的数据放进文件夹，再运行一次",
    )


def unreadable_ratings(con: Connection, policy: Policy, people: Iterable[PersonResult]) -> Iterator[Finding]:
    """One finding for each rated row whose points are none the rule offers."""
    for place in _places(people, UNREADABLE):
        rows = {row.id: row for section in policy.scorecard(place.card.position).sections for row in section.rows}
        row = rows[place.row.row]
        rated = [(RATERS[value.name], value) for value in place.row.inputs if value.name in RATERS and value.state == 1]
        given = "、".join(f"{rater} {show_points(value.numerator)}" for rater, value in rated)
        yield Finding(
            Severity.WARN,
            "rating-unreadable",
            _rated_at(con, place.person.person_id, row.indicator),
            f"{place.person.person_id} {place.person.name}「{row.name}」的评分 {given} 不是这一项可以给的分数",
            f"打分标准：{row.standard}",
            "请与评分人核对，改正行为评分表后再运行一次；在此之前本人没有总分",
            row.clause,
        )


def _rated_at(con: Connection, person_id: str, indicator: str) -> Place:
    query = (
        "SELECT source_file, source_sheet, source_row FROM ratings WHERE person_id = $person AND indicator = $indicator "
        "ORDER BY ALL LIMIT 1"
    )
    found = con.execute(query, {"person": person_id, "indicator": indicator}).fetchone()
    return Place(*found) if found else Place()
