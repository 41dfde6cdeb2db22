"""A name people write in a sheet means one thing: positions, indicators and events, by title or synonym."""

from __future__ import annotations

from collections.abc import Iterator

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.bundle import Policy


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every name two things share."""
    return tuple(finding for kind, where, things in _groups(policy) for finding in _shared(kind, where, things))


def _groups(policy: Policy) -> Iterator[tuple[str, Place, list[tuple[str, frozenset[str]]]]]:
    positions = [(one.title, frozenset({one.title, *one.names})) for one in policy.positions]
    yield "岗位", Place("positions"), positions
    indicators = [(one.name, frozenset({one.id, one.name, *one.synonyms})) for one in policy.indicators]
    yield "指标", Place("indicators.yaml", column="indicators"), indicators
    events = [(one.name, frozenset({one.id, one.name})) for one in policy.events]
    yield "事件", Place("events.yaml", column="events"), events


def _shared(kind: str, where: Place, things: list[tuple[str, frozenset[str]]]) -> Iterator[Finding]:
    owners: dict[str, list[str]] = {}
    for title, names in things:
        for name in sorted(names):
            owners.setdefault(name, []).append(title)
    for name, titles in owners.items():
        if len(titles) > 1:
            what = f"{kind}名称「{name}」指了{len(titles)}样东西：{'、'.join(titles)}"
            why = "表里写这个名称时认不出是哪一样"
            yield Finding(Severity.STOP, "policy-name", where, what, why, "请改其中一个的名称或别名")
