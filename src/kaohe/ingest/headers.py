"""Headers (表头): find the header row, tell which importer it belongs to, and map its columns."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kaohe.ingest.importer import Field, Importer

SEARCHED_ROWS = 30
"""How far down a header row is looked for."""

_RECOGNISED = 0.6
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff'`]+")
_YUAN = "(元)"

Row = tuple[int, tuple[str | None, ...]]


@lru_cache(maxsize=4096)
def plain(header: str) -> str:
    """A header for matching only: one form for full and half width, no blanks, no line breaks, no letter case."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", header)).casefold()


@dataclass(frozen=True, slots=True)
class Header:
    """A header row read as one importer's: its row, its texts by column, and the column of each field found."""

    importer: Importer
    row: int
    texts: Mapping[int, str]
    columns: Mapping[str, int]
    befores: Mapping[str, int]

    @property
    def missing(self) -> tuple[Field, ...]:
        """Required columns the row lacks."""
        return tuple(item for item in self.importer.required if item.name not in self.columns)

    @property
    def repeated(self) -> tuple[str, ...]:
        """Headers of ours that stand twice, so that nobody can tell which column is meant."""
        counts = Counter(map(plain, self.texts.values()))
        used = {plain(self.texts[column]) for column in self.columns.values()}
        return tuple(sorted({text for text in self.texts.values() if counts[plain(text)] > 1 and plain(text) in used}))

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headers nobody asked for, in their order."""
        used = {*self.columns.values(), *self.befores.values()}
        known = {plain(name) for name in self.importer.known}
        rest = (text for column, text in sorted(self.texts.items()) if column not in used and plain(text) not in known)
        return tuple(dict.fromkeys(rest))


@dataclass(frozen=True, slots=True)
class Candidate:
    """How well a header fits: share of required columns, then how many columns are known, then how far up."""

    share: float
    matched: int
    header: Header

    @property
    def rank(self) -> tuple[float, int, int]:
        """Greater is better."""
        return (self.share, self.matched, -self.header.row)

    @property
    def recognised(self) -> bool:
        """Whether enough is there to say what the sheet is."""
        required = len(self.header.importer.required)
        found = required - len(self.header.missing)
        return self.share >= _RECOGNISED and found >= min(2, required)


def best_candidate(rows: Iterable[Row], importers: Sequence[Importer]) -> Candidate | None:
    """The best reading of any of the rows as any importer's header, recognised or not."""
    candidates = [
        _candidate(row, texts, importer)
        for row, cells in rows
        if (texts := {column: text for column, text in enumerate(cells) if text and text.strip()})
        for importer in importers
        if not _vocabulary(importer).isdisjoint(map(plain, texts.values()))
    ]
    return max(candidates, key=lambda candidate: candidate.rank, default=None)


@lru_cache(maxsize=64)
def _vocabulary(importer: Importer) -> frozenset[str]:
    """Every name any of its columns goes by."""
    return frozenset(name for item in importer.fields for name in _names(item.headers))


@lru_cache(maxsize=1024)
def _names(headers: tuple[str, ...]) -> tuple[str, ...]:
    """Headers as they are matched, also without a unit of yuan behind them."""
    names = [plain(header) for header in headers]
    return (*names, *(name.removesuffix(_YUAN) for name in names if name.endswith(_YUAN)))


def _candidate(row: int, texts: Mapping[int, str], importer: Importer) -> Candidate:
    places = _places(texts)
    found = {item.name: _column(places, item.headers) for item in importer.fields}
    columns = {name: column for name, column in found.items() if column is not None}
    split = {item.name: _column(places, (item.before,)) for item in importer.fields if item.before}
    befores = {name: column for name, column in split.items() if column is not None}
    header = Header(importer, row, texts, columns, befores)
    required = len(importer.required)
    matched = len(set(columns.values())) + sum(plain(name) in places for name in importer.known)
    return Candidate((required - len(header.missing)) / required, matched, header)


def _places(texts: Mapping[int, str]) -> dict[str, int]:
    """The first column of each header, also without a unit of yuan behind it; a full name goes before a cut one."""
    full = {plain(text): column for column, text in sorted(texts.items(), reverse=True)}
    cut = {name.removesuffix(_YUAN): column for name, column in full.items() if name.endswith(_YUAN)}
    return {**cut, **full}


def _column(places: Mapping[str, int], headers: tuple[str, ...]) -> int | None:
    return next((places[name] for name in _names(headers) if name in places), None)
