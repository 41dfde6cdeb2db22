"""Transfers weighted by days, means of periods, and the harshest veto of any post (R29, V17, V23)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from grading_cards import scheme
from hypothesis import given
from hypothesis import strategies as st

from kaohe.grading import PostResult, combined, grade_of, mean, weighted, with_review

B, C, D = 2, 3, 4


def post(points: int, days: int, **more: int | bool) -> PostResult:
    held = {"grade": grade_of(points, scheme()), "limit": 0, "vetoed": False, "zeroed": False, **more}
    return PostResult(points, days, held["grade"], held["limit"], bool(held["vetoed"]), bool(held["zeroed"]))


def test_v17_ten_days_at_82_and_twelve_at_91_are_86_91() -> None:
    assert weighted([(820_000, 10), (910_000, 12)]) == 869_100
    assert combined([post(820_000, 10), post(910_000, 12)], scheme()).points == 869_100


def test_v23_three_months_have_a_mean_of_87_87_and_a_year_of_88_51() -> None:
    assert mean([842_000, 880_000, 914_000]) == 878_700
    assert with_review(878_700, 900_000, 700_000) == 885_100


def test_the_grade_of_a_mover_is_that_of_the_weighted_total() -> None:
    assert combined([post(700_000, 11), post(800_000, 11)], scheme()).grade == B


def test_a_veto_in_one_post_holds_for_the_person() -> None:
    capped = combined([post(960_000, 20), post(960_000, 2, limit=C, grade=C)], scheme())
    assert (capped.grade, capped.coefficient) == (C, 800_000)
    vetoed = combined([post(960_000, 20), post(960_000, 2, limit=D, grade=D, vetoed=True)], scheme())
    assert (vetoed.grade, vetoed.coefficient) == (D, 0)
    zeroed = combined([post(960_000, 20), post(0, 2, zeroed=True)], scheme())
    assert (zeroed.points, zeroed.grade, zeroed.coefficient) == (0, D, 0)


def test_no_days_are_no_mean() -> None:
    with pytest.raises(ValueError, match="more than zero"):
        weighted([(820_000, 0)])


@given(st.lists(st.tuples(st.integers(0, 1_100_000), st.integers(1, 31)), min_size=1, max_size=5))
def test_a_weighted_mean_lies_between_its_parts_in_any_order(parts: Sequence[tuple[int, int]]) -> None:
    points = [one for one, _ in parts]
    assert min(points) - 50 <= weighted(parts) <= max(points) + 50
    assert weighted(parts) == weighted(parts[::-1])
