"""Clauses (分句): what the grammar found in one statement, as typed values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kaohe.policy.standards.amounts import Amount
from kaohe.policy.standards.lexing import Lexeme

ScoreKind = Literal["given", "nothing", "everything", "share", "off", "on", "both_ways", "all_off"]
SYMBOL, WORD, ORDER = 3, 2, 1
"""How plainly an edge is marked: 含 or ≥ beats 以上 and 低于, which beat 「a至b」 (settled question 22)."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a range; ``target`` stands for the target, ``strength`` says how plainly inclusion is marked."""

    amount: Amount | None
    included: bool
    strength: int
    target: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """The values between two edges, as printed; ``subject`` is what they are values of."""

    low: Edge | None
    high: Edge | None
    subject: tuple[Lexeme, ...] = ()

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The edges that are stated."""
        return tuple(edge for edge in (self.low, self.high) if edge is not None)

    @property
    def name(self) -> str:
        """The subject's text."""
        return "".join(one.text for one in self.subject)


@dataclass(frozen=True, slots=True)
class Score:
    """What a clause gives (an amount or all or nothing), takes off or puts on."""

    kind: ScoreKind
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement: the rule of the grammar it matched, its tokens and its parts."""

    kind: str
    lexemes: tuple[Lexeme, ...]
    span: Span | None = None
    score: Score | None = None
    size: Amount | None = None
    form: str = ""
    conditions: tuple[Span, ...] = field(default=())

    @property
    def text(self) -> str:
        """The statement as printed."""
        return "".join(one.text for one in self.lexemes)

    @property
    def kinds(self) -> frozenset[str]:
        """The terminals that occur."""
        return frozenset(one.kind for one in self.lexemes)

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The numbers it prints."""
        return tuple(one.amount for one in self.lexemes if one.amount is not None and not one.amount.implied)

    @property
    def name(self) -> str:
        """Its names, one behind the other."""
        return "".join(one.text for one in self.lexemes if one.kind == "NAME")
