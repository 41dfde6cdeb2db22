"""A program as one SQL query: nested selects, each layer adding the steps that need the layer below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kaohe.expression.dialect import Dialect
from kaohe.expression.inputs import Column
from kaohe.expression.nodes import BoolExpr, Literal, Node
from kaohe.expression.program import Program, Style
from kaohe.expression.sql_text import SqlText, literal
from kaohe.expression.text import Text
from kaohe.expression.walk import children
from kaohe.expression.width import is_wide


def sql_style(dialect: Dialect) -> Style:
    """Small repeated sub-trees stay in place, where they read better; speed is the same for any weight from 2 to 30."""
    return Style(shared_weight=4, depth=100, repeats=dialect.repeats)


@dataclass(frozen=True, slots=True)
class Item:
    """A select item: its text, the names it reads, and the lowest layer that offers them all."""

    text: Text
    reads: dict[str, None]
    layer: int


@dataclass(slots=True)
class SqlQuery:
    """Writes one program in one dialect."""

    program: Program
    dialect: Dialect
    items: dict[int, Item] = field(default_factory=dict)
    layers: dict[int, dict[str, Item]] = field(default_factory=dict)

    def text(self, source: str, keys: Sequence[str]) -> str:
        """The query over ``source``, a table name or a query in parentheses: the keys, then the outputs."""
        for node in self.program.nodes:
            self._add(node)
        outputs = {name: self._output(node) for name, node in self.program.outputs.items()}
        query = source
        needed = self._needed(outputs, keys)
        for level, step_items in sorted(self.layers.items()):
            query = f"(\n{self._select(step_items, needed[level], query)}\n)"
        return self._select(outputs, keys, query)

    def _add(self, node: Node) -> None:
        parts = [self.items[id(child)] for child in children(node)]
        text = SqlText(self.dialect).write(node, [part.text for part in parts])
        reads = {name: None for part in parts for name in part.reads}
        if isinstance(node, Column):
            reads = {node.name: None}
        item = Item(text, reads, max((part.layer for part in parts), default=0))
        name = self.program.steps.get(id(node))
        self.items[id(node)] = item if name is None else self._step(name, item)

    def _step(self, name: str, item: Item) -> Item:
        level = item.layer + 1
        self.layers.setdefault(level, {})[name] = item
        return Item(Text(self.dialect.quoted(name)), {name: None}, level)

    def _output(self, node: Node) -> Item:
        """An output as a number: conditions and bare constants have no 64-bit type of their own."""
        item = self.items[id(node)]
        if not isinstance(node, BoolExpr | Literal):
            return item
        kind = self.dialect.wide if is_wide(node) else "BIGINT"
        return Item(SqlText(self.dialect).cast(item.text, kind), item.reads, item.layer)

    def _needed(self, outputs: dict[str, Item], keys: Sequence[str]) -> dict[int, list[str]]:
        """For each layer the names it must pass on unchanged, because a layer above reads them."""
        wanted = dict.fromkeys(keys) | _reads(outputs.values())
        needed = {}
        for level in sorted(self.layers, reverse=True):
            made = self.layers[level]
            needed[level] = [name for name in wanted if name not in made]
            wanted = dict.fromkeys(needed[level]) | _reads(made.values())
        return needed

    def _select(self, items: dict[str, Item], carried: Sequence[str], query: str) -> str:
        columns = [self.dialect.quoted(name) for name in carried]
        for name, item in items.items():
            quoted = self.dialect.quoted(name)
            columns.append(quoted if item.text.text == quoted else f"{item.text.text} AS {quoted}")
        return f"SELECT {', '.join(columns)}\nFROM {query}"


def _reads(items: Iterable[Item]) -> dict[str, None]:
    return {name: None for item in items for name in item.reads}


def outside_bounds(columns: Sequence[Column], dialect: Dialect, source: str, keys: Sequence[str]) -> str:
    """The query for the rows of ``source`` that break the promise of a column: the keys, then the columns."""
    names = [dialect.quoted(name) for name in [*keys, *(column.name for column in columns)]]
    broken = [_broken(column, dialect.quoted(column.name)) for column in columns] or ["FALSE"]
    return f"SELECT {', '.join(names)}\nFROM {source}\nWHERE {' OR '.join(broken)}"


def _broken(column: Column, name: str) -> str:
    low, high = literal(column.low).text, literal(column.high).text
    return f"{name} IS NULL OR {name} NOT BETWEEN {low} AND {high}"
