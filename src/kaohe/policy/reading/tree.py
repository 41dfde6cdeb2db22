"""The plain values under YAML nodes, and the way back from a value to its line and its readable path."""

from __future__ import annotations

from dataclasses import dataclass

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kaohe.findings import Finding, Place
from kaohe.policy.reading import troubles

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
    empty = isinstance(node, ScalarNode) and node.style is None and node.value in ("", "~", "null")
    return None if empty else str(node.value)


def line_of(node: Node) -> int:
    """The line a node begins on, counted from 1."""
    return int(node.start_mark.line) + 1


def duplicate_keys(node: Node, file: str) -> tuple[Finding, ...]:
    """A finding for every key written twice in one mapping, anywhere below ``node``."""
    if isinstance(node, SequenceNode):
        return tuple(found for item in node.value for found in duplicate_keys(item, file))
    if not isinstance(node, MappingNode):
        return ()
    below = (found for _, value in node.value for found in duplicate_keys(value, file))
    return (*_repeated([key for key, _ in node.value], file), *below)


def _repeated(keys: list[ScalarNode], file: str) -> list[Finding]:
    first: dict[str, int] = {}
    found = []
    for key in keys:
        if key.value in first:
            where = Place(file, row=line_of(key), column=key.value)
            found.append(troubles.DUPLICATE_KEY.at(where, key=key.value, first=first[key.value]))
        first.setdefault(key.value, line_of(key))
    return found


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file: its line and its readable path."""

    row: int
    path: str


def spot(root: Node, at: Path) -> Spot:
    """The deepest node along ``at``; a step that names no node is left out."""
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


def rows_by_path(root: Node) -> dict[str, int]:
    """The line of every readable path below a node."""
    found: dict[str, int] = {}
    _note_rows(root, (), found)
    return found


def _note_rows(node: Node, words: tuple[str, ...], found: dict[str, int]) -> None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            found[" › ".join((*words, key.value))] = line_of(key)
            _note_rows(value, (*words, key.value), found)
    if isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            word = _word(item, index)
            found[" › ".join((*words, word))] = line_of(item)
            _note_rows(item, (*words, word), found)
