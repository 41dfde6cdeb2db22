"""Random rules of every method, in every unit, and people whose numbers crowd around the rules' edges."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from pydantic import TypeAdapter
from scoring_engines import Ruled

from kaohe.policy.fields import PolicyModel, Quantity
from kaohe.policy.rules import Rule
from kaohe.policy.scorecard import Raters
from kaohe.quantities import UNITS, Dimension
from kaohe.scoring import Given, RowInput, Terms
from kaohe.scoring.inputs import InputNames
from kaohe.scoring.rule import inputs_alone

UNITS_DRAWN = ("元", "%", "秒", "次", "分", "天")
RULES: TypeAdapter[Rule] = TypeAdapter(Rule)
Words = dict[str, Any]
"""A rule or a part of one, as a policy file holds it."""


def rule(words: Words) -> Rule:
    """A rule from the words of a policy file."""
    return RULES.validate_python(words)


POINTS = st.integers(-40, 400).map(lambda n: n * 2500)
"""Points in quarters, from −10 to 100."""

SHARES = st.sampled_from([0, 250_000, 333_333, 500_000, 600_000, 800_000, 1_000_000, 1_200_000, 1_500_000])


def literals(unit: str) -> SearchStrategy[Words]:
    """Quantities of a unit, small enough that people meet them."""
    values = {"元": (-500, 2000, 100), "%": (-20, 200, 10_000), "秒": (0, 200, 1000), "次": (0, 12, 1)}
    low, high, step = values.get(unit, (0, 40, UNITS[unit].scale // 4))
    return st.integers(low, high).map(lambda n: {"value": n * step, "unit": unit})


def ratios(unit: str) -> SearchStrategy[Words]:
    """Measures that are rates."""
    plain: list[Words] = [
        {"of": "completion"},
        {"of": "completion", "negative_target": "continuous"},
        {"of": "growth"},
        {"of": "input", "name": "share", "unit": "%"},
        {"of": "quotient", "numerator": {"of": "actual"}, "denominator": {"of": "target"}},
        {
            "of": "quotient",
            "numerator": {"of": "difference"},
            "denominator": {"of": "input", "name": "part", "unit": unit},
        },
        {
            "of": "blend",
            "parts": [
                {"measure": {"of": "completion"}, "weight": 600_000},
                {"measure": {"of": "input", "name": "share", "unit": "%"}, "weight": 400_000},
            ],
        },
    ]
    return st.sampled_from(plain + ([{"of": "actual"}] if unit == "%" else []))


def amounts(unit: str) -> SearchStrategy[Words]:
    """Measures in the indicator's own unit."""
    return st.sampled_from(
        [{"of": "actual"}, {"of": "difference"}, {"of": "target"}, {"of": "input", "name": "part", "unit": unit}]
    )


@st.composite
def measures(draw: DrawFn, unit: str) -> tuple[Words, str]:
    """A measure and the unit its bounds are written in."""
    if draw(st.booleans()):
        return draw(ratios(unit)), "%"
    return draw(amounts(unit)), unit


@st.composite
def compares(draw: DrawFn, unit: str) -> Words:
    measure, written = draw(measures(unit))
    keys = draw(
        st.sets(st.sampled_from(["at_least", "more_than", "at_most", "less_than", "equal_to"]), min_size=1, max_size=2)
    )
    bounds = {key: draw(literals(written)) for key in sorted(keys)}
    if written == unit and draw(st.booleans()):
        bounds[min(bounds)] = {"of": "target"}
    return {"measure": measure, **bounds}


def conditions(unit: str) -> SearchStrategy[Words]:
    def larger(inner: SearchStrategy[Words]) -> SearchStrategy[Words]:
        several = st.lists(inner, min_size=1, max_size=3)
        return st.one_of(
            several.map(lambda parts: {"all_of": parts}),
            several.map(lambda parts: {"any_of": parts}),
            inner.map(lambda part: {"none_of": part}),
            st.tuples(several, st.integers(0, 3)).map(lambda both: {"count_of": both[0], "at_least": both[1]}),
        )

    return st.recursive(compares(unit), larger, max_leaves=3)


def condition_rules(unit: str) -> SearchStrategy[Words]:
    case = st.builds(lambda when, points: {"when": when, "points": points}, conditions(unit), POINTS)
    return st.builds(
        lambda cases, rest: {"method": "conditions", "cases": cases, "otherwise": rest},
        st.lists(case, min_size=1, max_size=3),
        POINTS,
    )


def ratio_rules(unit: str) -> SearchStrategy[Words]:
    return st.fixed_dictionaries(
        {
            "method": st.just("ratio"),
            "measure": ratios(unit),
            "form": st.sampled_from(["direct", "inverse", "mirror"]),
            "floor": st.sampled_from([0, 100_000]),
            "cap": st.sampled_from([None, 1_000_000, 1_200_000]),
            "cliff": st.one_of(st.none(), SHARES),
            "cliff_scores": st.booleans(),
        }
    )


