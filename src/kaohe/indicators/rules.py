"""What the indicators room reads of a policy, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kaohe.policy.bundle import Policy
from kaohe.policy.fact_rules import FactRules
from kaohe.policy.indicators import EventKind, Indicator
from kaohe.policy.pay import SpecialPeople


@dataclass(frozen=True, slots=True)
class IndicatorRules:
    """Counting rules, special people, and the libraries of indicators and event kinds by id."""

    facts: FactRules
    special_people: SpecialPeople
    indicators: Mapping[str, Indicator]
    events: Mapping[str, EventKind]


def rules_of(policy: Policy) -> IndicatorRules:
    """The indicator rules of a policy."""
    return IndicatorRules(
        policy.facts,
        policy.pay.special_people,
        {indicator.id: indicator for indicator in policy.indicators},
        {event.id: event for event in policy.events},
    )
