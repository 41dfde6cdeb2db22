"""Missing is not zero: what a row does without its data, and what it refuses to read (§5.3, R28)."""

from __future__ import annotations

from typing import Any

import pytest
from default_cards import default_policy
from one_rule import NOT_APPLICABLE, RATERS, SCORED, UNREADABLE, WAITING, outcome, points, put, terms

from kaohe.scoring import Given, columns_of, compile_scorecard

RATIO = {"method": "ratio", "cap": "100%"}
STEPS = {"method": "steps", "sides": [
    {"side": "below", "each_of_target": "5%", "partial": "proportional", "points": "-1"},
]}  # fmt: skip


@pytest.mark.parametrize(
    ("missing", "expected", "state"),
    [
        ("wait", 0, WAITING),
        ("zero", 0, SCORED),
        ("full", 100_000, SCORED),
        ("carry_last", 73_500, SCORED),
        ("move_weight", 0, NOT_APPLICABLE),
    ],
)
def test_a_row_without_data_does_what_the_scorecard_says(missing: Any, expected: int, state: int) -> None:
    found = outcome(RATIO, terms(10, missing=missing), put(target=10, last="7.35"), "件")
    assert (found.points, found.state) == (expected, state)


def test_last_months_points_must_be_there_to_be_carried() -> None:
    assert points(RATIO, terms(10, missing="carry_last"), put(target=10), "件") == "(待数据)"


def test_full_marks_for_missing_data_stay_within_the_cap() -> None:
    assert points(RATIO, terms(10, cap="8", missing="full"), put(target=10), "件") == "8.00"


@pytest.mark.parametrize(("effect", "expected"), [("scale_up", 0), ("full", 100_000), ("exempt_total", 0)])
def test_a_row_declared_not_applicable_may_count_in_full(effect: Any, expected: int) -> None:
    found = outcome(RATIO, terms(10, not_applicable=effect), put(actual="不适用", target=10), "件")
    assert (found.points, found.state) == (expected, NOT_APPLICABLE)


@pytest.mark.parametrize("target", ["0件", "-5件"])
def test_a_target_that_is_not_positive_forbids_a_ratio(target: str) -> None:
    assert points(RATIO, terms(10), put(actual="5件", target=target), "件") == "(待数据)"
    assert points(STEPS, terms(10), put(actual="5件", target=target), "件") == "(待数据)"


def test_what_cannot_be_computed_is_not_scored_as_zero_by_accident() -> None:
    found = outcome(RATIO, terms(10), put(actual="5件", target="0件"), "件")
    assert found.row.obstacles[found.reasons["row__blocked"] - 1] == "目标值不大于 0，不能计算完成率"


def test_v11_a_negative_target_has_a_continuous_form() -> None:
    rule = {"method": "ratio", "measure": {"of": "completion", "negative_target": "continuous"}, "cap": None}
    given = {"-60元": "140.00", "0元": "200.00", "20元": "220.00", "-101元": "99.00"}
    for actual, expected in given.items():
        assert points(rule, terms(100), put(actual=actual, target="-100元"), "元") == expected
    assert points(rule, terms(100), put(actual="5元", target="0元"), "元") == "(待数据)"


def test_an_unreadable_rating_is_not_silently_taken() -> None:
    levels = {"method": "levels", "levels": [{"points": one, "anchor": "档"} for one in ("10", "0")]}
    found = outcome(levels, terms(10, missing="zero"), put(superior=7))
    assert (found.points, found.state) == (0, UNREADABLE)


def test_a_number_outside_the_documented_bounds_counts_as_missing() -> None:
    at_most = {"actual": Given(10**13), "target": Given(10**13)}
    assert points(RATIO, terms(10), at_most, "元") == "10.00"
    assert points(RATIO, terms(10), {**at_most, "actual": Given(10**13 + 1)}, "元") == "(待数据)"


class TestEveryRowRatedToo:
    """自评20%、上级80% on all rows: the computed points stand until the superior gives others (§4.0)."""

    TERMS = terms(10, raters=RATERS, confirmed=True)

    @pytest.mark.parametrize(
        ("ratings", "expected"),
        [
            ({}, "8.00"),
            ({"self": 10}, "8.40"),
            ({"superior": 9}, "9.00"),
            ({"self": 10, "superior": 9}, "9.20"),
            ({"superior": 11}, "(不可读)"),
            ({"self": "-1"}, "(不可读)"),
        ],
    )
    def test_ratings_beside_computed_points(self, ratings: dict[str, int], expected: str) -> None:
        assert points(RATIO, self.TERMS, put(actual=8, target=10, **ratings), "件") == expected

    def test_without_data_ratings_alone_do_not_score_the_row(self) -> None:
        assert points(RATIO, self.TERMS, put(target=10, self=10, superior=9), "件") == "(待数据)"

    def test_the_switch_of_a_section_blends_computed_rows_and_leaves_rated_ones_as_they_are(self) -> None:
        policy = default_policy()
        card = policy.scorecard("anchor")
        sections = tuple(section.model_copy(update={"blend_all_rows": True}) for section in card.sections)
        made = compile_scorecard(
            card.model_copy(update={"sections": sections}), {one.id: one for one in policy.indicators}
        )
        given = {("live_uv", "actual"): Given(30_000), ("live_uv", "superior"): Given(50_000)}
        given |= {
            ("responsibility", rater): Given(points) for rater, points in (("self", 150_000), ("superior", 200_000))
        }
        figures = made.score_one(columns_of(made.inputs, given))
        assert (figures["live_uv__points"], figures["responsibility__points"]) == (50_000, 190_000)
