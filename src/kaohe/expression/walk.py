"""Walk an expression without recursion, and build it again from other children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from kaohe.expression.nodes import Absolute, Binary, BoolExpr, Case, Compare, Expr, Junction, Node, Not


def children(node: Node) -> tuple[Node, ...]:
    """The nodes this one is computed from; a reference to a definition has none."""
    match node:
        case Binary() | Compare():
            return (node.left, node.right)
        case Case():
            return (*(part for branch in node.branches for part in branch), node.otherwise)
        case Junction():
            return node.parts
        case Absolute():
            return (node.operand,)
        case Not():
            return (node.part,)
    return ()


def rebuilt(node: Node, parts: tuple[Node, ...]) -> Node:
    """The same node over other children of the same kinds."""
    conditions, numbers = cast(tuple[BoolExpr, ...], parts), cast(tuple[Expr, ...], parts)
    match node:
        case Binary():
            return type(node)(numbers[0], numbers[1])
        case Compare():
            return Compare(node.op, numbers[0], numbers[1])
        case Case():
            return Case(tuple(zip(conditions[:-1:2], numbers[1::2], strict=True)), numbers[-1])
        case Junction():
            return type(node)(conditions)
        case Absolute():
            return Absolute(numbers[0])
        case Not():
            return Not(conditions[0])
    return node


def postorder(roots: Iterable[Node]) -> Iterator[Node]:
    """Every node object once, children before parents, in the order of the roots."""
    seen: set[int] = set()
    for root in roots:
        stack = [(root, False)]
        while stack:
            node, ready = stack.pop()
            if ready:
                yield node
            elif id(node) not in seen:
                seen.add(id(node))
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(children(node)))
