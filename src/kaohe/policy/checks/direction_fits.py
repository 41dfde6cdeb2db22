"""A better value never earns fewer points (L03): the rule's direction is the indicator's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from kaohe.findings import Finding
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.intervals import interval
from kaohe.policy.checks.visit import inside, rows
from kaohe.policy.measures import Actual, Completion, Difference, Growth, Measure
from kaohe.policy.rules import Bands, Interpolation, Ratio, Rule, Steps


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every rule that rewards the wrong direction."""
    directions = {indicator.id: indicator.direction for indicator in policy.indicators}
    return tuple(
        seen.stop(
            "policy-direction",
            "rule",
            f"指标{'越大越好' if rising else '越小越好'}，规则却是{'越大' if rising else '越小'}分越低",
            "做得更好的人反而得分更低",
            "请检查档位和加减分的方向，或改 indicators.yaml 中的 direction",
        )
        for seen in rows(policy)
        if (direction := directions.get(seen.row.indicator, "neutral")) != "neutral"
        for rising in [direction == "higher"]
        for rule in _measured(seen.row.rule)
        if _own(rule.measure) and any(_WRONG[type(rule)](rule, sign) for sign in [1 if rising else -1])
    )


def _measured(rule: Rule) -> Iterator[Bands | Interpolation | Ratio | Steps]:
    yield from inside(rule, Bands)
    yield from inside(rule, Interpolation)
    yield from inside(rule, Ratio)
    yield from inside(rule, Steps)


def _own(measure: Measure) -> bool:
    return isinstance(measure, Actual | Completion | Difference | Growth)


def _bands(rule: Bands, sign: int) -> bool:
    ordered = sorted(rule.bands, key=lambda band: (interval(band).low, interval(band).high))
    return _falls([band.points * sign for band in ordered])


def _interpolation(rule: Interpolation, sign: int) -> bool:
    return _falls([knot.points * sign for knot in rule.knots])


def _ratio(rule: Ratio, sign: int) -> bool:
    return (rule.form == "direct") != (sign == 1)


def _steps(rule: Steps, sign: int) -> bool:
    return any(side.points * sign * (1 if side.side == "above" else -1) < 0 for side in rule.sides)


def _falls(points: list[int]) -> bool:
    return any(later < earlier for earlier, later in pairwise(points))


_WRONG: dict[type, Callable[..., bool]] = {
    Bands: _bands,
    Interpolation: _interpolation,
    Ratio: _ratio,
    Steps: _steps,
}
