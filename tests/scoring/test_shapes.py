"""The shapes R01–R29 of scoring sentences, each with its edges; every value by Python, DuckDB and the oracle."""

from __future__ import annotations

from typing import Any

import pytest
from one_rule import RATERS, points, put, terms

Words = dict[str, Any]


def test_r01_pass_or_fail() -> None:
    likes: Words = {
        "method": "conditions",
        "cases": [{"when": {"measure": "actual", "at_least": "1.5倍"}, "points": "5"}],
    }
    likes["otherwise"] = "0"
    assert points(likes, terms(5), put(actual="1.5")) == "5.00"
    assert points(likes, terms(5), put(actual="149999/100000")) == "0.00"
    no_complaints: Words = {
        "method": "conditions",
        "cases": [{"when": {"measure": {"of": "event", "event": "complaint"}, "equal_to": "0次"}, "points": "10"}],
        "otherwise": "0",
    }
    assert points(no_complaints, terms(10), put(complaint=0)) == "10.00"
    assert points(no_complaints, terms(10), put(complaint=1)) == "0.00"


def test_r02_completion_ratio_with_cap_and_floor() -> None:
    rule = {"method": "ratio", "cap": "120%"}
    assert points(rule, terms(30), put(actual="85元", target="100元"), "元") == "25.50"
    assert points(rule, terms(30), put(actual="130元", target="100元"), "元") == "36.00"
    assert points(rule, terms(30), put(actual="-5元", target="100元"), "元") == "0.00"
    assert points(rule, terms(30), put(actual="1元", target="3元"), "元") == "10.00"


def test_r03_ratio_with_a_cliff_on_the_unrounded_rate() -> None:
    rule = {"method": "ratio", "cap": "100%", "cliff": "60%"}
    assert points(rule, terms(30), put(actual="59999999", target="100000000"), "件") == "0.00"
    assert points(rule, terms(30), put(actual="60", target="100"), "件") == "18.00"
    not_at_it = {**rule, "cliff_scores": False}
    assert points(not_at_it, terms(30), put(actual="60", target="100"), "件") == "0.00"


def test_r03_cliff_on_the_score_itself() -> None:
    rule = {"method": "cutoff", "less_than": "60", "rule": {"method": "ratio", "cap": "100%"}}
    assert points(rule, terms(100), put(actual="59.99%", target="100%")) == "0.00"
    assert points(rule, terms(100), put(actual="60%", target="100%")) == "60.00"


def steps(side: str, each: str, each_points: str, **more: Any) -> Words:
    one = {"side": side, "each": each, "points": each_points, "partial": "proportional", **more}
    return {"method": "steps", "sides": [one]}


def test_r04_bonus_above_the_target_at_most_3() -> None:
    rule = {"method": "steps", "sides": [
        {"side": "above", "each_of_target": "10%", "points": "1", "partial": "down", "limit": "3"},
    ]}  # fmt: skip
    assert points(rule, terms(30), put(actual="129元", target="100元"), "元") == "32.00"
    assert points(rule, terms(30), put(actual="130元", target="100元"), "元") == "33.00"
    assert points(rule, terms(30), put(actual="200元", target="100元"), "元") == "33.00"
    assert points(rule, terms(30), put(actual="50元", target="100元"), "元") == "30.00"


def test_r05_step_deduction_below_the_target() -> None:
    rule = steps("below", "1个百分点", "-2")
    assert points(rule, terms(20), put(actual="92.4%", target="95%")) == "14.80"
    assert points(rule, terms(20), put(actual="99%", target="95%")) == "20.00"
    assert points(rule, terms(20), put(actual="80%", target="95%")) == "0.00"
    cliff = {**rule, "cliffs": [{"when": {"measure": "actual", "less_than": "94%"}, "points": "0"}]}
    assert points(cliff, terms(20), put(actual="94%", target="95%")) == "18.00"
    assert points(cliff, terms(20), put(actual="93.9999%", target="95%")) == "0.00"
    hours = steps("below", "1小时", "-1", limit="10")
    assert points(hours, terms(30), put(actual="4小时", target="20小时"), "小时") == "20.00"


