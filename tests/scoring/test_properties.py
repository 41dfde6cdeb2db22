"""What holds for every rule: better never scores less, points stay in bounds, people do not touch one another."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from random import Random

import pytest
from default_cards import compiled, default_policy
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from one_rule import terms
from scoring_engines import Ruled, connection
from scoring_rules import rule, ruled

from kaohe.expression import Column, ExpressionTooWide
from kaohe.quantities import divide_half_away as nearest
from kaohe.scoring import Compiled, Given, Outcome, score_rule

RISING = [
    {"method": "ratio", "cap": "120%", "cliff": "60%"},
    {"method": "ratio", "cap": None, "form": "direct"},
    {"method": "steps", "sides": [{"side": "below", "each": "7元", "partial": "up", "points": "-1.3"}]},
    {"method": "steps", "sides": [{"side": "above", "each": "3元", "partial": "down", "points": "0.7", "limit": "5"}]},
    {
        "method": "bands",
        "measure": "completion",
        "bands": [
            {"at_least": "100%", "points": "10"},
            {"more_than": "80%", "less_than": "100%", "points": "6"},
            {"at_most": "80%", "points": "0"},
        ],
    },
    {
        "method": "interpolation",
        "measure": "completion",
        "knots": [{"at": "70%", "points": "6"}, {"at": "100%", "points": "10"}],
        "below": "0",
        "above": "hold",
    },
]
FALLING = [
    {"method": "ratio", "form": "inverse", "cap": "100%"},
    {"method": "ratio", "form": "mirror", "cap": "100%"},
    {"method": "steps", "sides": [{"side": "above", "each": "7元", "partial": "proportional", "points": "-1.3"}]},
]


def points_of(words: dict[str, object], actuals: list[int], target: int) -> list[int]:
    one = rule(dict(words))
    return [
        score_rule(one, terms(10), {"actual": Given(actual), "target": Given(target)}, "元").points
        for actual in sorted(actuals)
    ]


ACTUALS = st.lists(st.integers(-3000, 20_000), min_size=2, max_size=30)


@pytest.mark.parametrize("words", RISING, ids=lambda words: str(words["method"]))
@settings(max_examples=15)
@given(ACTUALS, st.integers(1, 15_000))
def test_a_better_value_never_lowers_the_points(words: dict[str, object], actuals: list[int], target: int) -> None:
    assert all(low <= high for low, high in pairwise(points_of(words, actuals, target)))


@pytest.mark.parametrize("words", FALLING, ids=lambda words: str(words.get("form", "steps")))
@settings(max_examples=15)
@given(ACTUALS, st.integers(1, 15_000))
def test_where_less_is_better_less_never_lowers_the_points(
    words: dict[str, object], actuals: list[int], target: int
) -> None:
    assert all(low >= high for low, high in pairwise(points_of(words, actuals, target)))


@settings(max_examples=30, phases=[Phase.generate])
@given(st.one_of(ruled("ratio"), ruled("steps"), ruled("counts"), ruled("composite")))
def test_points_lie_between_the_rows_floor_and_cap(drawn: Ruled) -> None:
    floor, cap, quantum = drawn.terms.floor, drawn.terms.cap, drawn.terms.quantum
    for person in drawn.people[:10]:
        found = scored(drawn, person)
        if found is None or not found.reasons["row__ready"] or drawn.terms.confirmed:
            continue
        most = None if cap is None else nearest(cap, quantum) * quantum
        assert most is None or found.points <= most
        assert floor is None or found.points >= min(nearest(floor, quantum) * quantum, most or 10**9)


def scored(drawn: Ruled, person: Mapping[str, Given]) -> Outcome | None:
    """None where the rule is refused because no engine could hold its products."""
    try:
        return score_rule(drawn.rule, drawn.terms, person, drawn.unit)
    except ExpressionTooWide:
        return None


CARDS = [card.position for card in default_policy().scorecards]


@pytest.mark.parametrize("position", CARDS)
def test_a_department_at_once_is_its_people_one_by_one_in_any_order(position: str) -> None:
    card, chance = compiled(position), Random(position)
    people = {number: columns(card, chance) for number in range(40)}
    alone = {number: card.score_one(values) for number, values in people.items()}
    assert together(card, list(people.items())) == alone
    shuffled = list(people.items())
    chance.shuffle(shuffled)
    assert together(card, shuffled) == alone


def columns(card: Compiled, chance: Random) -> dict[str, int]:
    """Plausible and implausible numbers alike; a few missing, a few not applicable."""
    return {column.name: value(column, chance) for one in card.inputs for column in one.columns}


def value(column: Column, chance: Random) -> int:
    if column.name.endswith("__state"):
        return chance.choice([1] * 15 + [0, 2])
    drawn = chance.choice([column.low, column.high, 0, 1, chance.randint(0, 9), chance.randint(0, 10**6)])
    return min(max(drawn, column.low), column.high)


def together(card: Compiled, people: list[tuple[int, dict[str, int]]]) -> dict[int, dict[str, int]]:
    names = list(people[0][1])
    values = ",".join(f"({number},{','.join(str(line[name]) for name in names)})" for number, line in people)
    cast = ",".join(f"{name}::BIGINT AS {name}" for name in names)
    table = f"(SELECT person,{cast} FROM (VALUES {values}) v(person,{','.join(names)}))"
    cursor = connection().execute(card.sql(table, ["person"]))
    return {line[0]: dict(zip(card.outputs, line[1:], strict=True)) for line in cursor.fetchall()}
