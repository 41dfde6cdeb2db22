"""A plan (计算方案): named definitions, each computed once, for three engines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import overload

from kaohe.expression.dialect import Dialect
from kaohe.expression.inputs import Column, Named, NamedCondition
from kaohe.expression.nodes import BoolExpr, Expr, Node
from kaohe.expression.program import Program, Style, lay_out
from kaohe.expression.python_text import PYTHON_STYLE, Function, compiled
from kaohe.expression.simplify import Simplifier
from kaohe.expression.sql import SqlQuery, outside_bounds, sql_style
from kaohe.expression.walk import postorder
from kaohe.expression.width import check_width

_NAME = re.compile(r"[a-z0-9][a-z0-9_]*")


class Plan:
    """Definitions in order; later ones may use the references to earlier ones."""

    def __init__(self) -> None:
        self._given: dict[str, Node] = {}
        self._lean: dict[str, Node] = {}
        self._columns: dict[str, Column] = {}
        self._simplifier = Simplifier()

    @overload
    def define(self, name: str, expression: Expr) -> Named: ...
    @overload
    def define(self, name: str, expression: BoolExpr) -> NamedCondition: ...
    def define(self, name: str, expression: Node) -> Named | NamedCondition:
        """Give an expression a name; ValueError for a bad name, ExpressionTooWide for a number too large."""
        self._check_name(name)
        nodes = list(postorder([expression]))
        columns = self._checked_references(name, nodes)
        check_width(name, nodes)
        self._columns |= columns
        self._given[name] = expression
        self._lean[name] = self._simplifier.simplify(expression, self._lean)
        return Named(name, expression) if isinstance(expression, Expr) else NamedCondition(name, expression)

    @property
    def names(self) -> tuple[str, ...]:
        """All definitions, in order."""
        return tuple(self._given)

    def definition(self, name: str) -> Node:
        """The expression as it was defined."""
        return self._given[name]

    def columns(self, outputs: Sequence[str] | None = None) -> tuple[Column, ...]:
        """The input columns the outputs are defined on, even those whose bounds alone decide the result."""
        pending, seen = list(reversed(self._chosen(outputs))), dict[str, Column]()
        visited = set(pending)
        while pending:
            for node in postorder([self._given[pending.pop()]]):
                if isinstance(node, Column):
                    seen[node.name] = node
                elif isinstance(node, Named | NamedCondition) and node.name not in visited:
                    visited.add(node.name)
                    pending.append(node.name)
        return tuple(seen.values())

    def outside_bounds(
        self, dialect: str, source: str, keys: Sequence[str] = (), outputs: Sequence[str] | None = None
    ) -> str:
        """The query for the rows that break a promise the outputs rest on: the keys, then the needed columns."""
        self._check_keys(keys)
        return outside_bounds(self.columns(outputs), Dialect(dialect), source, keys)

    def sql(self, dialect: str, source: str, keys: Sequence[str] = (), outputs: Sequence[str] | None = None) -> str:
        """One query: a row of ``keys`` and ``outputs`` (default all definitions) for each row of ``source``.

        ``source`` is a table name or a query in parentheses, taken as it is; conditions come out as 0 or 1.
        """
        self._check_keys(keys)
        engine = Dialect(dialect)
        return SqlQuery(self._program(outputs, sql_style(engine)), engine).text(source, keys)

    def function(self, outputs: Sequence[str] | None = None) -> Function:
        """The plan as a Python function from a row of columns to the outputs (default all definitions)."""
        return compiled(self._program(outputs, PYTHON_STYLE))

    def _chosen(self, outputs: Sequence[str] | None) -> Sequence[str]:
        chosen = self.names if outputs is None else outputs
        unknown = [name for name in chosen if name not in self._given]
        if unknown or not chosen:
            raise ValueError(f"not defined in this plan: {', '.join(unknown) or 'any output'}")
        return chosen

    def _program(self, outputs: Sequence[str] | None, style: Style) -> Program:
        names: dict[int, str] = {}
        for name, node in self._lean.items():
            names.setdefault(id(node), name)
        return lay_out({name: self._lean[name] for name in self._chosen(outputs)}, names, style)

    def _check_name(self, name: str) -> None:
        if not _NAME.fullmatch(name):
            raise ValueError(f"a name is lower-case letters, digits and underscores: {name!r}")
        if name in self._given or name in self._columns:
            raise ValueError(f"the name is taken: {name}")

    def _checked_references(self, name: str, nodes: Sequence[Node]) -> dict[str, Column]:
        """The columns of a definition; ValueError when it names what this plan does not know."""
        columns: dict[str, Column] = {}
        for node in nodes:
            if isinstance(node, Named | NamedCondition) and self._given.get(node.name) is not node.expr:
                raise ValueError(f"{name} refers to {node.name}, which this plan does not define")
            if isinstance(node, Column):
                self._check_column(name, node, columns.setdefault(node.name, node))
        return columns

    def _check_column(self, name: str, column: Column, seen: Column) -> None:
        if not _NAME.fullmatch(column.name):
            raise ValueError(f"a column is lower-case letters, digits and underscores: {column.name!r}")
        if column.name == name or column.name in self._given:
            raise ValueError(f"{column.name} is both a column and a definition")
        if column != seen or column != self._columns.get(column.name, column):
            raise ValueError(f"column {column.name} has two bounds")

    def _check_keys(self, keys: Sequence[str]) -> None:
        for key in keys:
            if not _NAME.fullmatch(key) or key in self._given:
                raise ValueError(f"not a key column: {key!r}")
