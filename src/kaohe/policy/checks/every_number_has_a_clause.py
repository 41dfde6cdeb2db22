"""Every number stands under a clause with a code one can quote, such as ZB-02-K01."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.reading.tree import item_word
from kaohe.policy.scorecard import Scorecard

_CODE = re.compile(r"^[A-Z]{2}-[A-Z0-9]+([.-][A-Z0-9]+)*$")
_NAMES = ("name", "title", "letter", "heading", "id")
_FILES = ("document", "organization", "indicators", "events", "grades", "pay", "facts", "procedure")
Clause = tuple[str, Place]
"""A clause and where it is written."""


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every clause that is no code."""
    found = (
        Finding(
            Severity.STOP,
            "policy-clause",
            where,
            f"条款编号「{clause}」不能引用",
            "每个数字都要能说出依据哪一条，编号应像 ZB-02-K01",
            "请改成稳定的编号，不要用印刷序号",
        )
        for clause, where in _of_policy(policy)
        if not _CODE.match(clause)
    )
    return tuple(dict.fromkeys(found))


def _of_policy(policy: Policy) -> Iterator[Clause]:
    for name in _FILES:
        part = getattr(policy, name)
        words = (name,) if isinstance(part, tuple) else ()
        yield from _clauses(part, Place(f"{name}.yaml"), words)
    for position in policy.positions:
        yield from _clauses(position, Place(f"positions/{position.id}.yaml"), ())
    for card in policy.scorecards:
        yield from _of_card(card)


def _of_card(card: Scorecard) -> Iterator[Clause]:
    where = Place(f"positions/{card.position}.yaml")
    for number, section in enumerate(card.sections):
        shared = section.id == "behaviour"
        words = () if shared else ("scorecard", "sections", item_word(number, section.name))
        yield from _clauses(section, Place("behaviour.yaml") if shared else where, words)
    for name in type(card).model_fields:
        if name != "sections":
            yield from _clauses(getattr(card, name), where, ("scorecard", name))
    yield card.clause, Place(where.file, column="scorecard › clause")


def _clauses(part: object, where: Place, words: tuple[str, ...]) -> Iterator[Clause]:
    """Every clause at and below a part of a file."""
    if isinstance(part, BaseModel):
        if "clause" in type(part).model_fields:
            yield str(getattr(part, "clause", "")), Place(where.file, column=" › ".join((*words, "clause")))
        for key in type(part).model_fields:
            yield from _clauses(getattr(part, key), where, (*words, key))
    elif isinstance(part, tuple):
        for number, item in enumerate(part):
            yield from _clauses(item, where, (*words, item_word(number, _called(item))))


def _called(item: object) -> str:
    return next((str(getattr(item, name)) for name in _NAMES if getattr(item, name, None)), "")
