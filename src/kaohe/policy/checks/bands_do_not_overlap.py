"""No value falls into two bands (L06)."""

from __future__ import annotations

from kaohe.findings import Finding
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.intervals import interval, overlaps, unit_of
from kaohe.policy.checks.visit import inside, rows
from kaohe.policy.rules import Bands


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every stretch two bands share."""
    return tuple(
        seen.stop(
            "policy-bands-overlap",
            "rule",
            f"{both.words(unit_of(rule.bands))}同时落在两档里",
            "同一个数会有两个得分",
            "请改其中一档的界限，注意“含”与“不含”",
        )
        for seen in rows(policy)
        for rule in inside(seen.row.rule, Bands)
        for both in overlaps([interval(band) for band in rule.bands])
    )
