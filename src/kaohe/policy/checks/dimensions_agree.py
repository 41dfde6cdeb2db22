"""Money is compared with money, time with time: no rule mixes two dimensions."""

from __future__ import annotations

from collections.abc import Iterator

from kaohe.findings import Finding
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.dimensions import clashes
from kaohe.policy.checks.visit import Seen, rows
from kaohe.quantities import UNITS, Dimension


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every comparison of two dimensions."""
    units = {indicator.id: indicator.unit for indicator in policy.indicators}
    return tuple(finding for seen in rows(policy) for finding in _row(seen, units.get(seen.row.indicator, "")))


def _row(seen: Seen, unit: str) -> Iterator[Finding]:
    if unit not in UNITS:
        what = f"指标的单位「{unit}」不认识" if unit else "指标不存在，单位未知"
        yield seen.stop(
            "policy-unit", "indicator", what, f"可用单位：{'、'.join(UNITS)}", "请改 indicators.yaml 中的 unit"
        )
        return
    own = UNITS[unit].dimension
    if seen.row.target is not None and seen.row.target.dimension is not own:
        yield _clash(seen, "target", own, seen.row.target.dimension)
    for one, other in clashes(seen.row.rule, own):
        yield _clash(seen, "rule", one, other)


def _clash(seen: Seen, key: str, one: Dimension, other: Dimension) -> Finding:
    what = f"{one.label}和{other.label}放在一起比较"
    why = "两个数的单位不是一类，比不出大小"
    return seen.stop("policy-dimension", key, what, why, "请改单位，或改 measure（看哪个数）")