@st.composite
def step_rules(draw: DrawFn, unit: str) -> Words:
    measure, written = draw(measures(unit))
    sides = [draw(_side(written, written == unit)) for _ in range(draw(st.integers(1, 2)))]
    cliffs = draw(
        st.lists(st.builds(lambda when, points: {"when": when, "points": points}, compares(unit), POINTS), max_size=1)
    )
    return {"method": "steps", "measure": measure, "base": draw(SHARES), "sides": sides, "cliffs": cliffs}


@st.composite
def _side(draw: DrawFn, written: str, own_unit: bool) -> Words:
    start: SearchStrategy[Words] = literals(written)
    if own_unit:
        start = st.one_of(start, st.just({"of": "target"}))
    words: Words = {
        "side": draw(st.sampled_from(["below", "above"])),
        "start": draw(start),
        "partial": draw(st.sampled_from(["proportional", "up", "down"])),
        "points": draw(st.sampled_from([-20_000, -5000, 2500, 10_000])),
        "limit": draw(st.sampled_from([None, 0, 30_000, 55_555])),
    }
    each = draw(literals(written).filter(lambda one: one["value"] > 0))
    return words | ({"each_of_target": 10_000} if own_unit and draw(st.booleans()) else {"each": each})


def count_rules(_unit: str) -> SearchStrategy[Words]:
    return st.builds(
        lambda base, kinds: {"method": "counts", "base": base, "kinds": kinds},
        SHARES,
        st.lists(kinds(), min_size=1, max_size=3),
    )


@st.composite
def kinds(draw: DrawFn) -> Words:
    words: Words = {
        "measure": {"of": "event", "event": draw(st.sampled_from(["error", "complaint"]))},
        "points": draw(st.sampled_from([-50_000, -10_000, -3333, 0, 20_000])),
        "clears_from": draw(st.sampled_from([None, None, 1, 3])),
    }
    cumulative = draw(st.lists(st.sampled_from([0, -10_000, -30_000, 5000]), max_size=3))
    return words | ({"cumulative": cumulative} if cumulative else {"free": draw(st.integers(0, 2))})


@st.composite
def band_rules(draw: DrawFn, unit: str) -> Words:
    """Mostly tables without gap or overlap, in either order; sometimes anything."""
    measure, written = draw(measures(unit))
    if draw(st.integers(0, 3)) == 0:
        return {
            "method": "bands",
            "measure": measure,
            "bands": draw(st.lists(_loose_band(written), min_size=1, max_size=4)),
        }
    edges = sorted({one["value"] for one in draw(st.lists(literals(written), min_size=1, max_size=4))})
    bands = _closed(edges, written, draw(st.booleans()))
    ordered = draw(st.sampled_from([bands, bands[::-1]]))
    return {"method": "bands", "measure": measure, "bands": [{**band, "points": draw(POINTS)} for band in ordered]}


def _closed(edges: list[int], unit: str, low_in: bool) -> list[Words]:
    low, high = ("at_least", "less_than") if low_in else ("more_than", "at_most")
    quantities: list[Words] = [{"value": edge, "unit": unit} for edge in edges]
    inner = [{low: one, high: two} for one, two in pairwise(quantities)]
    return [{high: quantities[0]}, *inner, {low: quantities[-1]}]


@st.composite
def _loose_band(draw: DrawFn, unit: str) -> Words:
    low, high = (
        draw(st.sampled_from(["at_least", "more_than", None])),
        draw(st.sampled_from(["at_most", "less_than", None])),
    )
    bounds = {key: draw(literals(unit)) for key in (low, high) if key is not None}
    return {**bounds, "points": draw(POINTS)}


@st.composite
def interpolation_rules(draw: DrawFn, unit: str) -> Words:
    measure, written = draw(measures(unit))
    places = sorted({one["value"] for one in draw(st.lists(literals(written), min_size=2, max_size=4))})
    places = places if len(places) > 1 else [places[0], places[0] + 7]
    knots = [{"at": {"value": place, "unit": written}, "points": draw(POINTS)} for place in places]
    outside = st.one_of(st.just("hold"), POINTS)
    return {
        "method": "interpolation",
        "measure": measure,
        "knots": knots,
        "below": draw(outside),
        "above": draw(outside),
    }


LEVELS: Words = {
    "method": "levels",
    "levels": [{"points": 200_000, "anchor": "很好", "facts_required": True}]
    + [{"points": points, "anchor": "档"} for points in (150_000, 100_000, 0)],
}
JUDGED: Words = {
    "method": "judged",
    "step": 5000,
    "ranges": [{"low": 80_000, "high": 100_000, "anchor": "好"}, {"low": -30_000, "high": 10_000, "anchor": "差"}],
}
MANUAL: Words = {"method": "manual", "needs": "没有可计算的标准"}


def rank_rules(_unit: str) -> SearchStrategy[Words]:
    return st.builds(
        lambda first, each: {"method": "rank", "first": first, "each": each},
        SHARES,
        st.sampled_from([-50_000, -100_000, 25_000]),
    )


def rated_rules(_unit: str) -> SearchStrategy[Words]:
    return st.sampled_from([LEVELS, JUDGED, MANUAL])


