"""The parts of a composite row sum to its full marks (L08, R27)."""

from __future__ import annotations

from kaohe.findings import Finding
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.visit import rows
from kaohe.policy.rules import Parts
from kaohe.quantities import show_points


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every composite row whose parts do not add up."""
    return tuple(
        seen.stop(
            "policy-parts",
            "rule",
            f"各子项分值合计{show_points(total)}分，与本项分值{show_points(seen.row.full_marks)}分不一致",
            "、".join(f"{part.name}{show_points(part.full_marks)}分" for part in rule.parts),
            "请改子项分值或本项分值，使两者相等；只扣分的子项分值写0",
        )
        for seen in rows(policy)
        if isinstance(rule := seen.row.rule, Parts)
        and (total := sum(part.full_marks for part in rule.parts)) != seen.row.full_marks
    )
