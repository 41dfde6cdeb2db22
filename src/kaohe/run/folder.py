"""The folder of a run (案卷): everything forms are filled from, and one card on its way to paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kaohe.indicators import IndicatorRules, Need, rules_of
from kaohe.indicators.resolve import Wanted, resolve
from kaohe.policy import Policy
from kaohe.policy.scorecard import Row
from kaohe.run.evidence import Evidence
from kaohe.run.names import window_of
from kaohe.run.results import CardResult, PersonResult, Run
from kaohe.run.staff import Member
from kaohe.scoring import Compiled


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything the forms of a run are filled from."""

    run: Run
    policy: Policy
    cards: Mapping[str, Compiled]
    staff: Mapping[str, Member]
    evidence: Evidence
    rules: IndicatorRules


@dataclass(frozen=True, slots=True)
class Sheet:
    """One card on its way to paper."""

    folder: Folder
    person: PersonResult
    card: CardResult

    @property
    def compiled(self) -> Compiled:
        """The compiled scorecard of the card's position."""
        return self.folder.cards[self.card.position]

    def wanted(self, row: Row, name: str) -> Wanted:
        """Where a number of a row comes from."""
        need = Need(self.card.position, row.id, name, row.indicator, row.subject, row.target, row.prorate_target)
        return resolve(need, self.folder.rules, window_of(self.folder.run))


def folder_of(
    run: Run, policy: Policy, cards: Mapping[str, Compiled], known: tuple[Mapping[str, Member], Evidence]
) -> Folder:
    """The folder of a run; ``known`` is the staff and the evidence of its period."""
    return Folder(run, policy, cards, *known, rules_of(policy))
