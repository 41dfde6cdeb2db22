"""Forced distribution: off by default, advice with rounded-down quotas, and what enforcing would do (§7.2)."""

from __future__ import annotations

from grading_cards import scheme
from hypothesis import given
from hypothesis import strategies as st

from kaohe.grading import advice, allowed, enforced, grade_of

S, A, B, C, D = range(5)


def test_eight_people_have_quotas_of_0_1_4_1_0() -> None:
    assert [allowed(8, share) for share in (50_000, 150_000, 600_000, 150_000, 50_000)] == [0, 1, 4, 1, 0]


def test_off_gives_no_advice_and_moves_nobody() -> None:
    assert advice([S] * 20, scheme("off")) == ()
    assert enforced([990_000] * 20, [S] * 20, scheme("off")) == (S,) * 20


def test_advice_shows_a_deviation_above_5_points_and_changes_no_grade() -> None:
    lines = advice([A, A, A, B, B, B, B, B, C, D], scheme("advisory"))
    assert [(line.letter, line.allowed, line.people, line.flagged) for line in lines] == [
        ("S", 0, 0, False),
        ("A", 1, 3, True),
        ("B", 6, 5, True),
        ("C", 1, 1, False),
        ("D", 0, 1, False),
    ]
    assert enforced([900_000] * 12, [A] * 12, scheme("advisory")) == (A,) * 12


def test_a_small_group_is_left_alone() -> None:
    assert enforced([990_000] * 9, [S] * 9, scheme("enforced")) == (S,) * 9


def test_at_most_groups_are_cut_by_rank() -> None:
    points = [(960 - place) * 1000 for place in range(20)]
    grades = enforced(points, [S] * 20, scheme("enforced"))
    assert grades == (S, A, A, A, *(B,) * 12, C, C, C, D)


def test_equal_points_at_a_border_stay_together_in_the_better_grade() -> None:
    points = [960_000, 960_000, *[900_000 - place * 1000 for place in range(18)]]
    assert enforced(points, [S] * 20, scheme("enforced"))[:2] == (S, S)
    low = [990_000 - place * 1000 for place in range(18)] + [500_000, 500_000]
    assert enforced(low, [S] * 20, scheme("enforced"))[-2:] == (C, C)


def test_a_vetoed_d_stays_and_counts() -> None:
    points = [(960 - place) * 1000 for place in range(20)]
    grades = enforced(points, [D, *[S] * 19], scheme("enforced"))
    assert grades[0] == D
    counted = {line.letter: line.people for line in advice(list(grades), scheme("enforced"))}
    assert counted["D"] == 2


@given(st.lists(st.integers(0, 110).map(lambda n: n * 10_000), min_size=10, max_size=40), st.randoms())
def test_better_points_never_get_a_worse_grade_and_order_does_not_matter(points: list[int], chance: object) -> None:
    grades = enforced(points, [grade_of(one, scheme()) for one in points], scheme("enforced"))
    ranked = sorted(zip(points, grades, strict=True), key=lambda pair: (-pair[0], pair[1]))
    assert [grade for _, grade in ranked] == sorted(grade for _, grade in ranked)
    assert dict(zip(points, grades, strict=True)) == dict(ranked)
    backwards = enforced(points[::-1], [grade_of(one, scheme()) for one in points[::-1]], scheme("enforced"))
    assert backwards == grades[::-1]
