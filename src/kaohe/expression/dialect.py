"""What differs between the SQL of DuckDB and of Spark."""

from __future__ import annotations

from enum import StrEnum

from kaohe.expression.nodes import FloorDivide, Maximum, Minimum, Node
from kaohe.expression.width import is_wide


class Dialect(StrEnum):
    """A SQL engine that expressions are emitted for."""

    DUCKDB = "duckdb"
    SPARK = "spark"

    @property
    def wide(self) -> str:
        """The integer type for what 64 bits cannot hold."""
        return {"duckdb": "HUGEINT", "spark": "DECIMAL(38,0)"}[self.value]

    def quoted(self, name: str) -> str:
        """A name as an identifier; a plan lets in only names without quotes."""
        mark = {"duckdb": '"', "spark": "`"}[self.value]
        return f"{mark}{name}{mark}"

    def guards(self, node: FloorDivide) -> bool:
        """Whether a division that may be wide is first tried in 64 bits."""
        return self is Dialect.DUCKDB and (is_wide(node.left) or is_wide(node.right))

    def repeats(self, node: Node) -> bool:
        """Whether the text of a node holds the texts of its operands more than once."""
        if isinstance(node, FloorDivide):
            return self.guards(node) or (self is Dialect.SPARK and is_wide(node))
        return self is Dialect.DUCKDB and isinstance(node, Minimum | Maximum)
