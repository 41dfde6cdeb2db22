"""The worked tables of docs/rules/grading.md, recomputed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from grading_cards import Words, entry, figures, row, scheme, scorecard, section, veto
from ruamel.yaml import YAML

from kaohe.policy.scorecard import Scorecard
from kaohe.quantities import show_points

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "grading.md"
WORKED = re.compile(r"```yaml\n(?P<card>.*?)```\n\n(?P<table>(?:\|[^\n]*\n)+)", re.DOTALL)
EVENTS = ("praise", "penalty", "leak", "broken", "fraud")
EFFECTS: Words = {
    "vetoes": [
        veto("penalty", {"effect": "cap_grade", "grade": "C"}),
        veto("leak", {"effect": "set_grade", "grade": "D"}),
        veto("broken", {"effect": "deduct", "scope": "section", "points_each": "10"}, section="s0"),
        veto("fraud", {"effect": "zero", "scope": "total"}),
    ],
    "pool": {"low": "-10", "high": "10", "entries": [entry("praise", "2", most="5")]},
}


def worked() -> list[Any]:
    """Each line of each table, with the scorecard above it."""
    found = []
    for match in WORKED.finditer(PAGE.read_text(encoding="utf-8")):
        said = YAML(typ="base").load(match["card"])
        header, _, *lines = [
            [cell.strip() for cell in line.strip("|\n").split("|")] for line in match["table"].splitlines()
        ]
        found += [pytest.param(said, dict(zip(header, line, strict=True)), id="-".join(line)) for line in lines]
    return found


def card(said: dict[str, Any]) -> Scorecard:
    sections = [
        section(f"s{place}", one["weight"], [row(name, marks) for name, marks in one["rows"].items()])
        for place, one in enumerate(said["sections"])
    ]
    return scorecard(sections, rounding=said.get("rounding", "row"), **(EFFECTS if "effects" in said else {}))


@pytest.mark.parametrize(("said", "line"), worked())
def test_the_page_says_what_the_card_gives(said: dict[str, Any], line: dict[str, str]) -> None:
    shares = {name: line[name] for one in said["sections"] for name in one["rows"]}
    events = {name: int(line[name]) for name in EVENTS if name in line}
    found = figures(card(said), shares, events)
    state = {0: "待数据", 1: show_points(found["total"]), 2: "不考核"}[found["total__state"]]
    grade = scheme().grades[found["grade"]].letter if found["grade"] >= 0 else "—"
    assert (state, grade) == (line["total"], line["grade"])
    if "coefficient" in line:
        assert f"{found['coefficient'] / 1_000_000:g}" == line["coefficient"]


def test_the_page_has_its_tables() -> None:
    assert len(worked()) >= 20
