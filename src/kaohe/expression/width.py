"""Which numbers need more than 64 bits, and which more than any engine has."""

from __future__ import annotations

from collections.abc import Sequence

from kaohe.expression.bounds import INT64, QUOTIENT, WIDE
from kaohe.expression.nodes import Expr, FloorDivide, Node


class ExpressionTooWide(ValueError):
    """A number can grow beyond what every engine holds; the message is a Chinese sentence."""


def is_wide(node: Node) -> bool:
    """Whether a number can leave 64 bits."""
    return isinstance(node, Expr) and not node.bounds.within(INT64)


def check_width(name: str, nodes: Sequence[Node]) -> None:
    """Raise ExpressionTooWide, naming the definition, when a node can leave the widest integer."""
    for node in nodes:
        limit = QUOTIENT if isinstance(node, FloorDivide) else WIDE
        if isinstance(node, Expr) and not node.bounds.within(limit):
            raise ExpressionTooWide(
                f"「{name}」的计算({type(node).__name__})可能取到 {node.bounds},超出整数上限 {limit};"
                "请缩小所用数据列的上下限或规则中的系数"
            )
