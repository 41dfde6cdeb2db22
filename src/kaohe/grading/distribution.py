"""Forced distribution (强制分布, §7.2): off by default; advice on the shares, or grades moved over a group.

It never finds anyone unfit: ranking last is not incompetence (最高人民法院指导案例 18 号).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaohe.policy.grades import GradeScheme
from kaohe.quantities import PPM

FLAGGED = 50_000
"""A deviation above 5 percentage points (ppm) is shown."""


@dataclass(frozen=True, slots=True)
class Quota:
    """One grade: how many its share allows, how many have it, and the deviation of their share (ppm)."""

    letter: str
    share: int
    allowed: int
    people: int
    deviation: int

    @property
    def flagged(self) -> bool:
        """Whether the deviation is worth a look."""
        return abs(self.deviation) > FLAGGED


def allowed(people: int, share: int) -> int:
    """How many people a share allows: rounded down, for "at most" and for "at least" alike."""
    return people * share // PPM


def advice(grades: Sequence[int], scheme: GradeScheme) -> tuple[Quota, ...]:
    """The distribution of grades (indices, a vetoed one counts) beside the shares; nothing when it is off."""
    if scheme.distribution.mode == "off" or not grades:
        return ()
    people = len(grades)
    found = []
    for place, grade in enumerate(scheme.grades):
        share, count = scheme.distribution.shares.get(grade.letter, 0), grades.count(place)
        found.append(Quota(grade.letter, share, allowed(people, share), count, count * PPM // people - share))
    return tuple(found)


def enforced(points: Sequence[int], grades: Sequence[int], scheme: GradeScheme) -> tuple[int, ...]:
    """The grades over a group when the shares are enforced; unchanged in other modes or below the smallest group.

    Better grades than the widest are "at most", worse ones "at least". People keep a worse grade they earned or were
    vetoed into; equal points stay together in the better grade.
    """
    distribution = scheme.distribution
    if distribution.mode != "enforced" or len(points) < distribution.smallest_group:
        return tuple(grades)
    places = [_place_by_rank(points, one, scheme) for one in points]
    return tuple(max(earned, place) for earned, place in zip(grades, places, strict=True))


def _place_by_rank(points: Sequence[int], one: int, scheme: GradeScheme) -> int:
    """The best grade left for people of these points: their shared better rank within the cumulative quotas."""
    shares = [scheme.distribution.shares.get(grade.letter, 0) for grade in scheme.grades]
    middle = shares.index(max(shares))
    people, better, worse = len(points), sum(other > one for other in points), sum(other < one for other in points)
    room = 0
    for place in range(middle):
        room += allowed(people, shares[place])
        if better < room:
            return place
    below = 0
    for place in reversed(range(middle + 1, len(shares))):
        below += allowed(people, shares[place])
        if worse + points.count(one) <= below:
            return place
    return middle
