"""People who held several posts in a period (调岗): day-weighted total, one grade, the harshest veto (R29)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaohe.grading.means import weighted
from kaohe.policy.grades import GradeScheme


@dataclass(frozen=True, slots=True)
class PostResult:
    """One post's complete card: points (base units), days in post, and what its vetoes did."""

    points: int
    days: int
    grade: int
    limit: int
    vetoed: bool
    zeroed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person's posts come to: points, grade (index, 0 best), coefficient (ppm)."""

    points: int
    grade: int
    coefficient: int


def post_result(figures: Mapping[str, int], days: int) -> PostResult:
    """A post's result from the figures of its card."""
    vetoed, zeroed = bool(figures["grade__vetoed"]), bool(figures["total__zeroed"])
    return PostResult(figures["total"], days, figures["grade"], figures["grade__limit"], vetoed, zeroed)


def grade_of(points: int, scheme: GradeScheme) -> int:
    """The grade of rounded points, half-open from each lower edge; the last takes the rest."""
    last = len(scheme.grades) - 1
    reached = (place for place, one in enumerate(scheme.grades) if one.at_least is not None and points >= one.at_least)
    return next(reached, last)


def combined(posts: Sequence[PostResult], scheme: GradeScheme) -> Standing:
    """All posts weighted by days.

    A veto of any post holds for the person: a total made zero stays zero, the grade is at best what every post
    allows, and its veto coefficient applies where a post was vetoed into that grade.
    """
    zeroed = any(post.zeroed for post in posts)
    points = 0 if zeroed else weighted([(post.points, post.days) for post in posts])
    place = max(grade_of(points, scheme), *(post.limit for post in posts))
    vetoed = zeroed or any(post.vetoed and post.grade == place for post in posts)
    grade = scheme.grades[place]
    by_veto = vetoed and grade.veto_coefficient is not None
    coefficient = grade.veto_coefficient if by_veto else grade.coefficient
    return Standing(points, place, coefficient or 0)
