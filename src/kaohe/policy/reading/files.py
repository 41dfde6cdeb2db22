"""Which files a policy folder holds, and the shape each one is read into."""

from __future__ import annotations

from pydantic import Field

from kaohe.policy.fields import PolicyModel, Slug
from kaohe.policy.indicators import EventKind, Indicator
from kaohe.policy.positions import Position
from kaohe.policy.scorecard import Pool, Scorecard, Section, TotalBounds, Veto


class ScorecardFile(PolicyModel):
    """The 绩效考核指标表 inside a position's file; ``behaviour`` names a set of behaviour.yaml."""

    title: str
    rounding: str = "row"
    sections: tuple[Section, ...] = Field(min_length=1)
    behaviour: Slug
    vetoes: tuple[Veto, ...] = ()
    pool: Pool
    total: TotalBounds
    clause: str = Field(min_length=1)


class PositionFile(Position):
    """positions/<slug>.yaml: the job description and the scorecard of one position."""

    scorecard: ScorecardFile

    def as_position(self) -> Position:
        """The position without its scorecard."""
        held = {name: getattr(self, name) for name in Position.model_fields}
        return Position.model_construct(**held)

    def as_scorecard(self, behaviour: Section) -> Scorecard:
        """The scorecard with the shared behaviour section as its last one."""
        held = {name: getattr(self.scorecard, name) for name in ScorecardFile.model_fields if name != "behaviour"}
        return Scorecard.model_validate({**held, "position": self.id, "sections": (*held["sections"], behaviour)})


class IndicatorFile(PolicyModel):
    """indicators.yaml: the indicator library."""

    indicators: tuple[Indicator, ...] = Field(min_length=1)


class EventFile(PolicyModel):
    """events.yaml: every kind of event the log may hold."""

    events: tuple[EventKind, ...] = Field(min_length=1)


class BehaviourFile(PolicyModel):
    """behaviour.yaml: the shared behaviour sections, by name."""

    sets: dict[Slug, Section] = Field(min_length=1)
