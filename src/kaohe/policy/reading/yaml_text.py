"""Read one YAML file into nodes that know their line; whatever stops the reading becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kaohe.findings import Finding, Place
from kaohe.policy.reading import troubles

_INDENT_WITH_TAB = re.compile(r"^ *\t")
Read = tuple[Node | None, tuple[Finding, ...]]
"""The root node, or none and the findings that prevent it."""


def read_nodes(path: Path, name: str) -> Read:
    """The root node of a YAML file; ``name`` is how findings call the file."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return None, (troubles.FILE_UNREADABLE.at(Place(name), reason=_reason(error)),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        return None, (troubles.WRONG_ENCODING.at(Place(name, row=row)),)
    tabs = _tabs(text, name)
    return (None, tabs) if tabs else _composed(text, name)


def _reason(error: OSError) -> str:
    reasons = {FileNotFoundError: "文件不存在", PermissionError: "没有读取权限", IsADirectoryError: "这是文件夹"}
    return reasons.get(type(error), "系统不能读取它")


def _tabs(text: str, name: str) -> tuple[Finding, ...]:
    rows = (row for row, line in enumerate(text.splitlines(), 1) if _INDENT_WITH_TAB.match(line))
    return tuple(troubles.TAB.at(Place(name, row=row)) for row in rows)


@lru_cache(maxsize=64)
def _composed(text: str, name: str) -> Read:
    """The nodes of a text; kept, because composing is most of the time of loading and most files never change."""
    try:
        node: Node | None = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        row = min(mark.line + 1, len(text.splitlines())) if mark else 0
        return None, (troubles.SYNTAX.at(Place(name, row=row), reason=_why(error)),)
    except YAMLError:
        return None, (troubles.BAD_CHARACTER.at(Place(name)),)
    if node is None:
        return None, (troubles.EMPTY.at(Place(name)),)
    odd = tuple(_odd(node, name))
    return (None, odd) if odd else (node, ())


def _odd(root: Node, name: str) -> Iterator[Finding]:
    """Keys that are no words, and references: they would make a file mean more than it shows."""
    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        place = Place(name, row=node.start_mark.line + 1)
        if id(node) in seen:
            yield troubles.REFERENCE.at(place)
            continue
        seen.add(id(node))
        if isinstance(node, MappingNode):
            keys = [key for key, _ in node.value if not isinstance(key, ScalarNode)]
            yield from (troubles.ODD_KEY.at(Place(name, row=key.start_mark.line + 1)) for key in keys)
            waiting.extend(value for _, value in node.value)
        if isinstance(node, SequenceNode):
            waiting.extend(node.value)


_SIGNS = (
    ("mapping values are not allowed", "一行里出现了两个“键: 值”，多半是上一行缩进不齐或值里含有冒号"),
    ("could not find expected ':'", "缺少冒号，或冒号后没有空格"),
    ("block mapping", "缩进没有对齐，或列表的“-”位置不对"),
    ("block collection", "缩进没有对齐，或列表的“-”位置不对"),
    ("block sequence", "缩进没有对齐，或列表的“-”位置不对"),
    ("flow mapping", "花括号 { } 没有成对，或里面少了逗号"),
    ("flow sequence", "方括号 [ ] 没有成对，或里面少了逗号"),
    ("quoted scalar", "引号没有成对"),
    ("cannot start any token", "值的第一个字符有特殊含义（如 % @ `），要用引号括起来"),
    ("undefined alias", "用了 * 开头的引用，但前面没有定义；文字请用引号括起来"),
    ("single document", "文件里出现了多余的“---”分隔线"),
)


def _why(error: MarkedYAMLError) -> str:
    problem = f"{error.problem or ''} {error.context or ''}"
    return next((why for sign, why in _SIGNS if sign in problem), "不符合 YAML 的书写格式")
