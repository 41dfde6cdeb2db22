"""Pay lines: what a payable amount is the sum of, each with its numbers and its clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """What a line of the pay ledger is."""

    PERFORMANCE = "performance"
    SLICE = "slice"
    WHOLE = "whole"
    FACTOR = "factor"
    FLOOR = "floor"

    @property
    def label(self) -> str:
        """The Chinese word printed for the kind."""
        names = {
            "performance": "绩效工资",
            "slice": "分段提成",
            "whole": "全额提成",
            "factor": "提成乘数",
            "floor": "保底",
        }
        return names[self.value]


@dataclass(frozen=True, slots=True)
class PayLine:
    """One line, rounded once to the fen; ``sentence`` is the reason in Chinese."""

    kind: LineKind
    amount: int
    sentence: str
    clause: str


def payable(lines: Iterable[PayLine]) -> int:
    """The sum of the lines, in fen."""
    return sum(line.amount for line in lines)
