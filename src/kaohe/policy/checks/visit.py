"""Walk a policy's scorecards: every row with its place, every rule, measure and condition inside a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.reading.tree import item_word
from kaohe.policy.scorecard import Row, Scorecard, Section

Kind = TypeVar("Kind", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Seen:
    """One row where it stands: its card, section and number in the section."""

    card: Scorecard
    section: Section
    row: Row
    number: int

    def place(self, *keys: str) -> Place:
        """Where the row (or a key of it) is written; shared sections are in behaviour.yaml."""
        word = " › ".join((item_word(self.number, self.row.name), *keys))
        if self.section.id == "behaviour":
            return Place("behaviour.yaml", column=f"rows › {word}")
        section = item_word(self.card.sections.index(self.section), self.section.name)
        return card_place(self.card, f"sections › {section} › rows › {word}")

    def stop(self, code: str, key: str, *said: str) -> Finding:
        """A finding about the row that stops the work; ``said`` is what, why and the next step."""
        return self._finding(Severity.STOP, code, key, said)

    def warn(self, code: str, key: str, *said: str) -> Finding:
        """A finding about the row that only warns."""
        return self._finding(Severity.WARN, code, key, said)

    def _finding(self, severity: Severity, code: str, key: str, said: tuple[str, ...]) -> Finding:
        what, why, next_step = said
        return Finding(severity, code, self.place(*([key] if key else [])), what, why, next_step, self.row.clause)


def card_place(card: Scorecard, path: str) -> Place:
    """A place inside a position's scorecard."""
    return Place(f"positions/{card.position}.yaml", column=f"scorecard › {path}")


def rows(policy: Policy) -> Iterator[Seen]:
    """Every row of every scorecard."""
    for card in policy.scorecards:
        for section in card.sections:
            for number, row in enumerate(section.rows):
                yield Seen(card, section, row, number)


def inside(model: object, *kinds: type[Kind]) -> Iterator[Kind]:
    """The model itself and every model below it that is of one of the kinds."""
    if isinstance(model, kinds):
        yield model
    for part in _parts(model):
        yield from inside(part, *kinds)


def _parts(model: object) -> Iterable[object]:
    if isinstance(model, BaseModel):
        return [getattr(model, name) for name in type(model).model_fields]
    if isinstance(model, dict):
        return model.values()
    return model if isinstance(model, tuple) else ()
