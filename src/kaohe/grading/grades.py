"""The grade (等级) of a total and its coefficient, with what vetoes allow at best."""

from __future__ import annotations

from collections.abc import Sequence

from kaohe.expression import BoolExpr, Expr, all_of, any_of, case, equals, maximum
from kaohe.grading.totals import COMPLETE, TotalPlan
from kaohe.policy.grades import Grade, GradeScheme
from kaohe.policy.scorecard import CapGrade, SetGrade
from kaohe.scoring import Compiled, ScoringError
from kaohe.scoring.vetoes import VetoPlan

NONE = -1
"""The grade and the coefficient of a total that is not complete."""


def compile_grade(card: Compiled, scheme: GradeScheme, total: TotalPlan) -> None:
    """Define ``grade`` (0 is the best, -1 none), ``grade__limit``, ``grade__vetoed`` and ``coefficient`` (ppm).

    ``grade__limit`` is the best grade the vetoes allow, 0 without any; the harshest holds. ``grade__vetoed``: the
    grade's veto coefficient applies, because a veto put the person there.
    """
    plan = card.plan
    complete = equals(total.state, COMPLETE)
    earned = plan.define("grade__earned", _earned(scheme, total.points))
    limit = plan.define("grade__limit", _limit(card.vetoes, scheme))
    grade = plan.define("grade", case([(complete, maximum(earned, limit))], NONE))
    vetoed = plan.define(
        "grade__vetoed", all_of(complete, any_of(total.zeroed, *_putting(card.vetoes, scheme, earned, grade)))
    )
    plan.define("coefficient", _coefficient(scheme.grades, grade, vetoed))


def _earned(scheme: GradeScheme, points: Expr) -> Expr:
    """By the rounded total, half-open from each grade's lower edge."""
    last = len(scheme.grades) - 1
    reached = [(points >= one.at_least, place) for place, one in enumerate(scheme.grades) if one.at_least is not None]
    return case(reached, last)


def _limit(vetoes: Sequence[VetoPlan], scheme: GradeScheme) -> Expr:
    imposed = [case([(veto.hit, _place(scheme, effect.grade))], 0) for veto, effect in _on_grade(vetoes)]
    return maximum(0, *imposed)


def _putting(vetoes: Sequence[VetoPlan], scheme: GradeScheme, earned: Expr, grade: Expr) -> list[BoolExpr]:
    """Vetoes whose grade is the one given; a cap only where the total had earned a better one."""
    found: list[BoolExpr] = []
    for veto, effect in _on_grade(vetoes):
        place = _place(scheme, effect.grade)
        lowered = [earned < place] if isinstance(effect, CapGrade) else []
        found.append(all_of(veto.hit, equals(grade, place), *lowered))
    return found


def _on_grade(vetoes: Sequence[VetoPlan]) -> list[tuple[VetoPlan, CapGrade | SetGrade]]:
    return [(veto, veto.veto.then) for veto in vetoes if isinstance(veto.veto.then, CapGrade | SetGrade)]


def _place(scheme: GradeScheme, letter: str) -> int:
    letters = [grade.letter for grade in scheme.grades]
    if letter not in letters:
        raise ScoringError(f"等级表里没有「{letter}」，现有等级：{'、'.join(letters)}")
    return letters.index(letter)


def _coefficient(grades: Sequence[Grade], grade: Expr, vetoed: BoolExpr) -> Expr:
    by_veto = [
        (all_of(vetoed, equals(grade, place)), one.veto_coefficient)
        for place, one in enumerate(grades)
        if one.veto_coefficient is not None
    ]
    return case([*by_veto, *((equals(grade, place), one.coefficient) for place, one in enumerate(grades))], NONE)
