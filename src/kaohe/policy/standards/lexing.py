"""The lexer (分词): a sentence as tokens of amounts, meaningful words, names and separators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kaohe.policy.standards.amounts import Amount, amount_at, plain_text
from kaohe.policy.standards.numerals import NUMERAL, numeral
from kaohe.policy.standards.vocabulary import FILLERS, NAMES, WORDS

SEPARATORS = {",": "COMMA", "、": "COMMA", ";": "STOP", "。": "STOP", "\n": "STOP", "!": "STOP"}
SPELLINGS = (
    ("≧", "≥"),
    ("≦", "≤"),
    (">=", "≥"),
    ("<=", "≤"),
    ("=>", "≥"),
    ("=<", "≤"),
    ("—", "-"),
    ("–", "-"),
    ("−", "-"),
)
BROKEN_SIGN = re.compile(r">-(?=\d|≥)")
"""What scanning makes of 「≥」 (§5.5)."""

_SIGN_TWICE = re.compile(r"≥≥")
_KINDS = {word: kind for kind, words in WORDS.items() for word in words.split()}
_KINDS |= dict.fromkeys(NAMES, "NAME") | dict.fromkeys(FILLERS, "FILLER")
_WORD = re.compile("|".join(sorted((re.escape(word) for word in _KINDS), key=len, reverse=True)))
_ORDINAL = re.compile(
    rf"第 ?(?P<number>\d+|{NUMERAL}) ?(?P<unit>次|名|位|个)|(?:排名|位列)第(?P<rank>{NUMERAL}|\d+)|首次"
)
_REPEATED = re.compile(r"\((?P<inner>不?含)(?P<number>[^()]{1,8})\)")
_EACH_UNIT = re.compile(
    "个百分点|百分点|个工作日|工作日|人次|小时|分钟|[次起件条场项篇处张款份只瓶户人单名天日个例宗笔家位台秒]"
)
_DAILY = re.compile("每[天日周月季年](?![扣减加得奖计罚,])")
"""「每天直播6小时」 says how often, not a step."""

_NUMBER_ENDS = ("NUM", "PTS", "INC", "EXC")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One token: its terminal, its text, the amount it carries and its place."""

    kind: str
    text: str
    at: int
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Lexed:
    """The tokens of a sentence; ``scanned`` says that a sign was read through an error of scanning."""

    text: str
    lexemes: tuple[Lexeme, ...]
    scanned: bool

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Every number the text prints."""
        return tuple(one.amount for one in self.lexemes if one.amount is not None and not one.amount.implied)


def lexed(sentence: str) -> Lexed:
    """The sentence in tokens; what carries no meaning is a name or dropped."""
    text = plain_text(sentence)
    for old, new in SPELLINGS:
        text = text.replace(old, new)
    mended = _SIGN_TWICE.sub(">≥", BROKEN_SIGN.sub("≥", text))
    return Lexed(mended, tuple(_joined(_tokens(mended))), mended != text)


def _tokens(text: str) -> Iterator[Lexeme]:
    at, before = 0, ""
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        one, end = _next(text, at, before)
        at = end
        if one.kind != "FILLER":
            before = one.kind
            yield one


def _next(text: str, at: int, before: str) -> tuple[Lexeme, int]:
    if text[at] in SEPARATORS:
        return Lexeme(SEPARATORS[text[at]], text[at], at), at + 1
    for read in (_ordinal, _repeated, _each, _amount, _joint):
        found = read(text, at, before)
        if found is not None:
            return found
    match = _WORD.match(text, at)
    if _DAILY.match(text, at):
        return Lexeme("NAME", text[at : at + 2], at), at + 2
    if match is not None and match[0] in ("超", "满") and before != "EVERY" and amount_at(text, at + 1) is not None:
        return Lexeme("GT" if match[0] == "超" else "GE", match[0], at), at + 1
    if match is not None:
        return Lexeme(_KINDS[match[0]], match[0], at), match.end()
    return Lexeme("NAME", text[at], at), at + 1


def _ordinal(text: str, at: int, _before: str) -> tuple[Lexeme, int] | None:
    match = _ORDINAL.match(text, at)
    if match is None:
        return None
    number = match["number"] or match["rank"]
    place = 1 if number is None else int(number) if number.isdigit() else numeral(number)
    kind = "PLACE" if match["rank"] or match["unit"] in ("名", "位") else "NTH"
    amount, _ = amount_at(f"{place}次", 0) or (None, 0)
    held = None if amount is None else replace(amount, printed=match[0], at=at, implied=number is None)
    return Lexeme(kind, match[0], at, held), match.end()


def _repeated(text: str, at: int, before: str) -> tuple[Lexeme, int] | None:
    """「90%(含90%)」 repeats its own number."""
    match = _REPEATED.match(text, at)
    if match is None or before not in _NUMBER_ENDS or not text[:at].endswith(match["number"]):
        return None
    return Lexeme("INC" if match["inner"] == "含" else "EXC", match[0], at), match.end()


def _each(text: str, at: int, before: str) -> tuple[Lexeme, int] | None:
    """The unit behind 每 is one of it."""
    match = _EACH_UNIT.match(text, at) if before == "EVERY" else None
    if match is None:
        return None
    found = amount_at(f"1{match[0]}", 0)
    if found is None:
        return None
    return Lexeme("NUM", match[0], at, replace(found[0], printed=match[0], at=at, implied=True)), match.end()


def _amount(text: str, at: int, _before: str) -> tuple[Lexeme, int] | None:
    found = amount_at(text, at)
    if found is None:
        return None
    amount, end = found
    return Lexeme("PTS" if amount.unit == "分" else "NUM", text[at:end], at, amount), end


def _joint(text: str, at: int, before: str) -> tuple[Lexeme, int] | None:
    """A dash, 至 or 到 behind a number joins two numbers; 内 behind one ends a range."""
    if before in _NUMBER_ENDS and text[at] in "-~至到":
        return Lexeme("TO", text[at], at), at + 1
    if before in _NUMBER_ENDS and text[at] == "内":
        return Lexeme("LE_POST", text[at], at), at + 1
    return (Lexeme("DASH", "-", at), at + 1) if text[at] == "-" else None


def _joined(tokens: Iterator[Lexeme]) -> Iterator[Lexeme]:
    """Letters of one name are one token."""
    held: Lexeme | None = None
    for one in tokens:
        if held is not None and one.kind == "NAME":
            held = replace(held, text=held.text + one.text)
            continue
        if held is not None:
            yield held
        held = one if one.kind == "NAME" else None
        if held is None:
            yield one
    if held is not None:
        yield held
