"""What vetoes do to points (R17): take off so many each time, or make them zero."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Literal

from kaohe.expression import BoolExpr, any_of, case
from kaohe.policy.scorecard import DeductScope, ZeroScope
from kaohe.scoring.exact import Exact, exact
from kaohe.scoring.score import Choice, Limited, Score, choose, limited, plain
from kaohe.scoring.vetoes import VetoPlan

Scope = Literal["section", "total"]


def deductions(vetoes: Sequence[VetoPlan], scope: Scope, section: str | None = None) -> list[Exact]:
    """The points each veto takes off here: so many for every event once it was hit."""
    return [
        exact(case([(veto.hit, veto.count * abs(effect.points_each))], 0))
        for veto in vetoes
        if isinstance(effect := veto.veto.then, DeductScope) and _here(veto, effect.scope, scope, section)
    ]


def zeroing(vetoes: Sequence[VetoPlan], scope: Scope, section: str | None = None) -> BoolExpr:
    """Whether a veto makes the points here zero."""
    return any_of(
        *(
            veto.hit
            for veto in vetoes
            if isinstance(effect := veto.veto.then, ZeroScope) and _here(veto, effect.scope, scope, section)
        )
    )


def after_deductions(points: Score, off: Sequence[Exact], floor: int) -> Score:
    """The points less what is taken off, not below the floor."""
    if not off:
        return points
    if isinstance(points, Choice):
        branches = [(condition, after_deductions(branch, off, floor)) for condition, branch in points.branches]
        return choose(branches, after_deductions(points.otherwise, off, floor))
    return limited(Limited(reduce(Exact.__sub__, off, plain(points))), floor, None)


def _here(veto: VetoPlan, stated: str, scope: Scope, section: str | None) -> bool:
    return stated == scope and (scope == "total" or veto.veto.section == section)
