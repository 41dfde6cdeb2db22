"""The parser (句法): clauses of a sentence by the grammar in ``grammar/``, the longest statement first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token
from lark.exceptions import UnexpectedInput
from lark.lexer import Lexer

from kaohe.policy.standards.clauses import Clause
from kaohe.policy.standards.lexing import Lexeme
from kaohe.policy.standards.transforming import ToClauses
from kaohe.policy.standards.vocabulary import WORDS

PAGES = ("clauses", "ranges", "scores", "formulas")
TERMINALS = (*WORDS, "NUM", "PTS", "NTH", "PLACE", "NAME", "COMMA", "TO", "DASH")
UNFINISHED = frozenset({"bare", "words"})
"""Clauses that may be the first half of a statement with a comma inside."""


class _Lexemes(Lexer):
    """Hands the tokens of ``lexing`` to the parser."""

    def __init__(self, _conf: object) -> None:
        """No setting of the parser changes the tokens."""

    def lex(self, data: Any) -> Iterator[Token]:  # type: ignore[override]
        """The tokens as terminals of the grammar."""
        for one in data:
            yield Token(one.kind, one)


@cache
def _parser() -> Lark:
    pages = [files(__package__).joinpath(f"grammar/{page}.lark").read_text(encoding="utf-8") for page in PAGES]
    return Lark("\n".join([*pages, f"%declare {' '.join(TERMINALS)}"]), parser="earley", lexer=_Lexemes)


def clauses_of(lexemes: Sequence[Lexeme]) -> tuple[Clause, ...]:
    """The statements of a sentence in order; one that fits no rule of the grammar has the kind 「words」."""
    return tuple(_read(list(_pieces(lexemes))))


def _read(pieces: list[tuple[Lexeme, ...]]) -> Iterator[Clause]:
    at = 0
    while at < len(pieces):
        clause, used = _clause(pieces[at]), 1
        if clause.kind in UNFINISHED and pieces[at][-1].kind == "COMMA" and at + 1 < len(pieces):
            longer = _clause(pieces[at] + pieces[at + 1])
            clause, used = (longer, 2) if longer.kind != "words" else (clause, 1)
        yield clause
        at += used


def _clause(piece: tuple[Lexeme, ...]) -> Clause:
    tokens = piece[:-1] if piece[-1].kind in ("COMMA", "STOP") else piece
    try:
        found = ToClauses().transform(_parser().parse(tokens))  # type: ignore[arg-type]
    except UnexpectedInput:
        return Clause("words", tokens)
    assert isinstance(found, Clause)
    return found


def _pieces(lexemes: Sequence[Lexeme]) -> Iterator[tuple[Lexeme, ...]]:
    """The runs between separators, each with the separator behind it."""
    held: list[Lexeme] = []
    for one in lexemes:
        held.append(one)
        if one.kind in ("COMMA", "STOP"):
            if len(held) > 1:
                yield tuple(held)
            held = []
    if held:
        yield tuple(held)
