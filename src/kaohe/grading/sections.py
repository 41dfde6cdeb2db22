"""Section sums (部分得分): rows added, scaled where rows do not apply, bounded, vetoed, rounded once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaohe.expression import BoolExpr, Expr, all_of, any_of, case, equals, maximum, total
from kaohe.grading.effects import after_deductions, deductions, zeroing
from kaohe.policy.scorecard import Section
from kaohe.quantities import CENT
from kaohe.scoring import NOT_APPLICABLE, SCORED, WAITING, Compiled, RowPlan
from kaohe.scoring.exact import exact
from kaohe.scoring.score import Limited, Score, choose, limited, rounded


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A compiled section: its points (base units, two decimals) and state 0 waiting, 1 scored, 2 nothing applies."""

    section: Section
    points: Expr
    state: Expr


def compile_section(card: Compiled, section: Section) -> SectionPlan:
    """Define ``section__<id>``, ``…__sum`` (of its rows), ``…__kept`` (full marks that apply) and ``…__state``."""
    name, rows = f"section__{section.id}", [card.rows[row.id] for row in section.rows]
    scored = _all_scored(rows)
    kept = card.plan.define(f"{name}__kept", _kept_marks(rows, scored))
    added = card.plan.define(f"{name}__sum", total(row.points for row in rows))
    state = card.plan.define(f"{name}__state", _state(rows, kept, scored))
    bounded = limited(_scaled(added, kept, _full_marks(rows)), section.floor, section.cap)
    off = deductions(card.vetoes, "section", section.id)
    points = rounded(after_deductions(bounded, off, section.floor), CENT)
    counts = equals(state, SCORED) & ~zeroing(card.vetoes, "section", section.id)
    return SectionPlan(section, card.plan.define(name, case([(counts, points)], 0)), state)


def _full_marks(rows: Sequence[RowPlan]) -> int:
    return sum(row.terms.full_marks for row in rows)


def _kept_marks(rows: Sequence[RowPlan], scored: BoolExpr) -> Expr:
    """The full marks of the rows whose weight has not moved."""
    full = _full_marks(rows)
    return case([(scored, full)], full - total(case([(row.moved, row.terms.full_marks)], 0) for row in rows))


def _scaled(added: Expr, kept: Expr, full: int) -> Score:
    """Σ points; where rows do not apply, the others count to the section's full marks (R28: 72 of 90 is 80)."""
    stretched = exact(added, maximum(kept, 1), Fraction(full))
    return choose([(equals(kept, full), Limited(exact(added)))], Limited(stretched))


def _all_scored(rows: Sequence[RowPlan]) -> BoolExpr:
    return all_of(*(equals(row.state, SCORED) for row in rows))


def _state(rows: Sequence[RowPlan], kept: Expr, scored: BoolExpr) -> Expr:
    settled = [any_of(equals(row.state, SCORED), equals(row.state, NOT_APPLICABLE)) for row in rows]
    return case([(scored, SCORED), (~all_of(*settled), WAITING), (kept > 0, SCORED)], NOT_APPLICABLE)
