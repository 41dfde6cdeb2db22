"""What differs between the SQL of DuckDB and of Spark."""

from __future__ import annotations

from enum import StrEnum


class Dialect(StrEnum):
    """A SQL engine that expressions are emitted for."""

    DUCKDB = "duckdb"
    SPARK = "spark"

    @property
    def wide(self) -> str:
        """The integer type for what 64 bits cannot hold."""
        return {"duckdb": "HUGEINT", "spark": "DECIMAL(38,0)"}[self.value]

    @property
    def repeats_operands(self) -> bool:
        """Whether a quotient wider than 64 bits is written with its operands several times."""
        return self is Dialect.SPARK

    def divided(self, left: str, right: str, wide: bool) -> str:
        """The whole quotient; engines truncate, which is the floor for what is never negative.

        Spark's ``div`` gives 64 bits whatever its operands, so a wider quotient is made an exact decimal division.
        """
        if self is Dialect.DUCKDB:
            return f"({left} // {right})"
        return f"CAST(({left} - {left} % {right}) / {right} AS {self.wide})" if wide else f"({left} div {right})"

    def quoted(self, name: str) -> str:
        """A name as an identifier."""
        mark = {"duckdb": '"', "spark": "`"}[self.value]
        return f"{mark}{name.replace(mark, mark * 2)}{mark}"