SIMPLE = {
    "conditions": condition_rules,
    "ratio": ratio_rules,
    "steps": step_rules,
    "counts": count_rules,
    "bands": band_rules,
    "interpolation": interpolation_rules,
    "rated": rated_rules,
    "rank": rank_rules,
}


def simple_rules(unit: str) -> SearchStrategy[Words]:
    return st.one_of(*(make(unit) for make in SIMPLE.values()))


@st.composite
def composite_rules(draw: DrawFn, unit: str) -> Words:
    inner = draw(simple_rules(unit))
    match draw(st.sampled_from(["cutoff", "gate", "multiply", "parts"])):
        case "cutoff":
            return {"method": "cutoff", "rule": inner, "less_than": draw(POINTS), "points": draw(POINTS)}
        case "gate":
            return {"method": "gate", "when": draw(conditions(unit)), "rule": inner, "otherwise": draw(POINTS)}
        case "multiply":
            factors = [{"when": draw(compares(unit)), "times": draw(SHARES)} for _ in range(draw(st.integers(1, 2)))]
            return {"method": "multiply", "rule": inner, "factors": factors}
    other = draw(st.one_of(count_rules(unit), band_rules(unit), rated_rules(unit)))
    parts = [
        {"name": "一", "full_marks": draw(POINTS), "rule": inner},
        {"name": "二", "full_marks": 50_000, "rule": other},
    ]
    return {"method": "parts", "parts": parts}


RATERS = st.builds(
    Raters,
    self_weight=st.sampled_from([200_000, 0, 500_000]),
    superior_weight=st.just(800_000),
    missing_self=st.sampled_from(["move_to_superior", "wait"]),
    largest_gap=st.sampled_from([None, None, 50_000]),
    beyond_gap=st.sampled_from([0, 20_000]),
)


@st.composite
def terms(draw: DrawFn) -> Terms:
    raters = draw(st.one_of(st.none(), RATERS))
    return Terms(
        full_marks=draw(st.sampled_from([50_000, 100_000, 200_000, 300_000, 33_333])),
        floor=draw(st.sampled_from([0, 0, None, -50_000, 12_345])),
        cap=draw(st.sampled_from([None, 100_000, 360_000, 33_333])),
        quantum=draw(st.sampled_from([100, 1])),
        scale=draw(st.sampled_from(["full_marks", "full_marks", "hundred"])),
        raters=raters,
        confirmed=raters is not None and draw(st.integers(0, 4)) == 0,
        missing=draw(st.sampled_from(["wait", "wait", "zero", "full", "carry_last", "move_weight"])),
        not_applicable=draw(st.sampled_from(["scale_up", "full", "exempt_total"])),
    )


@st.composite
def ruled(draw: DrawFn, method: str | None = None) -> Ruled:
    """A rule of a method (any, also composite, if none is named), its terms and a table of people."""
    unit = draw(st.sampled_from(UNITS_DRAWN))
    words = draw(SIMPLE[method](unit) if method in SIMPLE else composite_rules(unit))
    return draw(with_people(rule(words), draw(terms()), unit))


@st.composite
def with_people(draw: DrawFn, one: Rule, row_terms: Terms, unit: str) -> Ruled:
    """People drawn from a seed: a table of numbers is not worth shrinking, and this is quick."""
    chance = Random(draw(st.integers(0, 2**32)))
    inputs = inputs_alone(one, row_terms, InputNames("r0", unit))
    edges = sorted(set(_edges(one))) or [0]
    return Ruled(one, row_terms, unit, [_person(chance, inputs, edges) for _ in range(PEOPLE)])


PEOPLE = 30


def _person(chance: Random, inputs: tuple[RowInput, ...], edges: list[int]) -> dict[str, Given]:
    target = chance.choice([100, 1000, 7, 36_000, 1, 0, -100, 1_000_000])
    return {one.input: _given(chance, one, target, edges) for one in inputs}


RATINGS = [0, 50_000, 100_000, 150_000, 200_000, 95_000, -10_000, 4321, 10_000]


def _given(chance: Random, one: RowInput, target: int, edges: list[int]) -> Given:
    state = chance.choice([1] * 40 + [0, 2])
    if one.counted:
        return Given(chance.randrange(9), 1, state)
    if one.input in ("self", "superior", "last"):
        return Given(chance.choice(RATINGS), 1, state)
    bottom = chance.choice([1, 1, 3, 26]) if one.ratio else 1
    if one.input in ("target", "base"):
        return Given(target, bottom, state)
    edge = chance.choice([chance.choice(edges), chance.randrange(-200, 5_000_000)])
    beside = chance.choice([-1, 0, 0, 1])
    if one.dimension is Dimension.RATIO:
        return Given(edge + beside, 1_000_000, state)
    return Given(chance.choice([edge * target // 1_000_000, edge]) + beside, bottom, state)


def _edges(model: PolicyModel) -> Iterator[int]:
    """Every number the rule compares a measure with, in base units or millionths."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Quantity):
                yield item.value
            elif isinstance(item, PolicyModel):
                yield from _edges(item)
            elif name == "cliff" and isinstance(item, int):
                yield item
