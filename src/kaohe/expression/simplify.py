"""Make definitions lean, and keep one object for all equal sub-trees."""

from __future__ import annotations

from collections.abc import Mapping

from kaohe.expression.fold import fold
from kaohe.expression.inputs import Column, Named, NamedCondition
from kaohe.expression.nodes import Compare, Literal, Node, Truth
from kaohe.expression.walk import children, postorder, rebuilt


class Simplifier:
    """Simplifies definitions one after another; sub-trees that come out equal are one object in all of them."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Node] = {}

    def simplify(self, expression: Node, definitions: Mapping[str, Node]) -> Node:
        """The lean form; a reference becomes the lean form of the definition it names."""
        lean: dict[int, Node] = {}
        for node in postorder([expression]):
            if isinstance(node, Named | NamedCondition):
                lean[id(node)] = definitions[node.name]
            else:
                lean[id(node)] = self._one(rebuilt(node, tuple(lean[id(child)] for child in children(node))))
        return lean[id(expression)]

    def _one(self, node: Node) -> Node:
        """The one object for this node, whose children are such objects already."""
        known = self._known.get(_key(node))
        if known is not None:
            return known
        folded = fold(node)
        if folded is not node:
            return self._one(rebuilt(folded, tuple(self._one(child) for child in children(folded))))
        return self._known.setdefault(_key(node), node)


def _key(node: Node) -> tuple[object, ...]:
    own: tuple[object, ...] = ()
    match node:
        case Literal() | Truth():
            own = (node.value,)
        case Column():
            own = (node.name, node.low, node.high)
        case Compare():
            own = (node.op,)
    return (type(node), *own, *map(id, children(node)))
