"""Plus and minus pool (加减分, R18): every entry within its own limit, the pool within its bounds."""

from __future__ import annotations

from dataclasses import dataclass

from kaohe.expression import BoolExpr, Expr, case, clamp, total
from kaohe.policy.scorecard import PoolEntry
from kaohe.scoring import CARD, Compiled
from kaohe.scoring.conditions import holds
from kaohe.scoring.context import Context, Notes
from kaohe.scoring.methods.counts import event_count, kind_points
from kaohe.scoring.score import Limited, limited, rounded
from kaohe.scoring.vetoes import known_in, values_of


@dataclass(frozen=True, slots=True)
class PoolPlan:
    """A compiled pool: its points (base units) and whether everything it looks at is known."""

    points: Expr
    known: BoolExpr


def compile_pool(card: Compiled) -> PoolPlan:
    """Define ``pool__<id>`` for each entry and ``pool``, 0 while something is not known."""
    pool, notes = card.scorecard.pool, Notes()
    context = Context(0, values_of(card.inputs, CARD), None, notes)
    entries = [card.plan.define(f"pool__{entry.id}", _entry(entry, context)) for entry in pool.entries]
    known = card.plan.define("pool__known", known_in(notes))
    points = card.plan.define("pool", case([(known, clamp(total(entries), pool.low, pool.high))], 0))
    return PoolPlan(points, known)


def _entry(entry: PoolEntry, context: Context) -> Expr:
    """The signed points of one kind of event, whole events only; its gate (R26) closed, nothing counts."""
    number = event_count(entry.kind, context)
    most = entry.most
    points = limited(Limited(kind_points(entry.kind, number)), None if most is None else -most, most)
    counted = rounded(points, 1)
    if entry.kind.clears_from is not None:
        counted = case([(number >= entry.kind.clears_from, 0)], counted)
    return counted if entry.when is None else case([(holds(entry.when, context), counted)], 0)
