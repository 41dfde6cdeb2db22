"""Score rules by the Python function, by DuckDB and by the oracle, and hold the three against one another."""

from __future__ import annotations

import atexit
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import duckdb
from scoring_oracle import Frame, Put, row

from kaohe.expression import ExpressionTooWide, Plan
from kaohe.policy.rules import Rule
from kaohe.scoring import Given, RowInput, Terms, columns_of
from kaohe.scoring.delivered import fits
from kaohe.scoring.inputs import InputNames
from kaohe.scoring.rows import RowPlan, compile_row
from kaohe.scoring.rule import inputs_alone

People = Sequence[Mapping[str, Given]]


@dataclass(frozen=True)
class Ruled:
    """A rule, its row's terms, the unit of its indicator, and the numbers of some people."""

    rule: Rule
    terms: Terms
    unit: str
    people: People


def by_oracle(one: Ruled) -> list[tuple[int, int]]:
    """Points and state of each person, by the slow reading."""
    frame = Frame(
        full_marks=one.terms.full_marks,
        floor=one.terms.floor,
        cap=one.terms.cap,
        quantum=one.terms.quantum,
        hundred=one.terms.scale == "hundred",
        raters=one.terms.raters,
        confirmed=one.terms.confirmed,
        missing=one.terms.missing,
        not_applicable=one.terms.not_applicable,
    )
    inputs = {each.input: each for each in inputs_alone(one.rule, one.terms, InputNames("r", one.unit))}
    return [
        row(one.rule, frame, {name: _put(inputs[name], given) for name, given in person.items() if name in inputs})
        for person in one.people
    ]


def _put(one: RowInput, given: Given) -> Put:
    """The number as it is; what lies beyond the documented bounds counts as not delivered."""
    return Put(Fraction(given.numerator, given.denominator), given.state if fits(one, given) else 0)


def agree(*ruled: Ruled) -> list[list[tuple[int, int]]]:
    """Points and states of each rule's people, the same by Python, by one DuckDB query and by the oracle.

    A rule whose products no engine could hold is refused when it is compiled, and left out here.
    """
    plan, kept, rows = Plan(), [], []
    for place, one in enumerate(ruled):
        with suppress(ExpressionTooWide):
            rows.append(_compiled(plan, one, f"r{place}"))
            kept.append(one)
    expected = [by_oracle(one) for one in kept]
    for name, found in by_engines(plan, kept, rows).items():
        assert found == expected, _first_difference(name, kept, found, expected)
    return expected


def by_engines(plan: Plan, ruled: Sequence[Ruled], rows: Sequence[RowPlan]) -> dict[str, list[list[tuple[int, int]]]]:
    """Points and state of each rule's people, by the Python function and by one DuckDB query over all rules."""
    outputs = [f"{made.id}__{figure}" for made in rows for figure in ("ruled", "state")]
    lines, function = _lines(ruled, rows), plan.function(outputs)
    ours = [list(function(line).values()) for line in lines]
    theirs = _by_duckdb(plan, lines, outputs)
    return {"python": _by_rule(ours, ruled), "duckdb": _by_rule(theirs, ruled)}


def _first_difference(
    engine: str, ruled: Sequence[Ruled], found: list[list[tuple[int, int]]], expected: list[list[tuple[int, int]]]
) -> str:
    place, person = next(
        (place, person)
        for place, one in enumerate(ruled)
        for person in range(len(one.people))
        if found[place][person] != expected[place][person]
    )
    one = ruled[place]
    got, wanted = found[place][person], expected[place][person]
    return (
        f"{engine} gave {got}, the rule says {wanted}: {one.rule!r}, {one.terms!r}, {one.unit}, {one.people[person]!r}"
    )


def _compiled(plan: Plan, one: Ruled, row_id: str) -> RowPlan:
    inputs = inputs_alone(one.rule, one.terms, InputNames(row_id, one.unit))
    return compile_row(plan, one.rule, one.terms, inputs)


def _lines(ruled: Sequence[Ruled], rows: Sequence[RowPlan]) -> list[dict[str, int]]:
    """Line n holds the n-th person of every rule; a rule with fewer people repeats its last."""
    lines: list[dict[str, int]] = []
    for place in range(max(len(one.people) for one in ruled)):
        line: dict[str, int] = {}
        for one, made in zip(ruled, rows, strict=True):
            person = one.people[min(place, len(one.people) - 1)]
            line |= columns_of(made.inputs, {(made.id, name): given for name, given in person.items()})
        lines.append(line)
    return lines


def _by_rule(table: list[list[int]], ruled: Sequence[Ruled]) -> list[list[tuple[int, int]]]:
    return [
        [(line[2 * place], line[2 * place + 1]) for line in table[: len(one.people)]] for place, one in enumerate(ruled)
    ]


def _by_duckdb(plan: Plan, lines: list[dict[str, int]], outputs: list[str]) -> list[list[int]]:
    names = list(lines[0])
    values = ",".join(f"({place},{','.join(str(line[name]) for name in names)})" for place, line in enumerate(lines))
    cast = ",".join(f'"{name}"::BIGINT AS "{name}"' for name in names)
    listed = ",".join(f'"{name}"' for name in names)
    table = f"(SELECT person,{cast} FROM (VALUES {values}) v(person,{listed}))"
    found = connection().execute(plan.sql("duckdb", table, ["person"], outputs)).fetchall()
    return [list(line[1:]) for line in sorted(found)]


@cache
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 1})


atexit.register(connection.cache_clear)
