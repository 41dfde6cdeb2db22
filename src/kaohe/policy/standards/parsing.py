"""The parser (句法): clauses of a sentence by the grammar in ``grammar/``, the longest statement first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput
from lark.lexer import Lexer

from kaohe.policy.standards.clauses import Clause
from kaohe.policy.standards.lexing import Lexeme
from kaohe.policy.standards.transforming import clause_of
from kaohe.policy.standards.vocabulary import WORDS

PAGES = ("clauses", "ranges", "scores", "formulas")
TERMINALS = (*WORDS, "NUM", "PTS", "NTH", "PLACE", "NAME", "COMMA", "TO", "DASH")
UNFINISHED = frozenset({"bare", "words"})
"""Clauses that may be the first half of a statement with a comma inside."""


class _Kinds(Lexer):
    """Hands the kinds of the tokens to the parser, each with its place: a tree depends on nothing else."""

    def __init__(self, _conf: object) -> None:
        """No setting of the parser changes the tokens."""

    def lex(self, data: Any) -> Iterator[Token]:  # type: ignore[override]
        """The tokens as terminals of the grammar."""
        for place, kind in enumerate(data):
            yield Token(kind, place)


@cache
def _parser() -> Lark:
    pages = [files(__package__).joinpath(f"grammar/{page}.lark").read_text(encoding="utf-8") for page in PAGES]
    return Lark("\n".join([*pages, f"%declare {' '.join(TERMINALS)}"]), parser="earley", lexer=_Kinds)


@lru_cache(maxsize=4096)
def _tree(kinds: tuple[str, ...]) -> Tree[Token] | None:
    """The tree of a piece; ``None`` when no rule of the grammar fits."""
    try:
        return _parser().parse(kinds)
    except UnexpectedInput:
        return None


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
    tree = _tree(tuple(one.kind for one in tokens))
    return Clause("words", tokens) if tree is None else clause_of(tree, tokens)


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
