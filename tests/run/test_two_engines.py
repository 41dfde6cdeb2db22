"""One definition, two engines: the plan as a Python function and as a DuckDB query give the same figures."""

from __future__ import annotations

from calculated_month import Month

from kaohe.run.calculate import compile_cards
from kaohe.run.cards import by_function, by_query, read_inputs


def test_every_figure_of_every_post_is_the_same_in_both_engines(month: Month) -> None:
    inputs = read_inputs(month.con)
    compared = 0
    for position, card in compile_cards(month.policy).items():
        posts = month.con.execute("SELECT post_id FROM posts WHERE position = ?", [position]).fetchall()
        by_row, by_set = by_function(card, posts, inputs), by_query(month.con, card)
        assert by_row == by_set
        compared += sum(map(len, by_set.values()))
    assert compared > 4_000
