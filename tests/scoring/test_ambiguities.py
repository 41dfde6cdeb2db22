"""The ambiguities A1–A7: the same input under each reading gives the score that §5.1 prints."""

from __future__ import annotations

from typing import Any

import pytest
from one_rule import points, put, terms


def below(**side: Any) -> dict[str, Any]:
    return {"method": "steps", "sides": [{"side": "below", "partial": "proportional", **side}]}


@pytest.mark.parametrize(("each", "expected"), [({"each": "1个百分点"}, "9.70"), ({"each_of_target": "1%"}, "0.00")])
def test_a1_percentage_points_or_percent_of_the_target(each: dict[str, str], expected: str) -> None:
    assert points(below(points="-1", **each), terms(10), put(actual="2.7%", target="3%")) == expected


@pytest.mark.parametrize(("partial", "expected"), [("proportional", "14.80"), ("up", "14.00"), ("down", "16.00")])
def test_a2_part_of_a_step(partial: str, expected: str) -> None:
    rule = below(each="1个百分点", points="-2", partial=partial)
    assert points(rule, terms(20), put(actual="92.4%", target="95%")) == expected


@pytest.mark.parametrize(("edge", "expected"), [("at_least", "10.00"), ("more_than", "0.00")])
def test_a3_the_edge_is_in_or_out(edge: str, expected: str) -> None:
    case = {"when": {"measure": "actual", edge: "90%"}, "points": "10"}
    assert points({"method": "conditions", "cases": [case], "otherwise": "0"}, terms(10), put(actual="90%")) == expected


@pytest.mark.parametrize(("floor", "expected"), [("0", "0.00"), (None, "-2.00"), ("-1", "-1.00")])
def test_a4_the_floor(floor: str | None, expected: str) -> None:
    kind = {"measure": {"of": "event", "event": "error"}, "points": "-3"}
    assert points({"method": "counts", "kinds": [kind]}, terms(10, floor=floor), put(error=4)) == expected


@pytest.mark.parametrize(("cap", "expected"), [("30", "30.00"), ("36", "36.00"), (None, "39.00")])
def test_a5_over_achievement(cap: str | None, expected: str) -> None:
    rule = {"method": "ratio", "cap": None}
    assert points(rule, terms(30, cap=cap), put(actual=130, target=100), "件") == expected


@pytest.mark.parametrize(("scale", "expected"), [("full_marks", "15.00"), ("hundred", "19.00")])
def test_a6_points_off_the_row_or_off_a_hundred(scale: str, expected: str) -> None:
    kind = {"measure": {"of": "event", "event": "error"}, "points": "-5"}
    assert points({"method": "counts", "kinds": [kind]}, terms(20, scale=scale), put(error=1)) == expected


@pytest.mark.parametrize(("start", "expected"), [("95%", "18.00"), ("target", "8.00")])
def test_a7_steps_start_at_the_threshold_or_at_the_target(start: str, expected: str) -> None:
    rule = below(each="1个百分点", points="-2", start=start)
    assert points(rule, terms(20), put(actual="94%", target="100%")) == expected
