"""Every name a file mentions exists: indicators, events, positions, roles, grades, sections, rows, steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.visit import card_place, inside, rows
from kaohe.policy.measures import Event
from kaohe.policy.reading.places import nearest
from kaohe.policy.scorecard import CapGrade, Scorecard, SetGrade


@dataclass(frozen=True, slots=True)
class Mention:
    """A name mentioned at a place, what kind of thing it is, and the names there are."""

    name: str
    kind: str
    where: Place
    known: tuple[str, ...]


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every name that resolves to nothing, with the nearest one there is."""
    mentions = (*_cards(policy), *_lines(policy), *_pay(policy), *_facts(policy), *_procedure(policy))
    return tuple(dict.fromkeys(_finding(mention) for mention in mentions if mention.name not in mention.known))


def _finding(mention: Mention) -> Finding:
    near = nearest(mention.name, mention.known)
    step = f"您要写的可能是「{near}」，请改正" if near else "请改成已有的一个，或先新增它"
    why = f"已有的{mention.kind}:{'、'.join(mention.known)}"
    what = f"{mention.kind}「{mention.name}」不存在"
    return Finding(Severity.STOP, "policy-unknown-reference", mention.where, what, why, step)


def _ids(things: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(getattr(thing, "id", "")) for thing in things)


def _cards(policy: Policy) -> Iterator[Mention]:
    indicators, events = _ids(policy.indicators), _ids(policy.events)
    for seen in rows(policy):
        yield Mention(seen.row.indicator, "指标", seen.place("indicator"), indicators)
        for event in inside(seen.row.rule, Event):
            yield Mention(event.event, "事件", seen.place("rule"), events)
    for card in policy.scorecards:
        for event in (*inside(card.vetoes, Event), *inside(card.pool, Event)):
            yield Mention(event.event, "事件", card_place(card, "vetoes"), events)
        yield from _vetoes(policy, card)


def _vetoes(policy: Policy, card: Scorecard) -> Iterator[Mention]:
    where, letters = card_place(card, "vetoes"), tuple(grade.letter for grade in policy.grades.grades)
    sections = {section.id: _ids(section.rows) for section in card.sections}
    for veto in card.vetoes:
        if veto.section:
            yield Mention(veto.section, "部分", where, tuple(sections))
        if veto.row:
            yield Mention(
                veto.row, "指标行", where, sections.get(veto.section or "", tuple(sum(sections.values(), ())))
            )
        if isinstance(veto.then, CapGrade | SetGrade):
            yield Mention(veto.then.grade, "等级", where, letters)


def _lines(policy: Policy) -> Iterator[Mention]:
    people = (*_ids(policy.positions), *_ids(policy.organization.outside))
    yield Mention(policy.organization.head, "岗位", Place("organization.yaml", column="head"), people)
    for position in policy.positions:
        file = f"positions/{position.id}.yaml"
        yield Mention(position.reports_to, "岗位", Place(file, column="reports_to"), people)
        yield Mention(position.appraised_by, "岗位", Place(file, column="appraised_by"), people)


def _pay(policy: Policy) -> Iterator[Mention]:
    positions, indicators = _ids(policy.positions), _ids(policy.indicators)
    for share in policy.pay.performance.base_shares:
        yield Mention(share.position, "岗位", Place("pay.yaml", column="performance › base_shares"), positions)
    for scheme in policy.pay.commissions:
        where = Place("pay.yaml", column="commissions")
        yield Mention(scheme.base, "指标", where, indicators)
        yield from (Mention(position, "岗位", where, positions) for position in scheme.positions)


def _facts(policy: Policy) -> Iterator[Mention]:
    attribution, where = policy.facts.attribution, Place("facts.yaml", column="attribution › position_roles")
    for position, role in attribution.position_roles.items():
        yield Mention(position, "岗位", where, _ids(policy.positions))
        yield Mention(role, "角色", where, attribution.roles)


def _procedure(policy: Policy) -> Iterator[Mention]:
    steps = _ids(policy.procedure.steps)
    for step in policy.procedure.steps:
        if step.deadline.after:
            yield Mention(step.deadline.after, "步骤", Place("procedure.yaml", column="steps"), steps)
    for letter in policy.grades.distribution.shares:
        letters = tuple(grade.letter for grade in policy.grades.grades)
        yield Mention(letter, "等级", Place("grades.yaml", column="distribution › shares"), letters)
