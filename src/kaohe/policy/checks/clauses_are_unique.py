"""Two different rows, vetoes or pool entries never share a clause."""

from __future__ import annotations

from collections.abc import Iterator

from kaohe.findings import Finding, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.visit import card_place, rows


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every clause that names two things."""
    owners: dict[str, set[str]] = {}
    for clause, owner, _ in _owned(policy):
        owners.setdefault(clause, set()).add(owner)
    found = [
        Finding(
            Severity.STOP,
            "policy-clause-repeated",
            card_place(policy.scorecard(position), ""),
            f"条款编号「{clause}」同时用于{'、'.join(sorted(owners[clause]))}",
            "引用这个编号时说不清是哪一条",
            "请给每一项不同的编号",
            clause,
        )
        for clause, _, position in _owned(policy)
        if len(owners[clause]) > 1
    ]
    return tuple(dict.fromkeys(found))


def _owned(policy: Policy) -> Iterator[tuple[str, str, str]]:
    for seen in rows(policy):
        yield seen.row.clause, f"「{seen.row.name}」", seen.card.position
    for card in policy.scorecards:
        yield from ((veto.clause, f"「{veto.name}」", card.position) for veto in card.vetoes)
        yield from ((entry.clause, f"「{entry.name}」", card.position) for entry in card.pool.entries)
