"""Conditions (条件) on exact, unrounded values."""

from __future__ import annotations

from kaohe.expression import BoolExpr, Comparison, all_of, any_of, as_number, total
from kaohe.policy.conditions import AllOf, AnyOf, Bound, Compare, Condition, CountOf, Negation
from kaohe.scoring.context import Context
from kaohe.scoring.measures import bound, measured


def holds(condition: Condition, context: Context) -> BoolExpr:
    """Whether the condition holds."""
    match condition:
        case Compare():
            return _compared(condition, context)
        case AllOf(all_of=parts):
            return all_of(*(holds(part, context) for part in parts))
        case AnyOf(any_of=parts):
            return any_of(*(holds(part, context) for part in parts))
        case Negation(none_of=part):
            return ~holds(part, context)
        case CountOf(count_of=parts, at_least=least):
            return total(as_number(holds(part, context)) for part in parts) >= least


def bounds_of(condition: Compare) -> list[tuple[Comparison, Bound]]:
    """The bounds a comparison states, as comparisons."""
    stated = [
        (Comparison.AT_LEAST, condition.at_least),
        (Comparison.GREATER, condition.more_than),
        (Comparison.AT_MOST, condition.at_most),
        (Comparison.LESS, condition.less_than),
        (Comparison.EQUAL, condition.equal_to),
    ]
    return [(op, limit) for op, limit in stated if limit is not None]


def _compared(condition: Compare, context: Context) -> BoolExpr:
    left = measured(condition.measure, context)
    parts = [left.value.compared(op, bound(limit, left.dimension, context)) for op, limit in bounds_of(condition)]
    return all_of(*parts)