def test_r05_allows_a_target_of_zero_and_negative_values() -> None:
    rule = steps("below", "100元", "-1")
    assert points(rule, terms(10), put(actual="-300元", target="0元"), "元") == "7.00"


def test_r06_step_deduction_above_the_target() -> None:
    rule = steps("above", "1个百分点", "-0.5", start="25%")
    assert points(rule, terms(5), put(actual="25%")) == "5.00"
    assert points(rule, terms(5), put(actual="27.6%")) == "3.70"
    assert points(rule, terms(5), put(actual="40%")) == "0.00"
    no_mistakes = steps("above", "1次", "-3")
    assert points(no_mistakes, terms(10), put(actual=2, target=0), "次") == "4.00"


def test_r06_steps_of_the_target_from_a_start_that_is_not_the_target() -> None:
    rule = {"method": "steps", "sides": [
        {"side": "above", "start": "110元", "each_of_target": "5%", "points": "-1", "partial": "up"},
    ]}  # fmt: skip
    assert points(rule, terms(10), put(actual="110元", target="100元"), "元") == "10.00"
    assert points(rule, terms(10), put(actual="115.01元", target="100元"), "元") == "8.00"
    assert points(rule, terms(10), put(actual="115元"), "元") == "(待数据)"


def test_r07_plus_and_minus_around_the_target() -> None:
    sides = [
        {"side": side, "each": "1个百分点", "points": each, "partial": "proportional", "limit": "5"}
        for side, each in (("below", "-0.5"), ("above", "0.5"))
    ]
    rule = {"method": "steps", "base": "0%", "sides": sides}
    both = terms(5, floor="-5", cap="5")
    assert points(rule, both, put(actual="76.5%", target="80%")) == "-1.75"
    assert points(rule, both, put(actual="93%", target="80%")) == "5.00"
    assert points({**rule, "base": "80%"}, terms(10, cap="15"), put(actual="82%", target="80%")) == "9.00"


def counts(event: str, each_points: str, **more: Any) -> Words:
    kind = {"measure": {"of": "event", "event": event}, "points": each_points, **more}
    return {"method": "counts", "kinds": [kind]}


def test_r08_deduction_by_count() -> None:
    assert points(counts("error", "-3"), terms(10), put(error=2)) == "4.00"
    assert points(counts("error", "-3"), terms(10), put(error=4)) == "0.00"
    assert points(counts("error", "-3"), terms(10, floor=None), put(error=4)) == "-2.00"
    words = counts("typo", "-1")["kinds"] + counts("banned", "-5")["kinds"]
    assert points({"method": "counts", "kinds": words}, terms(10), put(typo=2, banned=1)) == "3.00"
    assert points(counts("error", "-3"), terms(10), put(error="待数据")) == "(待数据)"


def test_r09_free_allowance_and_progression() -> None:
    free = counts("change", "-5", free=2)
    assert [points(free, terms(20), put(change=n)) for n in (0, 2, 3, 6, 9)] == [
        "20.00",
        "20.00",
        "15.00",
        "0.00",
        "0.00",
    ]
    growing = counts("late", "-10", cumulative=["0", "0", "-20", "-30"])
    found = [points(growing, terms(50), put(late=n)) for n in range(6)]
    assert found == ["50.00", "50.00", "50.00", "30.00", "20.00", "10.00"]
    cleared = counts("fault", "0", cumulative=["-1", "-4"], clears_from=3)
    assert [points(cleared, terms(10), put(fault=n)) for n in range(4)] == ["10.00", "9.00", "6.00", "0.00"]


def test_r10_delay() -> None:
    delay = {"of": "input", "name": "delay", "unit": "天"}
    late = {"side": "above", "start": "0天", "each": "1天", "partial": "up", "points": "-2"}
    rule = {"method": "steps", "measure": delay, "sides": [late]}
    rule["cliffs"] = [{"when": {"measure": delay, "more_than": "5天"}, "points": "0"}]
    given = ["0天", "0.5天", "2天", "5天", "5.01天"]
    assert [points(rule, terms(20), put(delay=one)) for one in given] == ["20.00", "18.00", "16.00", "10.00", "0.00"]


