"""People: the cards of all posts of a person become one total, grade, coefficient and pay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kaohe.grading import COMPLETE, EXEMPT, combined, post_result
from kaohe.pay import CompiledScheme
from kaohe.policy import Policy
from kaohe.run.cards import Inputs
from kaohe.run.department import Department
from kaohe.run.payments import Earning, pay_of
from kaohe.run.results import CardResult, PersonResult
from kaohe.run.staff import Member


@dataclass(frozen=True, slots=True)
class Office:
    """What every person's result is made with."""

    policy: Policy
    schemes: Mapping[str, CompiledScheme]
    inputs: Inputs
    staff: Mapping[str, Member]
    persons: Mapping[str, str]
    department: Department


@dataclass(frozen=True, slots=True)
class Standing:
    """Total (base units), grade letter and coefficient (ppm); None while data is missing or nobody is appraised."""

    total: int | None
    grade: str
    coefficient: int | None
    exempt: str


def people_of(office: Office, cards: Iterable[CardResult]) -> tuple[PersonResult, ...]:
    """One result per person, by person id."""
    held: dict[str, list[CardResult]] = defaultdict(list)
    for card in cards:
        held[office.persons[card.post_id]].append(card)
    ordered = {person: sorted(found, key=lambda card: card.starts_on) for person, found in sorted(held.items())}
    return tuple(_person(office, office.staff[person], found) for person, found in ordered.items())


def _person(office: Office, member: Member, cards: Sequence[CardResult]) -> PersonResult:
    standing = standing_of(office.policy, cards)
    earning = Earning(member, cards, office.inputs, standing.coefficient, office.department)
    pay = pay_of(earning, office.policy.pay, office.schemes)
    return PersonResult(
        person_id=member.person_id,
        name=member.name,
        position=member.position,
        cards=tuple(cards),
        sections=_sections(office.policy, cards[-1]),
        pool=cards[-1].figures["pool"],
        total=standing.total,
        grade=standing.grade,
        coefficient=standing.coefficient,
        exempt=standing.exempt,
        pay=pay,
    )


def _sections(policy: Policy, card: CardResult) -> dict[str, int]:
    return {section.id: card.figures[f"section__{section.id}"] for section in policy.scorecard(card.position).sections}


def standing_of(policy: Policy, cards: Sequence[CardResult]) -> Standing:
    """The standing of a person: of one post as scored, of several weighted by days in post (R29)."""
    appraised = [card for card in cards if card.appraised and card.figures["total__state"] != EXEMPT]
    if not appraised:
        reason = next((card.reason for card in cards if card.reason), "本期各项均不适用，不考核")
        return Standing(None, "", policy.pay.special_people.exempt_coefficient, reason)
    if any(card.figures["total__state"] != COMPLETE for card in appraised):
        return Standing(None, "", None, "")
    standing = combined([post_result(card.figures, card.days) for card in appraised], policy.grades)
    return Standing(standing.points, policy.grades.grades[standing.grade].letter, standing.coefficient, "")
