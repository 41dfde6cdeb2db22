"""A veto says who decides and on what evidence (L12), and one that takes off for each event counts one event."""

from __future__ import annotations

from collections.abc import Iterator

from kaohe.findings import Finding, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.visit import card_place, inside
from kaohe.policy.measures import Event
from kaohe.policy.reading.tree import item_word
from kaohe.policy.scorecard import DeductScope, Scorecard, Veto

_NOTHING = frozenset({"", "无", "待定", "另定", "-", "—", "/", "?"})


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every veto nobody could apply."""
    return tuple(
        finding
        for card in policy.scorecards
        for number, veto in enumerate(card.vetoes)
        for finding in _veto(card, number, veto)
    )


def _veto(card: Scorecard, number: int, veto: Veto) -> Iterator[Finding]:
    where = card_place(card, f"vetoes › {item_word(number, veto.name)}")
    for key, text in (("认定人 judge", veto.judge), ("证据 evidence", veto.evidence)):
        if text in _NOTHING:
            what, why = f"一票否决「{veto.name}」没有写明{key}", "没有认定人或证据的否决在争议中站不住"
            yield Finding(Severity.STOP, "policy-veto", where, what, why, "请写明由谁认定、凭什么证据", veto.clause)
    if isinstance(veto.then, DeductScope) and len({event.event for event in inside(veto.when, Event)}) != 1:
        what, why = f"「{veto.name}」每次扣分，但条件里不是恰好一种事件", "不知道按哪种事件数次数"
        yield Finding(Severity.STOP, "policy-veto", where, what, why, "请让 when 只看一种事件", veto.clause)
