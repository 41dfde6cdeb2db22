"""Importers as declarations: the columns, their types, and the fact table they fill (style 7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from kaohe.facts import TABLES, FactTable
from kaohe.ingest.columns import ColumnType


class Need(Enum):
    """How much a column is needed."""

    EVERY_ROW = "every row"
    COLUMN = "column"
    OPTIONAL = "optional"
    WATCHED = "watched"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a source: the name its value bears, its type, and the headers it is known by, the usual first.

    ``before`` names a column whose text stands before it when the file splits one value in two (date and time);
    ``signed`` numbers may be below nothing.
    """

    name: str
    type: ColumnType
    headers: tuple[str, ...]
    need: Need = Need.OPTIONAL
    before: str = ""
    signed: bool = False

    @property
    def title(self) -> str:
        """The usual header."""
        return self.headers[0]


def must(name: str, kind: ColumnType, *headers: str, before: str = "") -> Field:
    """A column every row must fill."""
    return Field(name, kind, headers, Need.EVERY_ROW, before)


def has(name: str, kind: ColumnType, *headers: str) -> Field:
    """A column that must be there, though its cells may be missing."""
    return Field(name, kind, headers, Need.COLUMN)


def may(name: str, kind: ColumnType, *headers: str) -> Field:
    """A column some layouts lack."""
    return Field(name, kind, headers, Need.OPTIONAL)


def net(name: str, kind: ColumnType, *headers: str) -> Field:
    """An optional number that is what remains after something was taken off, so that it may be below nothing."""
    return Field(name, kind, headers, Need.OPTIONAL, signed=True)


def watch(name: str, kind: ColumnType, *headers: str) -> Field:
    """A column only checks look at; it is not kept."""
    return Field(name, kind, headers, Need.WATCHED)


@dataclass(frozen=True, slots=True)
class Check:
    """What should hold in every row: SQL that is true where it does not, over the named fields, and its words."""

    code: str
    fields: tuple[str, ...]
    broken: str
    what: str
    why: str
    next_step: str = "请核对原始文件；数据照常读入。"


@dataclass(frozen=True, slots=True, eq=False)
class Importer:
    """One layout of one source; each is one of a kind.

    ``derived`` gives fact columns by SQL over the fields; ``relation`` turns the typed rows ``{typed}`` into others
    where a row is not yet a fact. ``known`` are headers we know and do not keep. ``by_hand``: kept by people, so an
    empty sheet is no mistake and no moment of export can be told from the rows; ``log``: an empty sheet says that
    nothing happened. ``names``: fact columns that name an object of the policy, by its kind. ``person``: the fact
    column that names a person, in the rows where ``person_when`` (SQL) holds, on the ``day`` (SQL). ``moments``: the
    typed columns whose greatest value is the latest the file knows of. ``incomplete``: why a fact may come to nothing
    though every cell of its row could be read.
    """

    id: str
    version: int
    title: str
    table: str
    fields: tuple[Field, ...]
    derived: Mapping[str, str] = field(default_factory=dict)
    relation: str = "{typed}"
    checks: tuple[Check, ...] = ()
    known: frozenset[str] = frozenset()
    by_hand: bool = False
    log: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    person: str = ""
    person_when: str = "true"
    day: str = "NULL::DATE"
    moments: tuple[str, ...] = ()
    incomplete: str = "这一项要由几列合起来得出，其中有的没有填。"

    @property
    def facts(self) -> FactTable:
        """The fact table it fills."""
        return TABLES[self.table]

    @property
    def required(self) -> tuple[Field, ...]:
        """The columns that must be there."""
        return tuple(item for item in self.fields if item.need in (Need.EVERY_ROW, Need.COLUMN))

    @property
    def layout(self) -> tuple[str, ...]:
        """The usual headers of its columns."""
        return tuple(dict.fromkeys(item.title for item in self.fields))
