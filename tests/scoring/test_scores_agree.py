"""Python, DuckDB and the slow reading give the same points and states for any rule and any people."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from scoring_engines import Ruled, agree
from scoring_rules import SIMPLE, ruled

SEVERAL = 5
"""Rules compared in one query, each with a table of its own."""


def compare(method: str, examples: int) -> None:
    @settings(max_examples=examples, phases=[Phase.explicit, Phase.generate])
    @given(st.lists(ruled(method), min_size=SEVERAL, max_size=SEVERAL))
    def compared(drawn: list[Ruled]) -> None:
        agree(*drawn)

    compared()


@pytest.mark.parametrize("method", [*SIMPLE, "composite"])
def test_every_engine_scores_as_the_rule_says(method: str) -> None:
    compare(method, 6)


@pytest.mark.slow
@pytest.mark.parametrize("method", [*SIMPLE, "composite"])
def test_thousands_of_random_tables_agree(method: str) -> None:
    compare(method, 60)
