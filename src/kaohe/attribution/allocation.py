"""Largest remainder (最大余数法): a whole amount shared by whole weights so that the parts sum to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shares:
    """How an amount is shared, as SQL expressions over the rows of one ``partition``.

    ``weight`` is a row's whole weight and ``total`` their sum, at least 1. ``order`` breaks ties of equal
    remainders and must be total, so that the result does not depend on the order of rows.
    """

    weight: str
    total: str
    partition: str
    order: str

    def of(self, amount: str) -> str:
        """The SQL of this row's part of a non-negative amount; 128-bit products, so no overflow."""
        product = f"(({amount})::HUGEINT * ({self.weight}))"
        whole = f"({product} // ({self.total}))"
        rank = (
            f"row_number() OVER (PARTITION BY {self.partition} ORDER BY {product} % ({self.total}) DESC, {self.order})"
        )
        left = f"(({amount}) - sum({whole}) OVER (PARTITION BY {self.partition}))"
        return f"({whole} + CASE WHEN {rank} <= {left} THEN 1 ELSE 0 END)::BIGINT"
