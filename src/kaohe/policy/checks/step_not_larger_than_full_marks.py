"""One step or one event does not take off more than the row has (L11)."""

from __future__ import annotations

from kaohe.findings import Finding
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.visit import inside, rows
from kaohe.policy.rules import CountKind, Side
from kaohe.quantities import show_points


def check(policy: Policy) -> tuple[Finding, ...]:
    """A warning for every step larger than full marks; a row that may go below zero is left alone."""
    return tuple(
        seen.warn(
            "policy-step-too-large",
            "rule",
            f"一步扣{show_points(-points)}分，超过本项分值{show_points(seen.row.full_marks)}分",
            "第一步就扣完，以后的步数没有意义",
            "请改小每步分数；若本意是一次清零，请写成否决",
        )
        for seen in rows(policy)
        for points in (
            *(side.points for side in inside(seen.row.rule, Side)),
            *(kind.points for kind in inside(seen.row.rule, CountKind)),
        )
        if -points > seen.row.full_marks and (seen.row.floor or 0) >= 0
    )
