"""Every level and every value a rater may give can be reached, and full marks are among them (L14)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kaohe.findings import Finding
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.visit import Seen, inside, rows
from kaohe.policy.rules import Judged, Levels, Part, Rule
from kaohe.quantities import show_points


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every scale with a repeated level, an unreachable top, or a hole."""
    return tuple(
        finding
        for seen in rows(policy)
        for rule, marks in _scales(seen)
        for finding in (*_levels(seen, rule, marks), *_ranges(seen, rule))
    )


def _scales(seen: Seen) -> Iterator[tuple[Rule, int]]:
    parts = [(part.rule, part.full_marks) for part in inside(seen.row.rule, Part)]
    yield from parts or [(seen.row.rule, seen.row.full_marks)]


def _levels(seen: Seen, rule: Rule, marks: int) -> Iterator[Finding]:
    for scale in inside(rule, Levels):
        points = [level.points for level in scale.levels]
        if len(set(points)) != len(points):
            what = "两档的分数相同"
            yield seen.stop("policy-levels", "rule", what, "评分人选不出其中一档", "请改其中一档的分数或合并两档")
        if max(points) != marks:
            what = f"最高一档{show_points(max(points))}分，与分值{show_points(marks)}分不一致"
            yield seen.stop("policy-levels", "rule", what, "满分要么拿不到，要么超过分值", "请让最高一档等于分值")


def _ranges(seen: Seen, rule: Rule) -> Iterator[Finding]:
    for scale in inside(rule, Judged):
        ordered = sorted(scale.ranges, key=lambda one: (one.low, one.high))
        if scale.step <= 0 or any((one.low % scale.step) or (one.high % scale.step) for one in ordered):
            what = f"评分间隔{show_points(scale.step)}分与范围的两端不合"
            yield seen.stop(
                "policy-levels", "rule", what, "范围的端点评不出来", "请改 step，使各范围的两端都是它的整倍数"
            )
        for one, other in pairwise(ordered):
            if other.low - one.high > scale.step:
                hole = f"{show_points(one.high)}分与{show_points(other.low)}分之间评不出分"
                yield seen.warn("policy-levels", "rule", hole, "这一段的分数没有人能得到", "请补上一段范围，或改两端")
