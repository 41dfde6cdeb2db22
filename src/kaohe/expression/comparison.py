"""The six comparisons of numbers, written as in SQL."""

from __future__ import annotations

from enum import StrEnum


class Comparison(StrEnum):
    """How two numbers are compared."""

    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="
    EQUAL = "="
    DIFFERENT = "<>"

    @property
    def opposite(self) -> Comparison:
        """The comparison that holds exactly when this one does not."""
        pairs = {"<": ">=", "<=": ">", "=": "<>"}
        return Comparison(pairs.get(self.value) or next(one for one, two in pairs.items() if two == self.value))
