"""Lower bounds lie below upper ones: sections, totals, pools."""

from __future__ import annotations

from collections.abc import Iterator

from kaohe.findings import Finding, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.visit import card_place
from kaohe.policy.scorecard import Scorecard
from kaohe.quantities import POINT, show_points


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every pair of bounds that excludes everything, or excludes full marks."""
    return tuple(dict.fromkeys(finding for card in policy.scorecards for finding in _card(card)))


def _card(card: Scorecard) -> Iterator[Finding]:
    ranges = [(f"「{section.name}」", section.floor, section.cap, "sections") for section in card.sections]
    ranges += [("总分", card.total.floor, card.total.cap, "total")]
    for name, low, high, key in ranges:
        if low > high or high < 100 * POINT:
            what = f"{name}的上下限是{show_points(low)}至{show_points(high)}分"
            yield _finding(card, key, what, "下限要不高于上限，上限要不低于100分")
    if not card.pool.low <= 0 <= card.pool.high:
        what = f"加减分的上下限是{show_points(card.pool.low)}至{show_points(card.pool.high)}分"
        yield _finding(card, "pool", what, "没有加减分时是0分，0要在上下限之间")


def _finding(card: Scorecard, key: str, what: str, why: str) -> Finding:
    return Finding(Severity.STOP, "policy-bounds", card_place(card, key), what, why, "请改上下限", card.clause)
