"""How a person's total, grade and coefficient come about, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kaohe.grading.words import section_sentence, total_sentence
from kaohe.policy import Policy
from kaohe.quantities import show_coefficient, show_points
from kaohe.run.names import grade_range
from kaohe.run.results import CardResult, PersonResult
from kaohe.scoring import Compiled


def total_sentences(policy: Policy, compiled: Mapping[str, Compiled], person: PersonResult) -> tuple[str, ...]:
    """Every section and total, the weighting of several posts, the grade with its range and clause."""
    if person.exempt:
        return (
            f"{person.exempt}；系数 {show_coefficient(person.coefficient or 0)}（依据 {policy.pay.special_people.clause}）",
        )
    cards = [card for card in person.cards if card.appraised]
    sentences = [text for card in cards for text in _card(policy, compiled[card.position], card)]
    if person.total is None:
        return tuple(sentences)
    return (*sentences, *_weighted(person, cards), _grade(policy, person))


def _card(policy: Policy, compiled: Compiled, card: CardResult) -> Iterator[str]:
    for section in compiled.scorecard.sections:
        yield f"{section.name}：{section_sentence(compiled, section, card.figures)}"
    yield total_sentence(compiled, policy.grades, card.figures)


def _weighted(person: PersonResult, cards: Sequence[CardResult]) -> Iterator[str]:
    if len(cards) > 1:
        days = " + ".join(f"{show_points(card.figures['total'])} × {card.days} 天" for card in cards)
        total = show_points(person.total or 0)
        yield f"调岗当月总分按在岗天数加权 = （{days}）÷ {sum(card.days for card in cards)} 天 = {total}"


def _grade(policy: Policy, person: PersonResult) -> str:
    grades = policy.grades.grades
    place = next(place for place, grade in enumerate(grades) if grade.letter == person.grade)
    where = f"{grade_range(grades, place)}，依据 {grades[place].clause}"
    return f"等级 {person.grade}（{where}），个人系数 {show_coefficient(person.coefficient or 0)}"
