"""A rule that divides by the target has a target above zero (L10)."""

from __future__ import annotations

from collections.abc import Iterator

from kaohe.findings import Finding
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.visit import Seen, inside, rows
from kaohe.policy.measures import Completion
from kaohe.policy.rules import Side


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every target that cannot be divided by; a warning where the policy holds none."""
    return tuple(finding for seen in rows(policy) if _divides(seen) for finding in _target(seen))


def _divides(seen: Seen) -> bool:
    refuses = any(measure.negative_target == "refuse" for measure in inside(seen.row.rule, Completion))
    return refuses or any(side.each_of_target is not None for side in inside(seen.row.rule, Side))


def _target(seen: Seen) -> Iterator[Finding]:
    target = seen.row.target
    why = "规则要用实际值除以目标值"
    if target is None:
        step = "请写明 target，或在每期的“目标”表中下达"
        yield seen.warn("policy-target", "target", "没有默认目标值", why, step)
    elif target.value <= 0:
        step = "请改目标值；目标可能为零或负的，改用档位或步进规则，或写 negative_target: continuous"
        yield seen.stop("policy-target", "target", f"目标值{target}不大于零", why, step)
