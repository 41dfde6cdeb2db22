"""One step of simplification: what the bounds or the shape of a node decide without any data."""

from __future__ import annotations

from kaohe.expression.comparison import Comparison
from kaohe.expression.nodes import (
    Absolute,
    Add,
    AllOf,
    BoolExpr,
    Case,
    Compare,
    Expr,
    FloorDivide,
    Junction,
    Literal,
    Maximum,
    Minimum,
    Multiply,
    Node,
    Not,
    Subtract,
    Truth,
)


def fold(node: Node) -> Node:
    """A simpler node of the same value, or the node itself; equal children must be one object."""
    if isinstance(node, Expr):
        return _number(node)
    match node:
        case Compare():
            return _compare(node)
        case Junction():
            return _junction(node)
        case Not():
            return _negation(node)
    return node


def _number(node: Expr) -> Expr:
    if node.bounds.low == node.bounds.high:
        return node if isinstance(node, Literal) else Literal(node.bounds.low)
    match node:
        case Add(Literal(0), other) | Add(other, Literal(0)) | Subtract(other, Literal(0)):
            return other
        case Multiply(Literal(1), other) | Multiply(other, Literal(1)) | FloorDivide(other, Literal(1)):
            return other
        case Multiply(Multiply(other, Literal(one)), Literal(two)):
            return Multiply(other, Literal(one * two))
        case Minimum() | Maximum():
            return _extreme(node)
        case Absolute():
            return _absolute(node)
        case Case():
            return _case(node)
    return node


def _extreme(node: Minimum | Maximum) -> Expr:
    left, right = node.left.bounds, node.right.bounds
    if node.left is node.right:
        return node.left
    if left.high <= right.low:
        return node.left if isinstance(node, Minimum) else node.right
    if right.high <= left.low:
        return node.right if isinstance(node, Minimum) else node.left
    return node


def _absolute(node: Absolute) -> Expr:
    if node.operand.bounds.low >= 0:
        return node.operand
    return Subtract(Literal(0), node.operand) if node.operand.bounds.high <= 0 else node


def _case(node: Case) -> Expr:
    branches = [(condition, value) for condition, value in node.branches if condition != Truth(False)]
    otherwise = node.otherwise
    for index, (condition, value) in enumerate(branches):
        if isinstance(condition, Truth):
            branches, otherwise = branches[:index], value
            break
    while branches and branches[-1][1] is otherwise:
        branches.pop()
    if not branches:
        return otherwise
    same = len(branches) == len(node.branches) and otherwise is node.otherwise
    return node if same else Case(tuple(branches), otherwise)


def _compare(node: Compare) -> BoolExpr:
    verdict = _verdict(node)
    return node if verdict is None else Truth(verdict)


def _verdict(node: Compare) -> bool | None:
    """What the comparison always gives, if its operands' bounds decide it."""
    low = node.left.bounds.low - node.right.bounds.high
    high = node.left.bounds.high - node.right.bounds.low
    if node.left is node.right:
        low = high = 0
    always = {
        Comparison.LESS: high < 0,
        Comparison.AT_MOST: high <= 0,
        Comparison.GREATER: low > 0,
        Comparison.AT_LEAST: low >= 0,
        Comparison.EQUAL: low == high == 0,
        Comparison.DIFFERENT: high < 0 or low > 0,
    }
    if always[node.op]:
        return True
    return False if always[node.op.opposite] else None


def _junction(node: Junction) -> BoolExpr:
    """Flat, each part once, without parts that decide nothing."""
    flat: dict[int, BoolExpr] = {}
    for part in node.parts:
        for inner in part.parts if isinstance(part, Junction) and type(part) is type(node) else (part,):
            flat[id(inner)] = inner
    neutral = isinstance(node, AllOf)
    parts = tuple(part for part in flat.values() if part != Truth(neutral))
    if any(part == Truth(not neutral) for part in parts):
        return Truth(not neutral)
    if len(parts) <= 1:
        return parts[0] if parts else Truth(neutral)
    return node if parts == node.parts else type(node)(parts)


def _negation(node: Not) -> BoolExpr:
    match node.part:
        case Truth(value):
            return Truth(not value)
        case Not(part):
            return part
        case Compare(op, left, right):
            return Compare(op.opposite, left, right)
    return node
