"""The indicators a job description names are the rows of its KPI table, by name (L16, Q10)."""

from __future__ import annotations

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.positions import Position


def check(policy: Policy) -> tuple[Finding, ...]:
    """A warning for every name that stands on one side only."""
    return tuple(finding for position in policy.positions for finding in _position(policy, position))


def _position(policy: Policy, position: Position) -> list[Finding]:
    lists = position.description.indicators
    named = [*lists.measured, *lists.judged]
    rows = [row.name for section in policy.scorecard(position.id).sections for row in section.rows]
    sides = [(name, "岗位说明书有，指标表没有") for name in named if name not in rows]
    sides += [(name, "指标表有，岗位说明书没有") for name in rows if name not in named]
    return [
        Finding(
            Severity.WARN,
            "policy-job-description",
            Place(f"positions/{position.id}.yaml", column="description › indicators"),
            f"指标「{name}」：{side}",
            "岗位说明书的考核指标要与绩效考核指标表一致",
            "请改两处之一，使名称完全相同",
            position.description.clause,
        )
        for name, side in sides
    ]
