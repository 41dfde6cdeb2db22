"""The slow and obvious reading of an expression, in whole numbers without limit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from kaohe import expression as ex

Row = Mapping[str, int]


def evaluate(node: ex.Node, row: Row, known: dict[int, int] | None = None) -> int:
    """The value of a number, or 0 or 1 for a condition; ``known`` keeps what shared nodes gave."""
    seen = {} if known is None else known
    if id(node) not in seen:
        seen[id(node)] = _read(node, partial(evaluate, row=row, known=seen), row)
    return seen[id(node)]


def _read(node: ex.Node, value_of: Callable[[ex.Node], int], row: Row) -> int:
    match node:
        case ex.Literal(value) | ex.Truth(value):
            return int(value)
        case ex.Column(name):
            return row[name]
        case ex.Named(_, inner) | ex.NamedCondition(_, inner):
            return value_of(inner)
        case ex.Absolute(operand):
            return abs(value_of(operand))
        case ex.Case(branches, otherwise):
            return value_of(next((value for condition, value in branches if value_of(condition)), otherwise))
    return _combined(node, value_of)


def _combined(node: ex.Node, value_of: Callable[[ex.Node], int]) -> int:
    match node:
        case ex.Add(left, right):
            return value_of(left) + value_of(right)
        case ex.Subtract(left, right):
            return value_of(left) - value_of(right)
        case ex.Multiply(left, right):
            return value_of(left) * value_of(right)
        case ex.FloorDivide(left, right):
            return value_of(left) // value_of(right)
        case ex.Minimum(left, right):
            return min(value_of(left), value_of(right))
        case ex.Maximum(left, right):
            return max(value_of(left), value_of(right))
    return _condition(node, value_of)


def _condition(node: ex.Node, value_of: Callable[[ex.Node], int]) -> int:
    match node:
        case ex.AllOf(parts):
            return int(all(value_of(part) for part in parts))
        case ex.AnyOf(parts):
            return int(any(value_of(part) for part in parts))
        case ex.Not(part):
            return 1 - value_of(part)
        case ex.Compare(op, left, right):
            one, two = value_of(left), value_of(right)
            verdicts = {"<": one < two, "<=": one <= two, ">": one > two, ">=": one >= two}
            return int(verdicts.get(op.value, (one == two) is (op is ex.Comparison.EQUAL)))
    raise TypeError(node)
