"""How a total, a grade and a coefficient come about, in one sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from kaohe.policy import Policy
from kaohe.quantities import show_points, show_quantity
from kaohe.run.names import grade_range
from kaohe.run.results import CardResult, PersonResult


def total_sentences(policy: Policy, person: PersonResult) -> tuple[str, ...]:
    """The total from its sections and pool, the weighting of several posts, the grade, the coefficient."""
    if person.exempt:
        return (f"{person.exempt}；系数 {_plain(person.coefficient or 0)}（依据 {policy.pay.special_people.clause}）",)
    if person.total is None:
        return ("有指标待数据，总分、等级与系数待补齐后核算",)
    cards = [card for card in person.cards if card.appraised]
    sums = [f"{_sum(policy, card)} = {show_points(card.figures['total'])}" for card in cards]
    if len(cards) == 1:
        return (f"总分 = {sums[0]}", *_grade(policy, person))
    days = " + ".join(f"{show_points(card.figures['total'])} × {card.days} 天" for card in cards)
    weighted = f"（{days}）÷ {sum(card.days for card in cards)} 天 = {show_points(person.total)}"
    posts = [f"{card.starts_on} 起：{text}" for card, text in zip(cards, sums, strict=True)]
    return (*posts, f"总分按在岗天数加权 = {weighted}", *_grade(policy, person))


def _sum(policy: Policy, card: CardResult) -> str:
    sections = policy.scorecard(card.position).sections
    parts = [
        f"{section.name} {show_points(card.figures[f'section__{section.id}'])} × {show_quantity(section.weight, '%')}"
        for section in sections
    ]
    return " + ".join([*parts, f"加减分 {show_points(card.figures['pool'])}"])


def _grade(policy: Policy, person: PersonResult) -> Iterator[str]:
    grades = policy.grades.grades
    place = next(place for place, grade in enumerate(grades) if grade.letter == person.grade)
    clause = grades[place].clause
    yield f"等级 {person.grade}（{grade_range(grades, place)}，依据 {clause}）{_limited(policy, person)}"
    yield f"个人系数 {_plain(person.coefficient or 0)}"


def _limited(policy: Policy, person: PersonResult) -> str:
    """What vetoes did to the grade."""
    hit = [
        veto.name
        for card in person.cards
        for veto in policy.scorecard(card.position).vetoes
        if card.figures[f"veto__{veto.id}"]
    ]
    return f"；触发一票否决：{'、'.join(hit)}" if hit else ""


def _plain(ppm: int) -> str:
    return show_quantity(ppm, "比值").removesuffix("比值")
