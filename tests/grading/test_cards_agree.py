"""Python, DuckDB and the slow reading agree on sections, pool, total, grade and coefficient of any scorecard."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import duckdb
import pytest
from grading_cards import compiled, entry, row, scheme, scorecard, section, veto
from grading_oracle import Person, Result, graded
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from kaohe.policy.scorecard import Scorecard
from kaohe.scoring import ABSENT, CARD, Compiled, Given, columns_of

PEOPLE = 40
CONNECTION = duckdb.connect(config={"threads": 1})
SHARES: list[Fraction | str | None] = [None, "不适用"]
SHARES += [
    Fraction(share) for share in ("0", "1", "2/3", "17/20", "0.59995", "0.89995", "1.3", "-0.1", "0.95", "0.745")
]
EFFECTS: list[dict[str, Any]] = [
    {"effect": "zero", "scope": "row"},
    {"effect": "zero", "scope": "section"},
    {"effect": "zero", "scope": "total"},
    {"effect": "deduct", "scope": "section", "points_each": "10"},
    {"effect": "deduct", "scope": "total", "points_each": "2.5"},
    {"effect": "cap_grade", "grade": "C"},
    {"effect": "cap_grade", "grade": "D"},
    {"effect": "set_grade", "grade": "B"},
    {"effect": "set_grade", "grade": "D"},
]


@st.composite
def cards(draw: DrawFn) -> Scorecard:
    """One to three sections of one to four rows, vetoes and pool entries of every kind."""
    states = st.fixed_dictionaries(
        {
            "missing": st.sampled_from(["wait", "wait", "zero", "move_weight"]),
            "not_applicable": st.sampled_from(["scale_up", "scale_up", "full", "exempt_total"]),
        }
    )
    sections = []
    weights = draw(st.sampled_from([["100%"], ["80%", "20%"], ["70%", "15%", "15%"], ["33.3333%", "66.6667%"]]))
    for place, weight in enumerate(weights):
        marks = draw(st.lists(st.sampled_from(["10", "20", "30", "33.3", "100"]), min_size=1, max_size=4))
        rows = [row(f"r{place}{number}", full, **draw(states)) for number, full in enumerate(marks)]
        bounds: dict[str, Any] = draw(
            st.sampled_from([{}, {"cap": "100"}, {"floor": "-5"}, {"floor": "1.005", "cap": "50.005"}])
        )
        sections.append(section(f"s{place}", weight, rows, **bounds))
    chosen = draw(st.lists(st.sampled_from(EFFECTS), max_size=3))
    vetoes = [veto(f"v{place}", then, section="s0", row="r00") for place, then in enumerate(chosen)]
    return scorecard(sections, vetoes=vetoes, pool=draw(pools()), rounding=draw(st.sampled_from(["row", "section"])))


@st.composite
def pools(draw: DrawFn) -> dict[str, Any]:
    limits: list[dict[str, Any]] = [{}, {"most": "5"}, {"free": 1}]
    bonus = entry("praise", "2", **draw(st.sampled_from(limits)))
    gate = {"measure": {"of": "event", "event": "gate"}, "at_least": "1次"}
    others: list[dict[str, Any]] = [{}, {"most": "4"}, {"when": gate}]
    malus = entry("blame", "-3.335", **draw(st.sampled_from(others)))
    return {
        "low": "-10",
        "high": draw(st.sampled_from(["5", "10"])),
        "entries": draw(st.sampled_from([[], [bonus], [bonus, malus]])),
    }


def person(chance: Random, made: Compiled) -> Person:
    """Mostly complete people; a few miss a row, a log, or have a row declared not applicable."""
    weights = [1, 2] + [5] * (len(SHARES) - 2)
    rows = [row.id for section in made.scorecard.sections for row in section.rows]
    events = [one.input for one in made.inputs if one.row_id == CARD]
    times: list[int | None] = [*([0] * 24), 1, 2, 3, 7, None]
    return Person(
        {name: chance.choices(SHARES, weights)[0] for name in rows}, {name: chance.choice(times) for name in events}
    )


def columns(made: Compiled, one: Person) -> dict[str, int]:
    values: dict[tuple[str, str], Given] = {}
    for name, share in one.shares.items():
        declared = Given(0, 1, 2) if share == "不适用" else ABSENT
        values[name, "actual"] = Given(share.numerator, share.denominator) if isinstance(share, Fraction) else declared
    values |= {(CARD, name): ABSENT if times is None else Given(times) for name, times in one.events.items()}
    return columns_of(made.inputs, values)


def result(made: Compiled, figures: dict[str, int]) -> Result:
    sections = {one.id: figures[f"section__{one.id}"] for one in made.scorecard.sections}
    names = ("pool", "total", "total__state", "grade", "coefficient")
    return Result(sections, *(figures[name] for name in names))


def by_duckdb(made: Compiled, lines: list[dict[str, int]]) -> list[dict[str, int]]:
    names = list(lines[0])
    values = ",".join(f"({place},{','.join(str(line[name]) for name in names)})" for place, line in enumerate(lines))
    cast = ",".join(f'"{name}"::BIGINT AS "{name}"' for name in names)
    table = f"(SELECT person,{cast} FROM (VALUES {values}) v(person,{','.join(names)}))"
    cursor = CONNECTION.execute(made.sql(table, ["person"], made.figures))
    return [dict(zip(made.figures, line[1:], strict=True)) for line in sorted(cursor.fetchall())]


def compare(examples: int) -> None:
    @settings(max_examples=examples, phases=[Phase.explicit, Phase.generate])
    @given(cards(), st.integers(0, 2**32))
    def compared(card: Scorecard, seed: int) -> None:
        made, chance = compiled(card), Random(seed)
        people = [person(chance, made) for _ in range(PEOPLE)]
        lines = [columns(made, one) for one in people]
        expected = [graded(card, scheme(), one) for one in people]
        for one, line, wanted, theirs in zip(people, lines, expected, by_duckdb(made, lines), strict=True):
            assert result(made, made.score_one(line)) == wanted, one
            assert result(made, theirs) == wanted, one

    compared()


def test_every_engine_grades_as_the_scorecard_says() -> None:
    compare(15)


@pytest.mark.slow
def test_hundreds_of_random_scorecards_agree() -> None:
    compare(250)
