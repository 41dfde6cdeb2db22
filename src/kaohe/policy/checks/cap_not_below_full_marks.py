"""A row's cap lets full marks through, and every bonus has a cap (L09)."""

from __future__ import annotations

from collections.abc import Iterator

from kaohe.findings import Finding
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.visit import Seen, inside, rows
from kaohe.policy.rules import CountKind, Ratio, Side
from kaohe.quantities import show_points


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every cap below full marks, floor above them, and bonus nothing bounds."""
    return tuple(finding for seen in rows(policy) for finding in (*_bounds(seen), *_unbounded(seen)))


def _bounds(seen: Seen) -> Iterator[Finding]:
    row = seen.row
    if row.cap is not None and row.cap < row.full_marks:
        what = f"最高得分{show_points(row.cap)}分低于分值{show_points(row.full_marks)}分"
        yield seen.stop("policy-cap", "cap", what, "满分永远拿不到", "请把 cap 改成不低于分值")
    if row.floor is not None and row.floor > row.full_marks:
        what = f"最低得分{show_points(row.floor)}分高于分值{show_points(row.full_marks)}分"
        yield seen.stop("policy-cap", "floor", what, "下限不能高于满分", "请改 floor，通常为0")


def _unbounded(seen: Seen) -> Iterator[Finding]:
    if seen.row.cap is None and _may_exceed(seen):
        yield seen.warn(
            "policy-bonus-without-cap",
            "cap",
            "超额加分没有上限",
            "一项的得分可以无限增加",
            "请写明 cap（本项最高得分），或在规则里写 cap、limit",
        )


def _may_exceed(seen: Seen) -> bool:
    rule = seen.row.rule
    ratios = any(ratio.cap is None for ratio in inside(rule, Ratio))
    sides = any(side.points > 0 and side.limit is None for side in inside(rule, Side))
    return ratios or sides or any(kind.points > 0 for kind in inside(rule, CountKind))
