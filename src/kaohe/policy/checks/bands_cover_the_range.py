"""Every value falls into a band (L01, L02, L07): no gap between bands, none at the ends."""

from __future__ import annotations

from kaohe.findings import Finding
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.intervals import gaps, interval, unit_of
from kaohe.policy.checks.visit import inside, rows
from kaohe.policy.rules import Bands


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every gap."""
    return tuple(
        seen.stop(
            "policy-bands-gap",
            "rule",
            f"{gap.words(unit_of(rule.bands))}没有对应的档",
            "落在这一段的人无法得分",
            "请补上这一档，或改相邻两档的界限，使各档首尾相接",
        )
        for seen in rows(policy)
        for rule in inside(seen.row.rule, Bands)
        for gap in gaps([interval(band) for band in rule.bands])
    )
