"""The printed 直接下级 are the positions that report to this one (Q04), by any of their printed names."""

from __future__ import annotations

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.positions import Position


def check(policy: Policy) -> tuple[Finding, ...]:
    """A warning for every position whose form and reporting lines disagree."""
    return tuple(finding for position in policy.positions for finding in _position(policy, position))


def _position(policy: Policy, position: Position) -> list[Finding]:
    names = {name: other.title for other in policy.positions for name in (other.title, *other.names)}
    printed = {names.get(name, name) for name in position.description.printed_subordinates}
    derived = {other.title for other in policy.positions if other.reports_to == position.id}
    sides = [(name, "印在直接下级里，但上级不是本岗位") for name in sorted(printed - derived)]
    sides += [(name, "上级是本岗位，但没有印在直接下级里") for name in sorted(derived - printed)]
    return [
        Finding(
            Severity.WARN,
            "policy-subordinates",
            Place(f"positions/{position.id}.yaml", column="description › printed_subordinates"),
            f"「{name}」{side}",
            "直接下级由各岗位的直接上级推出",
            "请改 printed_subordinates，或改该岗位的 reports_to",
            position.description.clause,
        )
        for name, side in sides
    ]