SALES = {
    "method": "bands",
    "measure": "completion",
    "bands": [
        {"at_least": "100%", "points": "30"},
        {"at_least": "90%", "less_than": "100%", "points": "25"},
        {"at_least": "80%", "less_than": "90%", "points": "20"},
        {"less_than": "80%", "points": "0"},
    ],
}


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (100_000, "30.00"),
        (99_999, "25.00"),
        (90_000, "25.00"),
        (89_999, "20.00"),
        (80_000, "20.00"),
        (79_999, "0.00"),
        (-1, "0.00"),
    ],
)
def test_r11_bands_are_half_open(actual: int, expected: str) -> None:
    assert points(SALES, terms(30), put(actual=actual, target=100_000), "件") == expected


def test_r11_reverse_bands_and_a_gap() -> None:
    seconds = [
        {"at_most": "35秒", "points": "15"},
        {"more_than": "35秒", "at_most": "45秒", "points": "12"},
        {"more_than": "45秒", "points": "0"},
    ]
    rule: Words = {"method": "bands", "measure": "actual", "bands": seconds}
    given = ["35秒", "35.001秒", "45秒", "45.001秒"]
    assert [points(rule, terms(15), put(actual=one), "秒") for one in given] == ["15.00", "12.00", "12.00", "0.00"]
    hole = {**rule, "bands": [{"less_than": "45秒", "points": "12"}, {"more_than": "45秒", "points": "0"}]}
    found = [points(hole, terms(15), put(actual=one), "秒") for one in ("44.999秒", "45秒", "45.001秒")]
    assert found == ["12.00", "(待数据)", "0.00"]
    gap = {**rule, "bands": [seconds[0], seconds[2]]}
    assert points(gap, terms(15), put(actual="40秒"), "秒") == "(待数据)"


def test_r12_linear_interpolation() -> None:
    knots = [{"at": at, "points": marks} for at, marks in (("70%", "60"), ("100%", "100"), ("120%", "120"))]
    rule = {"method": "interpolation", "measure": "actual", "knots": knots, "below": "0", "above": "hold"}
    given = ["69.9999%", "70%", "85%", "100%", "110%", "120%", "500%"]
    found = [points(rule, terms(100), put(actual=one)) for one in given]
    assert found == ["0.00", "60.00", "80.00", "100.00", "110.00", "120.00", "120.00"]


def test_r13_reverse_ratio() -> None:
    inverse, mirror = ({"method": "ratio", "form": form, "cap": "100%"} for form in ("inverse", "mirror"))
    assert points(inverse, terms(10), put(actual=4, target=3), "件") == "7.50"
    assert points(mirror, terms(10), put(actual=4, target=3), "件") == "6.67"
    assert points(inverse, terms(10), put(actual=0, target=3), "件") == "10.00"
    assert points(mirror, terms(10), put(actual=6, target=3), "件") == "0.00"
    assert points(inverse, terms(10), put(actual=4, target=0), "件") == "(待数据)"


def test_r14_a_range_is_best() -> None:
    side = {"each": "1个百分点", "points": "-1", "partial": "proportional"}
    sides = [{**side, "side": "below", "start": "95%"}, {**side, "side": "above", "start": "105%"}]
    rule = {"method": "steps", "sides": sides}
    given = ["93.5%", "95%", "100%", "105%", "107%"]
    assert [points(rule, terms(10), put(actual=one)) for one in given] == ["8.50", "10.00", "10.00", "10.00", "8.00"]


LEVELS: Words = {
    "method": "levels",
    "levels": [{"points": marks, "anchor": "档"} for marks in ("20", "15", "10", "0")],
}


def test_r15_anchored_levels_forbid_values_between_them() -> None:
    assert points(LEVELS, terms(20), put(superior=15)) == "15.00"
    assert points(LEVELS, terms(20), put(superior=16)) == "(不可读)"
    assert points(LEVELS, terms(20, raters=RATERS), put(superior=15, self=16)) == "(不可读)"
    assert points(LEVELS, terms(20), put(superior="待数据")) == "(待数据)"


