"""The slow and obvious reading of an expression, in whole numbers without limit."""

from __future__ import annotations

from collections.abc import Mapping

from kaohe import expression as ex


def evaluate(node: ex.Node, row: Mapping[str, int]) -> int:
    """The value of a number, or 0 or 1 for a condition."""
    match node:
        case ex.Literal(value):
            return value
        case ex.Truth(value):
            return int(value)
        case ex.Column(name):
            return row[name]
        case ex.Named(_, inner) | ex.NamedCondition(_, inner):
            return evaluate(inner, row)
        case ex.Add(left, right):
            return evaluate(left, row) + evaluate(right, row)
        case ex.Subtract(left, right):
            return evaluate(left, row) - evaluate(right, row)
        case ex.Multiply(left, right):
            return evaluate(left, row) * evaluate(right, row)
        case ex.FloorDivide(left, right):
            return evaluate(left, row) // evaluate(right, row)
        case ex.Minimum(left, right):
            return min(evaluate(left, row), evaluate(right, row))
        case ex.Maximum(left, right):
            return max(evaluate(left, row), evaluate(right, row))
        case ex.Absolute(operand):
            return abs(evaluate(operand, row))
        case ex.Case(branches, otherwise):
            holding = (value for condition, value in branches if evaluate(condition, row))
            return evaluate(next(holding, otherwise), row)
    return _condition(node, row)


def _condition(node: ex.Node, row: Mapping[str, int]) -> int:
    match node:
        case ex.AllOf(parts):
            return int(all(evaluate(part, row) for part in parts))
        case ex.AnyOf(parts):
            return int(any(evaluate(part, row) for part in parts))
        case ex.Not(part):
            return 1 - evaluate(part, row)
        case ex.Compare(op, left, right):
            one, two = evaluate(left, row), evaluate(right, row)
            verdicts = {"<": one < two, "<=": one <= two, ">": one > two, ">=": one >= two}
            return int(verdicts.get(op.value, (one == two) is (op is ex.Comparison.EQUAL)))
    raise TypeError(node)
