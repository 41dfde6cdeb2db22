"""The total (总分): weighted sections, pool, bounds, vetoes, one rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from kaohe.expression import BoolExpr, Expr, all_of, any_of, case, equals
from kaohe.grading.effects import after_deductions, deductions, zeroing
from kaohe.grading.pool import PoolPlan
from kaohe.grading.sections import SectionPlan
from kaohe.quantities import CENT, PPM
from kaohe.scoring import NOT_APPLICABLE, SCORED, WAITING, Compiled
from kaohe.scoring.exact import Exact, exact
from kaohe.scoring.score import Limited, limited, rounded

COMPLETE, EXEMPT = 1, 2
"""States of a total beside 0 待数据: complete, and not appraised (不考核)."""


@dataclass(frozen=True, slots=True)
class TotalPlan:
    """A compiled total: points (base units, two decimals), state, and whether a veto made it zero."""

    points: Expr
    state: Expr
    zeroed: BoolExpr


def compile_total(card: Compiled, sections: Sequence[SectionPlan], pool: PoolPlan) -> TotalPlan:
    """Define ``total``, ``total__state`` and ``total__zeroed``; a total that is not complete is 0 and means nothing."""
    state = card.plan.define("total__state", _state(card, sections, pool))
    zeroed, limits = card.plan.define("total__zeroed", zeroing(card.vetoes, "total")), card.scorecard.total
    bounded = limited(Limited(_weighted(sections) + exact(pool.points)), limits.floor, limits.cap)
    points = rounded(after_deductions(bounded, deductions(card.vetoes, "total"), limits.floor), CENT)
    total = card.plan.define("total", case([(equals(state, COMPLETE) & ~zeroed, points)], 0))
    return TotalPlan(total, state, zeroed)


def _weighted(sections: Sequence[SectionPlan]) -> Exact:
    return reduce(Exact.__add__, (exact(one.points) * Fraction(one.section.weight, PPM) for one in sections))


def _state(card: Compiled, sections: Sequence[SectionPlan], pool: PoolPlan) -> Expr:
    """Exempt when a row says so or a section has nothing that applies; waiting when anything is not known."""
    exempt = [row.exempting for row in card.rows.values()]
    exempt += [equals(section.state, NOT_APPLICABLE) for section in sections]
    known = all_of(pool.known, *(veto.known for veto in card.vetoes))
    scored = all_of(known, *(equals(section.state, SCORED) for section in sections))
    return case([(any_of(*exempt), EXEMPT), (scored, COMPLETE)], WAITING)
