"""One fact is charged once: an event or an indicator stands in one row of a scorecard (L15)."""

from __future__ import annotations

from collections.abc import Iterator

from kaohe.findings import Finding, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.checks.visit import card_place, inside
from kaohe.policy.measures import Event
from kaohe.policy.scorecard import Scorecard


def check(policy: Policy) -> tuple[Finding, ...]:
    """A warning for every event or indicator a scorecard uses in two places."""
    titles = {event.id: event.name for event in policy.events} | {one.id: one.name for one in policy.indicators}
    found = []
    for card in policy.scorecards:
        users: dict[str, list[str]] = {}
        for fact, user in _uses(card):
            users.setdefault(fact, []).append(user)
        for fact, names in users.items():
            if len(names) > 1:
                what = f"「{titles.get(fact, fact)}」同时用于{'、'.join(f'「{name}」' for name in names)}"
                found.append(
                    Finding(
                        Severity.WARN,
                        "policy-fact-twice",
                        card_place(card, "sections"),
                        what,
                        "同一件事会扣两次（或加两次）分",
                        "请只留一处；确要两处都算的，在两处的打分标准里写明",
                        card.clause,
                    )
                )
    return tuple(found)


def _uses(card: Scorecard) -> Iterator[tuple[str, str]]:
    """Every event and indicator with the row, veto or pool entry that looks at it, each pair once."""
    for row in (row for section in card.sections for row in section.rows):
        yield row.indicator, row.name
        yield from ((event, row.name) for event in sorted({one.event for one in inside(row.rule, Event)}))
    for veto in card.vetoes:
        yield from ((event, veto.name) for event in sorted({one.event for one in inside(veto.when, Event)}))
    for entry in card.pool.entries:
        yield from ((event, entry.name) for event in sorted({one.event for one in inside(entry.kind, Event)}))
