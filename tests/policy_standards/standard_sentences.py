"""The 108 sentences with the method they read into and the points they give."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kaohe.quantities import POINT
from kaohe.scoring.trial import Trial, try_standard
from kaohe.scoring.written import Asked

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Sentence:
    """One line of the table."""

    id: str
    marks: int
    method: str
    target: str | None
    expected: tuple[tuple[str | Mapping[str, str], str | None], ...]
    text: str

    def tried(self, actual: str | Mapping[str, str]) -> Trial:
        """The sentence applied to one actual."""
        return try_standard(Asked(self.text, self.marks * POINT, self.target, actual))


def sentences(file: str = "sentences.txt") -> tuple[Sentence, ...]:
    """Every sentence of a table."""
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    return tuple(_sentence(line) for line in lines if line and not line.startswith("#"))


def _sentence(line: str) -> Sentence:
    name, marks, method, target, expected, text = (part.strip() for part in line.split(" | ", 5))
    return Sentence(name, int(marks), method, None if target == "-" else target, tuple(_expected(expected)), text)


def _expected(text: str) -> Iterator[tuple[str | Mapping[str, str], str | None]]:
    for part in text.split(" "):
        actual, _, points = part.rpartition("=")
        given = json.loads(actual, parse_int=str) if actual.startswith("{") else actual
        yield given, points or None


def score(text: str, marks: int, actual: str | Mapping[str, str], target: str | None = None) -> str | None:
    """The points of a sentence for one actual."""
    return try_standard(Asked(text, marks * POINT, target, actual)).score


def ambiguities(text: str, marks: int = 10, target: str | None = None) -> list[str]:
    """The ambiguities the reading of a sentence asks about."""
    trial = try_standard(Asked(text, marks * POINT, target, "1"))
    return [question.ambiguity for question in trial.reading.questions]
