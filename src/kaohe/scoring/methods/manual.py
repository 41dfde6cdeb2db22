"""人工评定: no rule reads the row, so a person gives points between nothing and full marks."""

from __future__ import annotations

from kaohe.expression import Expr, all_of, case
from kaohe.policy.rules import Manual
from kaohe.quantities import CENT
from kaohe.scoring.context import Context
from kaohe.scoring.methods.judged import on_step
from kaohe.scoring.methods.registry import scores
from kaohe.scoring.ratings import Scale, rated
from kaohe.scoring.score import Score


@scores("manual")
def manual(rule: Manual, context: Context) -> Score:
    """The points given, at two decimals, from 0 to the full marks."""

    def place(given: Expr) -> Expr:
        return case([(all_of(given >= 0, given <= context.full_marks, on_step(given, CENT)), 1)], 0)

    return rated(Scale(place, 0, context.full_marks), context)
