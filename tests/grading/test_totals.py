"""Sections, pool, total, grade and vetoes, as the policy says them."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from grading_cards import Words, compiled, entry, figures, row, scheme, scorecard, section, veto

from kaohe import grading
from kaohe.policy.scorecard import Scorecard
from kaohe.scoring import ScoringError

POINT = 10_000
S, A, B, C, D = range(5)


def one_section(*rows: Words, **more: Any) -> Scorecard:
    return scorecard([section("kpi", "100%", rows)], **more)


def total_of(share: str, events: dict[str, int] | None = None, **more: Any) -> dict[str, int]:
    """A single row of 100 points, so that the share is the section and the total."""
    return figures(one_section(row("r", "100"), **more), {"r": share}, events)


def test_v18_the_total_is_80_percent_of_the_first_section_and_20_percent_of_the_second() -> None:
    card = scorecard([section("kpi", "80%", [row("a", "100")]), section("behaviour", "20%", [row("b", "100")])])
    assert figures(card, {"a": "86.5%", "b": "90%"})["total"] == 872_000


def test_v19_rows_rounded_first_sum_to_20_01_and_summed_first_to_20_00() -> None:
    rows = [row(name, "10") for name in ("a", "b", "c")]
    shares = {"a": "2/3", "b": "2/3", "c": "2/3"}
    assert figures(one_section(*rows, rounding="row"), shares)["section__kpi"] == 200_100
    assert figures(one_section(*rows, rounding="section"), shares)["section__kpi"] == 200_000


def test_v15_72_of_90_points_count_as_80_when_a_row_does_not_apply() -> None:
    card = one_section(row("a", "90"), row("b", "10"))
    found = figures(card, {"a": "80%", "b": "不适用"})
    assert (found["section__kpi__sum"], found["section__kpi__kept"], found["section__kpi"]) == (
        720_000,
        900_000,
        800_000,
    )


def test_a_row_that_waits_holds_section_total_grade_and_coefficient_open() -> None:
    found = figures(one_section(row("a", "90"), row("b", "10")), {"a": "100%", "b": "待数据"})
    assert found["section__kpi__state"] == 0
    assert found["total__state"] == 0
    assert (found["grade"], found["coefficient"]) == (-1, -1)


def test_a_section_of_which_nothing_applies_is_not_appraised() -> None:
    assert total_of("不适用")["total__state"] == grading.EXEMPT


def test_a_row_not_applicable_can_exempt_the_whole_total() -> None:
    card = one_section(row("a", "90"), row("b", "10", not_applicable="exempt_total"))
    assert figures(card, {"a": "100%", "b": "不适用"})["total__state"] == grading.EXEMPT


def test_a_missing_row_may_give_its_weight_to_the_others() -> None:
    card = one_section(row("a", "90"), row("b", "10", missing="move_weight"))
    assert figures(card, {"a": "80%", "b": "待数据"})["section__kpi"] == 800_000


@pytest.mark.parametrize(("share", "points"), [("120%", 1_100_000), ("110%", 1_100_000), ("-5%", 0)])
def test_a_section_lies_between_0_and_110(share: str, points: int) -> None:
    assert total_of(share)["section__kpi"] == points


@pytest.mark.parametrize(
    ("share", "total", "grade"),
    [
        ("59.994%", 599_900, D),
        ("59.995%", 600_000, C),
        ("60%", 600_000, C),
        ("89.994%", 899_900, A),
        ("89.995%", 900_000, A),
        ("84.994%", 849_900, B),
        ("84.995%", 850_000, A),
        ("94.995%", 950_000, S),
    ],
)
def test_the_grade_is_that_of_the_rounded_total(share: str, total: int, grade: int) -> None:
    found = total_of(share, rounding="section")
    assert (found["total"], found["grade"]) == (total, grade)


def test_a_half_of_the_smallest_unit_rounds_away_from_zero_on_both_sides() -> None:
    low = {"total": {"floor": "-100", "cap": "110", "clause": "试"}}
    card = scorecard([section("kpi", "100%", [row("r", "100")], floor="-100")], rounding="section", **low)
    assert figures(card, {"r": "-0.005%"})["total"] == -100
    assert figures(card, {"r": "0.005%"})["total"] == 100


class TestPool:
    """加减分: outside the 100 points, each kind and the pool within their own limits (R18)."""

    PRAISE = entry("praise", "2", most="5")
    BLAME = entry("blame", "-3")
    CARD: ClassVar[Words] = {"pool": {"low": "-10", "high": "10", "entries": [PRAISE, BLAME]}}

    @pytest.mark.parametrize(
        ("events", "pool"),
        [
            ({"praise": 2}, 4),
            ({"praise": 3}, 5),
            ({"blame": 2}, -6),
            ({"blame": 4}, -10),
            ({"praise": 1, "blame": 1}, -1),
        ],
    )
    def test_every_kind_and_the_pool_have_their_own_limits(self, events: dict[str, int], pool: int) -> None:
        assert total_of("80%", events, **self.CARD)["pool"] == pool * POINT

    def test_the_pool_counts_beside_the_weighted_sections(self) -> None:
        assert total_of("80%", {"praise": 2}, **self.CARD)["total"] == 84 * POINT

    def test_the_total_is_at_most_110(self) -> None:
        assert total_of("109%", {"praise": 2}, **self.CARD)["total"] == 110 * POINT

    def test_a_closed_gate_leaves_the_entry_out(self) -> None:
        gate = {"measure": {"of": "event", "event": "no_absence"}, "at_least": "1次"}
        pool = {"low": "-10", "high": "10", "entries": [entry("praise", "2", when=gate)]}
        assert total_of("80%", {"praise": 2, "no_absence": 0}, pool=pool)["pool"] == 0
        assert total_of("80%", {"praise": 2, "no_absence": 1}, pool=pool)["pool"] == 4 * POINT

    def test_without_the_events_log_the_total_waits(self) -> None:
        made = compiled(one_section(row("r", "100"), **self.CARD))
        found = made.score_one({"r__actual__num": 1, "r__actual__den": 1, "r__actual__state": 1})
        assert (found["section__kpi"], found["total__state"]) == (100 * POINT, 0)


class TestVetoes:
    """一票否决: the harshest wins, and no bonus lifts it (R17)."""

    def test_a_row_is_zero(self) -> None:
        card = one_section(
            row("a", "40"), row("b", "60"), vetoes=[veto("fake", {"effect": "zero", "scope": "row"}, row="a")]
        )
        hit = figures(card, {"a": "100%", "b": "100%"}, {"fake": 1})
        missed = figures(card, {"a": "100%", "b": "100%"}, {"fake": 0})
        assert (hit["a__points"], hit["a__vetoed"], hit["total"]) == (0, 1, 60 * POINT)
        assert (missed["a__points"], missed["a__vetoed"], missed["total"]) == (40 * POINT, 0, 100 * POINT)

    def test_each_broken_stream_takes_10_points_off_the_section_but_not_below_its_floor(self) -> None:
        broken = veto("broken", {"effect": "deduct", "scope": "section", "points_each": "10"}, section="kpi")
        assert total_of("95%", {"broken": 2}, vetoes=[broken])["section__kpi"] == 75 * POINT
        assert total_of("15%", {"broken": 2}, vetoes=[broken])["section__kpi"] == 0

    def test_what_is_taken_off_comes_after_the_sections_cap(self) -> None:
        broken = veto("broken", {"effect": "deduct", "scope": "section", "points_each": "10"}, section="kpi")
        assert total_of("115%", {"broken": 1}, vetoes=[broken])["section__kpi"] == 100 * POINT

    def test_a_section_or_the_total_is_zero(self) -> None:
        section_zero = veto("accident", {"effect": "zero", "scope": "section"}, section="kpi")
        assert total_of("95%", {"accident": 1}, vetoes=[section_zero])["section__kpi"] == 0
        total_zero = veto("fraud", {"effect": "zero", "scope": "total"})
        pool = {"low": "-10", "high": "10", "entries": [entry("praise", "5")]}
        found = total_of("95%", {"fraud": 1, "praise": 1}, vetoes=[total_zero], pool=pool)
        assert (found["total"], found["grade"], found["coefficient"]) == (0, D, 0)

    def test_a_cap_lowers_a_better_grade_and_leaves_a_worse_one(self) -> None:
        cap = veto("penalty", {"effect": "cap_grade", "grade": "C"})
        assert total_of("99%", {"penalty": 1}, vetoes=[cap])["grade"] == C
        assert total_of("50%", {"penalty": 1}, vetoes=[cap])["grade"] == D
        assert total_of("99%", {"penalty": 0}, vetoes=[cap])["grade"] == S

    def test_a_set_grade_carries_the_veto_coefficient(self) -> None:
        leak = veto("leak", {"effect": "set_grade", "grade": "D"})
        found = total_of("99%", {"leak": 1}, vetoes=[leak])
        assert (found["grade"], found["coefficient"], found["grade__vetoed"]) == (D, 0, 1)
        assert total_of("50%", {"leak": 0}, vetoes=[leak])["coefficient"] == 500_000

    def test_of_several_the_harshest_wins(self) -> None:
        both = [
            veto("penalty", {"effect": "cap_grade", "grade": "B"}),
            veto("leak", {"effect": "set_grade", "grade": "D"}),
        ]
        assert total_of("99%", {"penalty": 1, "leak": 1}, vetoes=both)["grade"] == D
        assert total_of("99%", {"penalty": 1, "leak": 0}, vetoes=both)["grade"] == B

    def test_a_bonus_does_not_lift_a_vetoed_grade(self) -> None:
        cap = veto("penalty", {"effect": "cap_grade", "grade": "C"})
        pool = {"low": "-10", "high": "10", "entries": [entry("praise", "5")]}
        found = total_of("99%", {"penalty": 1, "praise": 2}, vetoes=[cap], pool=pool)
        assert (found["total"], found["grade"]) == (109 * POINT, C)

    def test_without_the_events_log_the_total_waits_but_the_rows_are_scored(self) -> None:
        cap = veto("penalty", {"effect": "cap_grade", "grade": "C"})
        made = compiled(one_section(row("r", "100"), vetoes=[cap]))
        found = made.score_one({"r__actual__num": 1, "r__actual__den": 1, "r__actual__state": 1})
        assert (found["r__points"], found["total__state"], found["veto__penalty"]) == (100 * POINT, 0, 0)

    def test_a_veto_on_the_absence_of_an_event_is_not_hit_while_the_log_is_missing(self) -> None:
        none = {"measure": {"of": "event", "event": "form_handed_in"}, "equal_to": "0次"}
        late = veto("late", {"effect": "zero", "scope": "row"}, when=none, row="r")
        made = compiled(one_section(row("r", "100"), vetoes=[late]))
        known = {"r__actual__num": 1, "r__actual__den": 1, "r__actual__state": 1}
        assert made.score_one(known)["veto__late"] == 0
        logged = {**known, "card__form_handed_in__state": 1}
        assert made.score_one(logged)["r__points"] == 0
        assert made.score_one({**logged, "card__form_handed_in__num": 1})["r__points"] == 100 * POINT

    def test_a_grade_that_the_scheme_does_not_have_is_refused(self) -> None:
        with pytest.raises(ScoringError, match="等级表里没有「E」"):
            total_of("99%", {}, vetoes=[veto("x", {"effect": "cap_grade", "grade": "E"})])


def test_coefficients_follow_the_grades() -> None:
    shares = {"96%": 1_300_000, "90%": 1_100_000, "80%": 1_000_000, "70%": 800_000, "10%": 500_000}
    assert {share: total_of(share)["coefficient"] for share in shares} == shares
    assert [one.letter for one in scheme().grades] == list("SABCD")
