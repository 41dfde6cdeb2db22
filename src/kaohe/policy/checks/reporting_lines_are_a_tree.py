"""Every position reports, step by step, to the department's head (Q06); nobody reports to himself."""

from __future__ import annotations

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.positions import Position


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every position whose line does not end at the head."""
    above = {position.id: position.reports_to for position in policy.positions}
    return tuple(
        Finding(
            Severity.STOP,
            "policy-reporting-line",
            Place(f"positions/{position.id}.yaml", column="reports_to"),
            f"「{position.title}」的直接上级链到不了部门的上级",
            "链条里有循环，或上级不存在",
            "请改 reports_to，使每个岗位最终汇报到 organization.yaml 的 head",
            position.clause,
        )
        for position in policy.positions
        if not _reaches_head(position, above, policy.organization.head)
    )


def _reaches_head(position: Position, above: dict[str, str], head: str) -> bool:
    at = position.id
    for _ in range(len(above) + 1):
        if at == head:
            return True
        at = above.get(at, "")
    return False