def test_r16_a_range_with_a_step() -> None:
    rule = {"method": "judged", "step": "0.5", "ranges": [
        {"low": "8", "high": "10", "anchor": "好"}, {"low": "0", "high": "3", "anchor": "差"},
    ]}  # fmt: skip
    found = [points(rule, terms(10), put(superior=one)) for one in ("8", "8.5", "8.25", "5", "3", "10.5")]
    assert found == ["8.00", "8.50", "(不可读)", "(不可读)", "3.00", "(不可读)"]


def test_r17_an_event_can_clear_the_item() -> None:
    kinds = counts("error", "-3")["kinds"] + counts("penalty", "0", clears_from=1)["kinds"]
    rule = {"method": "counts", "kinds": kinds}
    assert points(rule, terms(10), put(error=1, penalty=0)) == "7.00"
    assert points(rule, terms(10), put(error=1, penalty=1)) == "0.00"


def test_r18_a_bonus_kind_adds() -> None:
    assert points({**counts("praise", "2"), "base": "0%"}, terms(6, cap="6"), put(praise=2)) == "4.00"
    assert points({**counts("praise", "2"), "base": "0%"}, terms(6, cap="6"), put(praise=4)) == "6.00"


def test_r19_multipliers() -> None:
    refund = {"of": "input", "name": "refund_rate", "unit": "%"}
    factors = [{"when": {"measure": refund, "more_than": "30%"}, "times": "0.8"}]
    rule = {"method": "multiply", "rule": {"method": "ratio", "cap": "100%"}, "factors": factors}
    given = {"actual": 9, "target": 10}
    assert points(rule, terms(20), put(**given, refund_rate="30%"), "件") == "18.00"
    assert points(rule, terms(20), put(**given, refund_rate="30.01%"), "件") == "14.40"


def test_r20_team_60_percent_and_person_40_percent() -> None:
    parts = [
        {"measure": {"of": "input", "name": name, "unit": "%"}, "weight": weight}
        for name, weight in (("team", "60%"), ("own", "40%"))
    ]
    rule = {"method": "ratio", "measure": {"of": "blend", "parts": parts}, "cap": None}
    assert points(rule, terms(20), put(team="92%", own="105%")) == "19.44"


def test_r21_compound_conditions_need_an_otherwise() -> None:
    minutes = [{"of": "input", "name": name, "unit": "%"} for name in ("five", "thirty")]
    both = [{"measure": minutes[0], "at_least": "60%"}, {"measure": minutes[1], "at_least": "40%"}]
    rule = {"method": "conditions", "otherwise": "0", "cases": [
        {"when": {"all_of": both}, "points": "8"}, {"when": {"count_of": both, "at_least": 1}, "points": "4"},
    ]}  # fmt: skip
    given = [("60%", "40%"), ("62%", "36%"), ("59.99%", "39%")]
    assert [points(rule, terms(8), put(five=five, thirty=thirty)) for five, thirty in given] == ["8.00", "4.00", "0.00"]
    either = {"method": "conditions", "otherwise": "0", "cases": [{"when": {"any_of": both}, "points": "5"}]}
    assert points(either, terms(5), put(five="10%", thirty="40%")) == "5.00"


def test_r22_rank() -> None:
    rule = {"method": "rank", "each": "-5%"}
    assert [points(rule, terms(100), put(rank=n, group_size=8)) for n in (1, 2, 8)] == ["100.00", "95.00", "65.00"]
    assert points(rule, terms(100), put(rank=1, group_size=4)) == "(不适用)"
    share = {"of": "quotient", "numerator": {"of": "input", "name": "rank", "unit": "名"}}
    share["denominator"] = {"of": "input", "name": "group_size", "unit": "名"}
    best = {"method": "conditions", "otherwise": "6", "cases": [
        {"when": {"measure": share, "at_most": "20%"}, "points": "10"},
        {"when": {"measure": share, "more_than": "90%"}, "points": "0"},
    ]}  # fmt: skip
    assert [points(best, terms(10), put(rank=n, group_size=10)) for n in (2, 3, 10)] == ["10.00", "6.00", "0.00"]


