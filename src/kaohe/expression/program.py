"""Lay a set of definitions out as steps: what is computed once, under which name, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kaohe.expression.inputs import Column
from kaohe.expression.nodes import Literal, Node, Truth
from kaohe.expression.walk import children, postorder


@dataclass(frozen=True, slots=True)
class Style:
    """When a language wants a shared or deep node as a step of its own."""

    shared_weight: int
    """Nodes of a sub-tree used twice from which on it becomes a step; a definition used twice always is one."""

    depth: int
    """Nesting of one text, beyond which it is cut into steps."""

    repeats: Callable[[Node], bool]
    """Whether a node writes the texts of its operands more than once."""


@dataclass(slots=True)
class Program:
    """Definitions as a graph without repetition; ``steps`` names the nodes that are computed once."""

    outputs: dict[str, Node]
    nodes: list[Node]
    steps: dict[int, str] = field(default_factory=dict)


def lay_out(outputs: Mapping[str, Node], names: Mapping[int, str], style: Style) -> Program:
    """The program that computes ``outputs``; ``names`` are the definitions' names by id of their node."""
    program = Program(dict(outputs), list(postorder(outputs.values())))
    uses = _uses(program)
    repeated = {id(child) for node in program.nodes if style.repeats(node) for child in children(node)}
    sizes: dict[int, _Size] = {}
    for node in program.nodes:
        key, size = id(node), _size([sizes[id(child)] for child in children(node)])
        shared = uses[key] > 1 and (key in names or size.weight >= style.shared_weight)
        if not is_leaf(node) and (shared or key in repeated or size.depth > style.depth):
            program.steps[key] = names.get(key) or f"_{len(program.steps) + 1}"
            size = _size([])
        sizes[key] = size
    return program


@dataclass(frozen=True, slots=True)
class _Size:
    weight: int
    depth: int


def _size(parts: list[_Size]) -> _Size:
    return _Size(1 + sum(part.weight for part in parts), 1 + max((part.depth for part in parts), default=0))


def is_leaf(node: Node) -> bool:
    """Whether a node is computed from nothing, so that repeating it costs nothing."""
    return isinstance(node, Column | Literal | Truth)


def _uses(program: Program) -> dict[int, int]:
    uses = dict.fromkeys(map(id, program.nodes), 0)
    used = [child for node in program.nodes for child in children(node)]
    for node in [*program.outputs.values(), *used]:
        uses[id(node)] += 1
    return uses
