"""Random expressions over a few columns, and random rows within their bounds."""

from __future__ import annotations

from typing import cast

from hypothesis import strategies as st

from kaohe import expression as ex

COLUMNS = (
    ex.Column("count", 0, 40),
    ex.Column("delta", -50, 50),
    ex.Column("money", 0, 10**13),
    ex.Column("balance", -(10**12), 10**12),
    ex.Column("any64", -(2**63), 2**63 - 1),
)
LEAVES = st.one_of(
    st.sampled_from(COLUMNS),
    st.builds(ex.Literal, st.sampled_from([-(2**63), 2**63 - 1, 2**31 - 1, -(2**31), 0, 1, -1, 2, 7, 10**6, 2**64])),
    st.builds(ex.Literal, st.integers(-100, 100)),
)
_BINARY = (ex.Add, ex.Subtract, ex.Multiply, ex.Minimum, ex.Maximum)


def _larger(inner: st.SearchStrategy[ex.Expr]) -> st.SearchStrategy[ex.Expr]:
    conditions = st.recursive(
        st.one_of(
            st.builds(ex.Compare, st.sampled_from(ex.Comparison), inner, inner), st.builds(ex.Truth, st.booleans())
        ),
        lambda part: st.one_of(
            st.builds(ex.Not, part),
            st.builds(ex.AllOf, st.lists(part, max_size=3).map(tuple)),
            st.builds(ex.AnyOf, st.lists(part, max_size=3).map(tuple)),
        ),
        max_leaves=3,
    )
    return st.one_of(
        *(st.builds(kind, inner, inner) for kind in _BINARY),
        st.builds(ex.absolute, inner),
        st.builds(lambda n, d: ex.floor_divide(ex.maximum(n, 0), ex.maximum(d, 1)), inner, inner),
        st.builds(lambda n, d: ex.ceil_divide(ex.absolute(n), ex.absolute(d) + 1), inner, inner),
        st.builds(lambda n, d: ex.divide_half_away(n, ex.maximum(d, 1)), inner, inner),
        st.builds(ex.round_to, inner, st.integers(1, 1000)),
        st.builds(ex.clamp, inner, st.integers(-100, 0), st.integers(0, 10**6)),
        st.builds(ex.Case, st.lists(st.tuples(conditions, inner), min_size=1, max_size=3).map(tuple), inner),
        st.builds(ex.as_number, conditions),
    )


def _shared(expression: ex.Expr) -> ex.Expr:
    return ex.maximum(expression * 3, expression, 5 - expression)


EXPRESSIONS = st.recursive(LEAVES, _larger, max_leaves=12)
SHARING = st.one_of(EXPRESSIONS, EXPRESSIONS.map(_shared))


def _value(column: ex.Column) -> st.SearchStrategy[int]:
    edges = [column.low, column.high, *(n for n in (0, 1, -1, 7) if column.low <= n <= column.high)]
    return st.one_of(st.sampled_from(edges), st.integers(column.low, column.high))


ROWS = cast(
    st.SearchStrategy[dict[str, int]],
    st.fixed_dictionaries({column.name: _value(column) for column in COLUMNS}),
)


def planned(expressions: list[ex.Expr]) -> ex.Plan:
    """A plan of those expressions that fit the engines, each in terms of the one before where that fits."""
    plan = ex.Plan()
    last: ex.Expr = ex.Literal(1)
    for index, expression in enumerate(expressions):
        for candidate in (ex.Add(ex.minimum(last, 1000), expression), expression):
            try:
                last = plan.define(f"e{index}", candidate)
            except ex.ExpressionTooWide:
                continue
            break
    return plan
