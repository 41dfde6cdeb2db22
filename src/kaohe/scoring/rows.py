"""One row compiled: the rule's points within the row's terms, rounded once, with state and reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaohe.expression import BoolExpr, Expr, Literal, Plan, Truth, all_of, any_of, case, equals
from kaohe.policy.measures import Measure
from kaohe.policy.rules import Rule
from kaohe.quantities import CENT, POINT
from kaohe.scoring.context import Context, Notes, Value
from kaohe.scoring.errors import ScoringError
from kaohe.scoring.exact import fixed
from kaohe.scoring.inputs import RowInput
from kaohe.scoring.methods import score
from kaohe.scoring.methods.judged import on_step
from kaohe.scoring.ratings import UNREADABLE_SELF, UNREADABLE_SUPERIOR, blended
from kaohe.scoring.score import Limited, Score, fixed_points, limited, plain, rounded, scaled
from kaohe.scoring.terms import Terms

WAITING, SCORED, NOT_APPLICABLE, UNREADABLE = 0, 1, 2, 3
"""States of a row: 待数据, 已计分, 不适用, 评分无法识别."""


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A compiled row: what it reads, what its reasons are called, and what its obstacles mean.

    ``obstacles[n - 1]`` is the Chinese text of ``<row>__blocked`` = n; ``measures`` names the reasons
    ``<row>__m1_num``/``_den`` … that hold the value of each measure the rule looks at. ``moved``: the row's weight
    moves to the others of its section; ``exempting``: the person's total is not appraised.
    """

    id: str
    rule: Rule
    terms: Terms
    inputs: tuple[RowInput, ...]
    measures: Mapping[Measure, str]
    obstacles: tuple[str, ...]
    reasons: tuple[str, ...]
    points: Expr
    state: Expr
    moved: BoolExpr
    exempting: BoolExpr


def compile_row(plan: Plan, rule: Rule, terms: Terms, inputs: Sequence[RowInput]) -> RowPlan:
    """Define ``<row>__ruled`` (points by the rule, in base units), ``<row>__state`` and the reasons."""
    if not inputs:
        raise ScoringError("规则不看任何数据，无法计分")
    row, values, notes = inputs[0].row_id, {one.input: Value.of(one) for one in inputs}, Notes()
    context = Context(terms.rule_marks, values, terms.raters, notes)
    scores = _within(score(rule, context), terms, context)
    if terms.confirmed:
        scores = _confirmed(scores, terms, context)
    context.notes_pair("final", plain(scores))
    ready = plan.define(f"{row}__ready", _ready(notes))
    points = plan.define(
        f"{row}__ruled", case([(ready, rounded(scores, terms.quantum))], _without_data(terms, values, notes))
    )
    state = plan.define(f"{row}__state", _state(ready, terms, values, notes))
    texts = _obstacles(notes, context)
    for name, value in notes.needed.items():
        context.notes_number(f"{name}_state", value.state)
    reasons = [f"{row}__{name}" for name in notes.reasons]
    for name, reason in zip(reasons, notes.reasons.values(), strict=True):
        plan.define(name, reason)
    moved, exempting = _moved(terms, state, notes), _exempting(terms, state, notes)
    told = (f"{row}__ready", f"{row}__ruled", *reasons)
    return RowPlan(row, rule, terms, tuple(inputs), notes.measures, texts, told, points, state, moved, exempting)


def _within(scores: Score, terms: Terms, context: Context) -> Score:
    """The rule's points on the row's own scale, between its floor and cap; notes ``exact`` and ``limit``."""
    own = scores if terms.scale == "full_marks" else scaled(scores, Fraction(terms.full_marks, 100 * POINT))
    before = plain(own)
    context.notes_pair("exact", before)
    hits = [] if terms.cap is None else [(before > fixed(terms.cap), Literal(1))]
    hits += [] if terms.floor is None else [(before < fixed(terms.floor), Literal(-1))]
    context.notes_number("limit", case(hits, 0))
    return limited(own, terms.floor, terms.cap)


