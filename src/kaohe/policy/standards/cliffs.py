"""Cliffs (门槛): ranges that give fixed points instead of what the rule would compute."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from kaohe.policy.conditions import Bound, Compare
from kaohe.policy.fields import Quantity
from kaohe.policy.measures import Completion, Measure, Target
from kaohe.policy.rules import Cliff
from kaohe.policy.standards.amounts import Amount
from kaohe.policy.standards.clauses import Clause, Edge, Span
from kaohe.policy.standards.draft import Draft
from kaohe.quantities import PPM, Dimension


def cliffs_of(draft: Draft, measure: Measure, *, relative: bool) -> tuple[Cliff, ...]:
    """The cliffs of a rule on ``measure``; ``relative`` reads 「超10%」 as a tenth above the target."""
    found = draft.take(lambda one: one.kind == "band" and one.span is not None and one.score is not None)
    shrinking = tuple(
        Cliff(when=Compare(measure=measure, less_than=Quantity(value=0, unit="%")), points=draft.points(one.score))
        for one in draft.kinds("shrinking")
        if one.score is not None
    )
    return shrinking + tuple(
        Cliff(when=_condition(draft, one, measure, relative), points=draft.points(one.score))
        for one in found
        if one.span is not None and one.score is not None
    )


def _condition(draft: Draft, clause: Clause, measure: Measure, relative: bool) -> Compare:
    assert clause.span is not None
    rates = all(edge.amount and edge.amount.dimension is Dimension.RATIO for edge in clause.span.edges)
    if relative and rates and clause.kinds & {"GT", "HIGHER"}:
        return compared(draft, Completion(), beyond(clause.span))
    if rates and draft.setting.dimension not in (None, Dimension.RATIO):
        return compared(draft, Completion(), clause.span)
    return compared(draft, measure, clause.span)


def is_part(amount: Amount) -> bool:
    """Whether a number is a rate of less than a half."""
    return amount.dimension is Dimension.RATIO and amount.share < Fraction(1, 2)


def beyond(span: Span) -> Span:
    """The range counted from the whole target: 10 % above is 110 % of it."""

    def moved(edge: Edge | None) -> Edge | None:
        if edge is None or edge.amount is None:
            return edge
        return replace(edge, amount=replace(edge.amount, unit="%", value=edge.amount.share * 100 + 100))

    return replace(span, low=moved(span.low), high=moved(span.high))


def compared(draft: Draft, measure: Measure, span: Span) -> Compare:
    """The condition that a measure lies in a range."""
    keys: dict[str, Bound] = {}
    for edge, inside, outside in ((span.low, "at_least", "more_than"), (span.high, "at_most", "less_than")):
        if edge is not None:
            keys[inside if edge.included else outside] = _bound(draft, edge.amount, measure)
    if span.low is not None and span.low == span.high:
        keys = {"equal_to": _bound(draft, span.low.amount, measure)}
    return Compare(measure=measure, **keys)


def _bound(draft: Draft, amount: Amount | None, measure: Measure) -> Bound:
    """A number, or the target: the whole of it where a completion rate is compared."""
    if amount is not None:
        return draft.quantity(amount)
    return Quantity(value=PPM, unit="%") if isinstance(measure, Completion) else Target()