def test_r23_growth() -> None:
    rule = {"method": "steps", "measure": "growth", "base": "0%", "sides": [
        {"side": "above", "start": "0%", "each": "1个百分点", "partial": "proportional", "points": "1", "limit": "10"},
    ]}  # fmt: skip
    given = [("105元", "100元"), ("130元", "100元"), ("90元", "100元")]
    assert [points(rule, terms(10), put(actual=a, base=b), "元") for a, b in given] == ["5.00", "10.00", "0.00"]
    assert points(rule, terms(10), put(actual="5元", base="0元"), "元") == "(待数据)"
    assert points(rule, terms(10), put(actual="5元", base="-10元"), "元") == "(待数据)"


def test_r24_milestones() -> None:
    done = {"base": "0%", **counts("task_done", "2")}
    assert points(done, terms(10, cap="10"), put(task_done=5)) == "10.00"
    late = counts("delayed", "-2")["kinds"] + counts("not_done", "-5")["kinds"]
    assert points({"method": "counts", "kinds": late}, terms(10), put(delayed=2, not_done=1)) == "1.00"


def test_r25_self_20_percent_and_superior_80_percent() -> None:
    both = terms(20, raters=RATERS)
    assert points(LEVELS, both, put(self=15, superior=20)) == "19.00"
    assert points(LEVELS, both, put(superior=20)) == "20.00"
    assert points(LEVELS, both, put(self=20)) == "(待数据)"
    waits = terms(20, raters=RATERS.model_copy(update={"missing_self": "wait"}))
    assert points(LEVELS, waits, put(superior=20)) == "(待数据)"
    gap = terms(20, raters=RATERS.model_copy(update={"largest_gap": 50_000, "beyond_gap": 0}))
    assert points(LEVELS, gap, put(self=15, superior=20)) == "19.00"
    assert points(LEVELS, gap, put(self=20, superior=10)) == "0.00"


def test_r26_a_gate_on_unrounded_values() -> None:
    attendance = {"of": "input", "name": "attendance", "unit": "%"}
    rule = {"method": "gate", "when": {"measure": attendance, "at_least": "90%"}, "otherwise": "0"}
    rule["rule"] = {"method": "ratio", "cap": "100%"}
    given = {"actual": 8, "target": 10}
    assert points(rule, terms(10), put(**given, attendance="90%"), "件") == "8.00"
    assert points(rule, terms(10), put(**given, attendance="89.9999%"), "件") == "0.00"


def test_r27_parts_are_added_before_the_one_rounding() -> None:
    third = {"method": "ratio", "measure": "actual", "cap": "100%"}
    parts = [{"name": name, "full_marks": "10", "rule": third} for name in ("一", "二")]
    assert points({"method": "parts", "parts": parts}, terms(20), put(actual="1/3")) == "6.67"
    rated = {
        "name": "质量",
        "full_marks": "5",
        "rule": {**LEVELS, "levels": [{"points": p, "anchor": "档"} for p in ("5", "4")]},
    }
    late = {"name": "迟交", "full_marks": "0", "rule": counts("late", "-1")}
    rule = {"method": "parts", "parts": [rated, late]}
    assert points(rule, terms(5), put(superior=4, late=1)) == "3.00"
    assert points(rule, terms(5), put(superior=4, late=9)) == "0.00"


def test_r28_not_applicable_is_declared_and_never_follows_from_missing_data() -> None:
    rule = {"method": "ratio", "cap": "100%"}
    assert points(rule, terms(10), put(actual="不适用", target=10), "件") == "(不适用)"
    assert points(rule, terms(10), put(target=10), "件") == "(待数据)"
    moved = terms(10, missing="move_weight")
    assert points(rule, moved, put(target=10), "件") == "(不适用)"


def test_r29_a_target_prorated_by_days_stays_exact() -> None:
    rule = {"method": "ratio", "cap": None}
    exactly = {"actual": "184615.38元", "target": "300000元"}
    prorated = {**put(**exactly), "target": put(target=f"{30_000_000 * 16}/26")["target"]}
    assert points(rule, terms(100), prorated, "元") == "100.00"
    just_under = {**prorated, "actual": put(actual="184600元")["actual"]}
    assert points(rule, terms(100), just_under, "元") == "99.99"