def _confirmed(scores: Score, terms: Terms, context: Context) -> Score:
    """A computed row under 20/80 for all rows: the computed points stand until the superior gives others."""
    computed = rounded(scores, CENT)
    own, superior = context.offers("self"), context.offers("superior")
    for given, text in ((own, UNREADABLE_SELF), (superior, UNREADABLE_SUPERIOR)):
        points = given.exact.numerator
        allowed = all_of(points >= (terms.floor or 0), points <= _most(terms), on_step(points, CENT))
        context.notes.unreadable.append((given.present & ~allowed, text))
    context.notes_number("self", own.exact.numerator)
    context.notes_number("superior", superior.exact.numerator)
    context.notes_number("rated", superior.present)
    if terms.raters is not None and terms.raters.missing_self == "wait":
        own = context.needs("self")
    context.notes_number("computed", computed)
    return blended(own, case([(superior.present, superior.exact.numerator)], computed), context)


def _most(terms: Terms) -> int:
    return terms.full_marks if terms.cap is None else terms.cap


def _ready(notes: Notes) -> BoolExpr:
    """Whether everything is there and readable."""
    return all_of(
        *(value.present for value in notes.needed.values()),
        *(condition for condition, _ in notes.guards),
        *(~condition for condition, _ in [*notes.inapplicable, *notes.unreadable]),
    )


def _without_data(terms: Terms, values: Mapping[str, Value], notes: Notes) -> Expr:
    """The points where the row is not scored by its rule (§5.3, R28)."""
    full = fixed_points(_held_full(terms), terms.quantum)
    full_when_inapplicable = full if terms.not_applicable == "full" else 0
    missing: Expr = Literal(full if terms.missing == "full" else 0)
    if terms.missing == "carry_last":
        last = values["last"]
        missing = case([(last.present, rounded(Limited(last.exact), terms.quantum))], 0)
    return case(
        [(_inapplicable(notes), full_when_inapplicable), (_unreadable(notes), 0)],
        missing,
    )


def _held_full(terms: Terms) -> Fraction:
    return Fraction(min(terms.full_marks, _most(terms)))


def _state(ready: BoolExpr, terms: Terms, values: Mapping[str, Value], notes: Notes) -> Expr:
    missing: Expr = Literal({"wait": WAITING, "move_weight": NOT_APPLICABLE}.get(terms.missing, SCORED))
    if terms.missing == "carry_last":
        missing = case([(values["last"].present, SCORED)], WAITING)
    return case(
        [(ready, SCORED), (_inapplicable(notes), NOT_APPLICABLE), (_unreadable(notes), UNREADABLE)],
        missing,
    )


def _moved(terms: Terms, state: Expr, notes: Notes) -> BoolExpr:
    """Whether the weight moves: declared not applicable and scaled up, or missing under ``move_weight``."""
    stands_out = equals(state, NOT_APPLICABLE)
    if terms.not_applicable == "scale_up":
        return stands_out
    return all_of(stands_out, ~_inapplicable(notes)) if terms.missing == "move_weight" else Truth(False)


def _exempting(terms: Terms, state: Expr, notes: Notes) -> BoolExpr:
    if terms.not_applicable != "exempt_total":
        return Truth(False)
    return all_of(equals(state, NOT_APPLICABLE), _inapplicable(notes))


def _inapplicable(notes: Notes) -> BoolExpr:
    declared = [value.not_applicable for value in notes.needed.values()]
    return any_of(*declared, *(condition for condition, _ in notes.inapplicable))


def _unreadable(notes: Notes) -> BoolExpr:
    return any_of(*(condition for condition, _ in notes.unreadable))


def _obstacles(notes: Notes, context: Context) -> tuple[str, ...]:
    """Note ``blocked``: the first obstacle that holds, counted from 1."""
    obstacles = [*notes.inapplicable, *notes.unreadable, *((~condition, text) for condition, text in notes.guards)]
    if obstacles:
        context.notes_number("blocked", case([(hit, place) for place, (hit, _) in enumerate(obstacles, 1)], 0))
    return tuple(text for _, text in obstacles)
