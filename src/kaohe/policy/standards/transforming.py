"""From the parser's trees to clauses (转换)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from lark import Token, Transformer, Tree

from kaohe.policy.standards.amounts import Amount
from kaohe.policy.standards.clauses import ORDER, SYMBOL, WORD, Clause, Edge, Score, ScoreKind, Span
from kaohe.policy.standards.lexing import Lexeme

SYMBOLS = frozenset("≥>≤<=")
LOWS, HIGHS = ("GE", "GT"), ("LE", "LT")
INCLUDED = ("GE", "LE", "EQ")
MIRRORED = {"GE": "LE", "LE": "GE", "GT": "LT", "LT": "GT", "EQ": "EQ"}
SPANS = frozenset({"compared", "ended", "spanned", "chained", "doubled", "condition"})


def clause_of(tree: Tree[Token], lexemes: Sequence[Lexeme]) -> Clause:
    """The clause of a tree whose leaves are the places of these tokens."""
    found = _ToClause(lexemes).transform(tree)
    assert isinstance(found, Clause)
    return found


class _ToClause(Transformer[Token, Any]):
    """Builds spans and scores at the leaves, a clause at the top."""

    def __init__(self, lexemes: Sequence[Lexeme]) -> None:
        super().__init__()
        self._lexemes = lexemes

    def __default_token__(self, token: Token) -> Any:
        """The token's own lexeme."""
        return Token(token.type, self._lexemes[token.value])

    def start(self, children: list[Any]) -> Clause:
        """The clause of a sentence's piece."""
        return next(one for one in children if isinstance(one, Clause))

    def __default__(self, data: Any, children: list[Any], _meta: Any) -> Any:
        """Spans, scores and clauses by the name of their rule; what is only a group stays a tree."""
        name, lexemes = str(data), tuple(_lexemes(children))
        if name in SPANS:
            return _Held(lexemes, _span(name, children))
        if name in ScoreKind.__args__:  # type: ignore[attr-defined]
            return _Held(lexemes, _score(name, lexemes))
        if name in ("size", "weight"):
            return _Held(lexemes, lexemes[0].amount)
        if name in ("direct", "inverse", "mirror"):
            return _Held(lexemes, name)
        if name in _GROUPS:
            return Tree(name, children)
        return children[0] if name == "clause" and isinstance(children[0], Clause) else _made(name, lexemes, children)


_GROUPS = frozenset(
    "sign after mark value joint control subject gap way tail lead inner names discretion marks hundred limit_word".split()
)


class _Held:
    """A part of a clause with the tokens it was read from."""

    def __init__(self, lexemes: tuple[Lexeme, ...], value: object) -> None:
        self.lexemes, self.value = lexemes, value


def _lexemes(children: Sequence[Any]) -> Iterator[Lexeme]:
    for child in children:
        if isinstance(child, Token):
            yield child.value
        elif isinstance(child, _Held | Clause):
            yield from child.lexemes
        elif isinstance(child, Tree):
            yield from _lexemes(child.children)


def _made(name: str, lexemes: tuple[Lexeme, ...], children: Sequence[Any]) -> Clause:
    values = [child.value for child in _parts(children)]
    spans = [one for one in values if isinstance(one, Span)]
    scores = [one for one in values if isinstance(one, Score)]
    forms = [one for one in values if isinstance(one, str)]
    sizes = [one for one in values if isinstance(one, Amount)]
    return Clause(
        "formula" if name in ("times_marks", "marks_times") else name,
        lexemes,
        spans[0] if spans else None,
        scores[0] if scores else None,
        sizes[0] if sizes else _each_unit(lexemes) if name == "each" else None,
        forms[0] if forms else "",
        tuple(spans) if name == "compound" else (),
    )


def _parts(children: Sequence[Any]) -> Iterator[_Held]:
    for child in children:
        if isinstance(child, _Held):
            yield child
        elif isinstance(child, Tree):
            yield from _parts(child.children)


def _each_unit(lexemes: tuple[Lexeme, ...]) -> Any:
    """The number right behind 每."""
    pairs = itertools.pairwise(lexemes)
    return next((after.amount for one, after in pairs if one.kind == "EVERY" and after.kind == "NUM"), None)


def _score(name: str, lexemes: tuple[Lexeme, ...]) -> Score:
    amount = next((one.amount for one in lexemes if one.amount is not None), None)
    kind: Any = name
    return Score(kind, amount)


def _span(name: str, children: Sequence[Any]) -> Span:
    groups = [child for child in children if isinstance(child, Tree)]
    subject = tuple(one for tree in groups if tree.data == "subject" for one in _lexemes([tree]))
    if name == "condition":
        subject = tuple(child.value for child in children if isinstance(child, Token))
    edges = list(_edges(name, groups))
    low = next((edge for side, edge in edges if side == "low"), None)
    high = next((edge for side, edge in edges if side == "high"), None)
    return Span(low, high, subject)


def _edges(name: str, groups: Sequence[Tree[Any]]) -> Iterator[tuple[str, Edge]]:
    """The edges with the side they bound; a sign stands before its value, in a chain also behind one."""
    values = [place for place, tree in enumerate(groups) if tree.data == "value"]
    for order, place in enumerate(values):
        mark = groups[place + 1] if place + 1 < len(groups) and groups[place + 1].data == "mark" else None
        said = _said(name, groups, (order, place))
        if said is not None and len(said) == 2:
            side, edge = _edge(groups[place], mark, said)
            yield from ((one, edge) for one in ("low", "high") if side in (one, "both"))


def _said(name: str, groups: Sequence[Tree[Any]], where: tuple[int, int]) -> tuple[str, int] | None:
    """The comparator of a value and how plainly it is said."""
    order, place = where
    before = [tree for tree in groups[:place] if tree.data == "sign"]
    behind = [tree for tree in groups[place:] if tree.data == "sign"]
    after = next((tree for tree in groups if tree.data == "after"), None)
    if name == "spanned":
        return ("GE" if order == 0 else "UP_TO"), ORDER
    if name == "chained":
        return _mirrored(behind[0]) if order == 0 else _compared(before[-1])
    if name == "ended" or not before:
        return _ended(after)
    kind, strength = _compared(before[-1])
    if after is not None and name == "compared":
        kind = {"GT": "GE", "LT": "LE"}.get(kind, kind)
    return kind, strength


def _ended(after: Tree[Any] | None) -> tuple[str, int] | None:
    if after is None:
        return None
    return ("GE", WORD) if _first(after).kind == "GE_POST" else ("LE", WORD)


def _compared(sign: Tree[Any]) -> tuple[str, int]:
    one = _first(sign)
    return one.kind, SYMBOL if one.text in SYMBOLS else WORD


def _mirrored(sign: Tree[Any]) -> tuple[str, int]:
    kind, strength = _compared(sign)
    return MIRRORED[kind], strength


def _first(tree: Tree[Any]) -> Lexeme:
    return next(_lexemes([tree]))


def _edge(value: Tree[Any], mark: Tree[Any] | None, said: tuple[str, int]) -> tuple[str, Edge]:
    kind, strength = said
    lexemes = list(_lexemes([value]))
    amount = next((one.amount for one in lexemes if one.amount is not None), None)
    included = kind in INCLUDED if mark is None else _first(mark).kind == "INC"
    side = "both" if kind == "EQ" else "low" if kind in LOWS else "high"
    target = any(one.kind == "TARGET" for one in lexemes)
    return side, Edge(amount, included, SYMBOL if mark is not None else strength, target)
