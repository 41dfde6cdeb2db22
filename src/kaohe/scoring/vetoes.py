"""Vetoes (一票否决, R17) on a row: whether the event happened, and the row it zeroes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaohe.expression import BoolExpr, Expr, Plan, all_of, total
from kaohe.policy.measures import Event
from kaohe.policy.scorecard import Veto
from kaohe.scoring.conditions import holds
from kaohe.scoring.context import Context, Notes, Value
from kaohe.scoring.inputs import CARD, RowInput, models_in


@dataclass(frozen=True, slots=True)
class VetoPlan:
    """A compiled veto: ``hit`` is known to have happened, ``known`` that its inputs are there, ``count`` how often."""

    veto: Veto
    hit: BoolExpr
    known: BoolExpr
    count: Expr


def compile_veto(plan: Plan, veto: Veto, inputs: Sequence[RowInput]) -> VetoPlan:
    """Define ``veto__<id>`` (1 when it happened); events are the card's, other measures those of the veto's row."""
    context = Context(0, values_of(inputs, veto.row), None, Notes())
    holding = holds(veto.when, context)
    known = known_in(context.notes)
    hit = plan.define(f"veto__{veto.id}", all_of(known, holding))
    events = dict.fromkeys(part.event for part in models_in(veto.when) if isinstance(part, Event))
    count = total(context.offers(event).exact.numerator for event in events)
    return VetoPlan(veto, hit, known, count)


def values_of(inputs: Sequence[RowInput], row: str | None) -> Mapping[str, Value]:
    """The values a veto or a pool entry may look at: those of its row, and before them the card's."""
    own = {one.input: Value.of(one) for one in inputs if one.row_id == row}
    return own | {one.input: Value.of(one) for one in inputs if one.row_id == CARD}


def known_in(notes: Notes) -> BoolExpr:
    """Whether all that was looked at is there and can be computed."""
    return all_of(*(value.present for value in notes.needed.values()), *(condition for condition, _ in notes.guards))
