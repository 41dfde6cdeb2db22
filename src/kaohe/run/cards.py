"""Cards (绩效考核表): the compiled scorecards applied to the inputs of every post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kaohe.facts import Connection, quoted
from kaohe.run.results import CardResult, InputValue, RowResult
from kaohe.scoring import CARD, Compiled, Given, columns_of, wide_sql

Inputs = Mapping[str, Mapping[str, tuple[InputValue, ...]]]
"""The numbers put in, by post and row."""

_INPUTS = """
SELECT post_id, row_id, input, numerator, denominator, state, rows_used, immature = 1, coalesce(note, '')
FROM inputs ORDER BY ALL
"""

_POSTS = (
    "SELECT post_id, position, starts_on, ends_on, days, month_days, appraised = 1, reason FROM posts "
    "WHERE position = $position ORDER BY post_id"
)


def read_inputs(con: Connection) -> Inputs:
    """All inputs of the run, by post and row, in a fixed order."""
    found: dict[str, dict[str, list[InputValue]]] = defaultdict(lambda: defaultdict(list))
    for post, row, *value in con.execute(_INPUTS).fetchall():
        found[post][row].append(InputValue(*value))
    return {post: {row: tuple(values) for row, values in rows.items()} for post, rows in found.items()}


FEW = 1_000
"""Below so many posts the plan's Python function is quicker than planning its query; both give the same figures."""


def score_cards(con: Connection, card: Compiled, inputs: Inputs) -> list[CardResult]:
    """The card of every post of one position."""
    posts = con.execute(_POSTS, {"position": card.scorecard.position}).fetchall()
    figures = by_function(card, posts, inputs) if len(posts) < FEW else by_query(con, card)
    return [
        CardResult(
            *(*post, *_parts(card, figures[post[0]], inputs.get(post[0], {})))
        )  # the columns of _POSTS, in order
        for post in posts
    ]


Figures = Mapping[str, Mapping[str, int]]
"""All outputs of a plan, by post."""


def by_function(card: Compiled, posts: Sequence[tuple[str, ...]], inputs: Inputs) -> Figures:
    """The plan's Python function applied to one post after another."""
    return {post: card.score_one(columns_of(card.inputs, _given(inputs.get(post, {})))) for post, *_ in posts}


def _given(rows: Mapping[str, tuple[InputValue, ...]]) -> dict[tuple[str, str], Given]:
    return {
        (row, value.name): Given(value.numerator, value.denominator, value.state)
        for row, values in rows.items()
        for value in values
    }


def by_query(con: Connection, card: Compiled) -> Figures:
    """One query of the plan over the wide table of the position's posts."""
    position = quoted(card.scorecard.position)
    source = f"(SELECT i.* FROM inputs i JOIN posts p USING (post_id) WHERE p.position = {position})"
    cursor = con.execute(card.sql(f"({wide_sql(card.inputs, source)})", ("post_id",)))
    names = [column[0] for column in cursor.description or ()]
    return {row[0]: dict(zip(names[1:], row[1:], strict=True)) for row in cursor.fetchall()}


def _parts(
    card: Compiled, figures: Mapping[str, int], inputs: Mapping[str, tuple[InputValue, ...]]
) -> tuple[tuple[RowResult, ...], tuple[InputValue, ...], Mapping[str, int]]:
    """Rows, the card's own inputs, and the card's own figures."""
    rows = tuple(_row(card, row, figures, inputs.get(row, ())) for row in card.rows)
    own = {name: figures[name] for name in card.figures if not _of_a_row(card, name)}
    return rows, inputs.get(CARD, ()), own


def _of_a_row(card: Compiled, name: str) -> bool:
    row, _, figure = name.rpartition("__")
    return row in card.rows and figure in ("points", "state")


def _row(card: Compiled, row: str, figures: Mapping[str, int], inputs: tuple[InputValue, ...]) -> RowResult:
    prefix = f"{row}__"
    reasons = {name.removeprefix(prefix): figures[name] for name in card.rows[row].reasons}
    return RowResult(row, figures[f"{prefix}state"], figures[f"{prefix}points"], reasons, inputs)
