"""The worked tables of docs/rules/scoring.md, recomputed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from one_rule import RATERS, points, put, terms
from ruamel.yaml import YAML

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "scoring.md"
WORKED = re.compile(r"```yaml\n(?P<rule>.*?)```\n\n(?P<table>(?:\|[^\n]*\n)+)", re.DOTALL)


def worked() -> list[Any]:
    """Each line of each table, with the rule above it."""
    found = []
    for match in WORKED.finditer(PAGE.read_text(encoding="utf-8")):
        said = YAML(typ="base").load(match["rule"])
        header, _, *lines = [
            [cell.strip() for cell in line.strip("|\n").split("|")] for line in match["table"].splitlines()
        ]
        found += [pytest.param(said, dict(zip(header, line, strict=True)), id="-".join(line)) for line in lines]
    return found


@pytest.mark.parametrize(("said", "line"), worked())
def test_the_page_says_what_the_rule_gives(said: dict[str, Any], line: dict[str, str]) -> None:
    row = terms(said["full_marks"], raters=RATERS if said.get("judged") else None)
    given = put(**{name: text for name, text in line.items() if name not in ("points", "why")})
    assert points(said["rule"], row, given, said.get("unit", "%")) == line["points"]


def test_the_page_shows_every_kind_of_rule_that_needs_a_table() -> None:
    shown = {param.values[0]["rule"]["method"] for param in worked()}
    assert shown == {"ratio", "steps", "bands", "interpolation", "counts", "levels"}
