"""The policy (制度): one version of everything, as one typed, hashable value."""

from __future__ import annotations

import hashlib
import json

from kaohe.policy.fact_rules import FactRules
from kaohe.policy.fields import PolicyModel
from kaohe.policy.grades import GradeScheme
from kaohe.policy.indicators import EventKind, Indicator
from kaohe.policy.pay import PayPolicy
from kaohe.policy.positions import DocumentControl, Organization, Position
from kaohe.policy.procedure import Procedure
from kaohe.policy.scorecard import Scorecard


class Policy(PolicyModel):
    """One policy version; equal content gives an equal ``fingerprint``."""

    document: DocumentControl
    organization: Organization
    positions: tuple[Position, ...]
    scorecards: tuple[Scorecard, ...]
    indicators: tuple[Indicator, ...]
    events: tuple[EventKind, ...]
    grades: GradeScheme
    pay: PayPolicy
    facts: FactRules
    procedure: Procedure

    def position(self, slug: str) -> Position:
        """The position with this slug; KeyError when there is none."""
        return {position.id: position for position in self.positions}[slug]

    def indicator(self, slug: str) -> Indicator:
        """The indicator with this id; KeyError when there is none."""
        return {indicator.id: indicator for indicator in self.indicators}[slug]

    def scorecard(self, position: str) -> Scorecard:
        """The scorecard of a position; KeyError when there is none."""
        return {card.position: card for card in self.scorecards}[position]

    @property
    def canonical(self) -> str:
        """The policy as sorted JSON without spaces: the same content gives the same text."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the canonical text."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()
