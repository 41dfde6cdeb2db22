"""Random plans over a few columns, and random rows within their bounds.

A plan is grown from a list of small moves, each applying one operation to numbers and conditions made before;
so sub-trees are shared as they are in real policies, and a failing plan shrinks to few moves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

from kaohe import expression as ex
from kaohe.expression.walk import postorder
from kaohe.expression.width import check_width

COLUMNS = (
    ex.Column("count", 0, 40),
    ex.Column("delta", -50, 50),
    ex.Column("money", 0, 10**13),
    ex.Column("balance", -(10**12), 10**12),
    ex.Column("any64", -(2**63), 2**63 - 1),
)
_CONSTANTS = [0, 1, -1, 2, 7, -100, 10**6, 2**31 - 1, -(2**31), 2**31, -(2**63), 2**63 - 1, 2**63, -(2**64), 10**20]

NUMBERS: dict[str, Callable[[ex.Expr, ex.Expr, ex.BoolExpr], ex.Expr]] = {
    "add": lambda one, two, test: one + two,
    "subtract": lambda one, two, test: one - two,
    "multiply": lambda one, two, test: one * two,
    "minimum": lambda one, two, test: ex.minimum(one, two),
    "maximum": lambda one, two, test: ex.maximum(one, two, 5),
    "absolute": lambda one, two, test: ex.absolute(one),
    "floor": lambda one, two, test: ex.floor_divide(ex.maximum(one, 0), ex.maximum(two, 1)),
    "ceil": lambda one, two, test: ex.ceil_divide(ex.absolute(one), ex.absolute(two) + 1),
    "half": lambda one, two, test: ex.divide_half_away(one, ex.maximum(two, 1)),
    "round": lambda one, two, test: ex.round_to(one, 100),
    "clamp": lambda one, two, test: ex.clamp(one, -100, ex.maximum(two, 0)),
    "case": lambda one, two, test: ex.case([(test, one), (one > two, 3)], two),
    "constants": lambda one, two, test: ex.case([(test, 2**31 - 1), (one > two, 2)], 7),
}
CONDITIONS: dict[str, Callable[[ex.Expr, ex.Expr, ex.BoolExpr, ex.BoolExpr], ex.BoolExpr]] = {
    **{op.name: lambda one, two, a, b, op=op: ex.Compare(op, one, two) for op in ex.Comparison},  # type: ignore[misc]
    "all": lambda one, two, a, b: ex.all_of(a, one > 3, a),
    "any": lambda one, two, a, b: a | (one < two),
    "not": lambda one, two, a, b: ~(a & (one >= two)) | ~b,
}
_MOVES = st.tuples(st.sampled_from([*NUMBERS, *CONDITIONS]), st.integers(0, 99), st.integers(0, 99), st.booleans())


@dataclass
class Growth:
    """The numbers and conditions made so far, newest first, and the plan that names some of them."""

    numbers: list[ex.Expr]
    conditions: list[ex.BoolExpr] = field(default_factory=lambda: [ex.Truth(True), ex.Truth(False)])
    plan: ex.Plan = field(default_factory=ex.Plan)

    def move(self, kind: str, first: int, second: int, named: bool) -> None:
        """Make one more number or condition, and perhaps define it; one too wide for the engines is left out."""
        one, two = self.numbers[first % len(self.numbers)], self.numbers[second % len(self.numbers)]
        a, b = self.conditions[second % len(self.conditions)], self.conditions[first % len(self.conditions)]
        made = NUMBERS[kind](one, two, a) if kind in NUMBERS else CONDITIONS[kind](one, two, a, b)
        if _fits(made):
            self._keep(self.plan.define(f"x{len(self.plan.names)}", made) if named else made)

    def _keep(self, made: ex.Node) -> None:
        if isinstance(made, ex.Expr):
            self.numbers.insert(0, made)
        else:
            self.conditions.insert(0, made)


def _fits(made: ex.Node) -> bool:
    try:
        check_width("", list(postorder([made])))
    except ex.ExpressionTooWide:
        return False
    return True


def _grown(constants: list[int], moves: list[tuple[str, int, int, bool]]) -> ex.Plan:
    growth = Growth([*COLUMNS, *map(ex.Literal, constants)])
    for move in moves:
        growth.move(*move)
    growth.plan.define("last", growth.numbers[0])
    growth.plan.define("verdict", growth.conditions[0])
    return growth.plan


PLANS = st.builds(_grown, st.lists(st.sampled_from(_CONSTANTS), max_size=3), st.lists(_MOVES, max_size=14))


def _value(column: ex.Column) -> st.SearchStrategy[int]:
    edges = [column.low, column.high, *(n for n in (0, 1, -1, 7) if column.admits(n))]
    return st.one_of(st.sampled_from(edges), st.integers(column.low, column.high))


ROWS: st.SearchStrategy[dict[str, int]] = st.fixed_dictionaries({column.name: _value(column) for column in COLUMNS})
