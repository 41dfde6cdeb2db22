"""Section weights sum to 100 %, the full marks of a section's rows to 100 points, raters' weights to 100 % (L08)."""

from __future__ import annotations

from collections.abc import Iterator

from kaohe.findings import Finding, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.visit import Seen, card_place
from kaohe.policy.scorecard import Scorecard, Section
from kaohe.quantities import POINT, PPM, show_points, show_quantity


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every sum that is not 100."""
    found = [finding for card in policy.scorecards for finding in (*_weights(card), *_marks(card), *_raters(card))]
    return tuple(dict.fromkeys(found))


def _weights(card: Scorecard) -> Iterator[Finding]:
    whole = sum(section.weight for section in card.sections)
    if whole != PPM:
        names = "、".join(f"{section.name}{show_quantity(section.weight, '%')}" for section in card.sections)
        what = f"各部分权重合计{show_quantity(whole, '%')}，应为100%"
        yield Finding(
            Severity.STOP,
            "policy-weights",
            card_place(card, "sections"),
            what,
            names,
            "请改权重使合计为100%",
            card.clause,
        )


def _marks(card: Scorecard) -> Iterator[Finding]:
    for section in card.sections:
        whole = sum(row.full_marks for row in section.rows)
        if whole != 100 * POINT:
            what = f"「{section.name}」各项分值合计{show_points(whole)}分，应为100分"
            yield _first(card, section).stop(
                "policy-weights", "", what, "每一部分按100分计", "请改各项分值使合计为100分"
            )


def _raters(card: Scorecard) -> Iterator[Finding]:
    for section in card.sections:
        if section.raters.self_weight + section.raters.superior_weight != PPM:
            what = f"「{section.name}」自评与上级评分的权重合计不是100%"
            yield _first(card, section).stop(
                "policy-weights", "", what, "两人评分要合成一个分", "请改 raters 的两个权重"
            )


def _first(card: Scorecard, section: Section) -> Seen:
    return Seen(card, section, section.rows[0], 0)
