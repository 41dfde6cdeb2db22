"""The scorecards of the default policy, compiled once."""

from __future__ import annotations

from functools import cache

from kaohe import scoring
from kaohe.policy import Policy, default_folder, load


@cache
def default_policy() -> Policy:
    """The policy as adopted, without findings."""
    loaded = load(default_folder())
    assert loaded.policy is not None
    return loaded.policy


@cache
def compiled(position: str) -> scoring.Compiled:
    """A position's rows and vetoes."""
    policy = default_policy()
    events = {kind.id: kind for kind in policy.events}
    return scoring.compile_scorecard(
        policy.scorecard(position), {**events, **{one.id: one for one in policy.indicators}}
    )
