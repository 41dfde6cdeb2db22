"""Every number printed in a scoring standard is a number of its rule (L13)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kaohe.findings import Finding
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.visit import Seen, inside, rows
from kaohe.policy.measures import Event

_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(万)?")
_ALWAYS = frozenset({Decimal(0), Decimal(1)})
"""「得0分」 and 「每1个」 need no number of their own in the rule."""


def check(policy: Policy) -> tuple[Finding, ...]:
    """A warning for every number of a sentence the rule does not hold."""
    names = {event.id: event.name for event in policy.events}
    found = (
        seen.warn(
            "policy-sentence",
            "standard",
            f"打分标准里的「{shown}」在规则中找不到",
            "印出来的标准和实际的算法可能不一致",
            "请核对 standard 与 rule、full_marks、cap、target、否决项里的数字",
        )
        for seen in rows(policy)
        for shown, number in _numbers(seen.row.standard)
        if number not in _ALWAYS | _of_the_rule(seen, names)
    )
    return tuple(dict.fromkeys(found))


def _numbers(text: str) -> list[tuple[str, Decimal]]:
    matches = _NUMBER.finditer(text.replace(",", ""))
    return [(match[0], Decimal(match[1]) * (10_000 if match[2] else 1)) for match in matches]


def _of_the_rule(seen: Seen, names: dict[str, str]) -> frozenset[Decimal]:
    """The numbers a row computes with: its rule, marks, bounds and target, its vetoes, its events' names."""
    vetoes = [veto for veto in seen.card.vetoes if veto.row == seen.row.id]
    texts = [veto.standard for veto in vetoes]
    texts += [names.get(event.event, "") for event in inside(seen.row.rule, Event)]
    texts += list(_written(seen.row.rule.model_dump(mode="json")))
    texts += list(_written(seen.row.model_dump(mode="json", include={"full_marks", "cap", "target", "target_text"})))
    return frozenset(abs(number) for text in texts for _, number in _numbers(text))


def _written(value: object) -> Iterator[str]:
    """Every text and number of a dumped rule; ids are names, their digits are none of its numbers."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in ("event", "name", "unit"):
                yield from _written(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _written(item)
    elif isinstance(value, str | int) and not isinstance(value, bool):
        yield str(value)
