"""Pieces of emitted text that know how strongly they bind, so that parentheses stand only where needed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Strength(IntEnum):
    """How strongly the outermost operator of a text binds, the same in SQL and Python."""

    OR = 1
    AND = 2
    NOT = 3
    COMPARE = 4
    ADD = 5
    MULTIPLY = 6
    ATOM = 7


@dataclass(frozen=True, slots=True)
class Text:
    """Emitted text and its strength."""

    text: str
    strength: Strength = Strength.ATOM

    def inside(self, strength: Strength) -> str:
        """The text as an operand that must bind at least so strongly."""
        return self.text if self.strength >= strength else f"({self.text})"


def chain(left: Text, operator: str, right: Text, strength: Strength) -> Text:
    """left operator right; operators of one strength group to the left."""
    stronger = Strength(min(strength + 1, Strength.ATOM))
    return Text(f"{left.inside(strength)} {operator} {right.inside(stronger)}", strength)


def junction(parts: list[Text], operator: str, strength: Strength) -> Text:
    """All parts joined by AND or OR."""
    return Text(f" {operator} ".join(part.inside(strength) for part in parts), strength)
