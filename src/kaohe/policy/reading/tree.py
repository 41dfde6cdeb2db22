"""The plain values under YAML nodes, and the way back from a value to its line and its readable path."""

from __future__ import annotations

from dataclasses import dataclass

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kaohe.findings import Finding, Place, Severity

Step = str | int
Path = tuple[Step, ...]

_NAMES = ("name", "title", "letter", "heading", "id")
"""The keys by which a list item is called in a finding, first found first used."""


def plain(node: Node) -> object:
    """Mappings, lists and text; every scalar stays the text that was written, an unquoted empty or ~ is None."""
    if isinstance(node, MappingNode):
        return {str(key.value): plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.value]
    empty = node.style is None and node.value in ("", "~", "null")
    return None if empty else str(node.value)


def line_of(node: Node) -> int:
    """The line a node begins on, counted from 1."""
    return int(node.start_mark.line) + 1


def duplicate_keys(node: Node, file: str, at: Path = ()) -> tuple[Finding, ...]:
    """A finding for every key written twice in one mapping, anywhere below ``node``."""
    found: list[Finding] = []
    if isinstance(node, MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            if key.value in seen:
                found.append(_duplicate(file, line_of(key), (key.value, seen[key.value])))
            seen.setdefault(key.value, line_of(key))
            found.extend(duplicate_keys(value, file, (*at, key.value)))
    if isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            found.extend(duplicate_keys(item, file, (*at, index)))
    return tuple(found)


def _duplicate(file: str, row: int, seen: tuple[str, int]) -> Finding:
    key, first = seen
    what, why = f"「{key}」写了两次", f"第 {first} 行已经写过同一个键,后写的会悄悄盖掉先写的"
    return Finding(Severity.STOP, "policy-duplicate-key", Place(file, row=row, column=key), what, why, "请只保留其中一行")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file: its line and its readable path."""

    row: int
    path: str


def spot(root: Node, at: Path) -> Spot:
    """The deepest node along ``at`` that exists; steps that name no node (a union's tag) are skipped."""
    node, row, words = root, line_of(root), []
    for step in at:
        child = _child(node, step)
        if child is None:
            continue
        words.append(_word(child.value, step))
        node, row = child.value, child.row
    return Spot(row, " › ".join(words))


@dataclass(frozen=True, slots=True)
class _Child:
    value: Node
    row: int


def _child(node: Node, step: Step) -> _Child | None:
    if isinstance(node, MappingNode):
        pairs = ((key, value) for key, value in node.value if key.value == step)
        return next((_Child(value, line_of(key)) for key, value in pairs), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return _Child(node.value[step], line_of(node.value[step]))
    return None


def _word(node: Node, step: Step) -> str:
    return step if isinstance(step, str) else item_word(step, _called(node))


def item_word(index: int, name: str) -> str:
    """How a list item is called in a finding: 「第 3 项「直播时长」」."""
    return f"第 {index + 1} 项「{name}」" if name else f"第 {index + 1} 项"


def _called(node: Node) -> str:
    if not isinstance(node, MappingNode):
        return ""
    held = {key.value: value.value for key, value in node.value if isinstance(value, ScalarNode)}
    return next((str(held[name]) for name in _NAMES if held.get(name)), "")
