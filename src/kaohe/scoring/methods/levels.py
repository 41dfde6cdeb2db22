"""行为锚定 (R15): the rater picks a level; points between levels are unreadable."""

from __future__ import annotations

from kaohe.expression import Expr, case, equals
from kaohe.policy.rules import Levels
from kaohe.scoring.context import Context
from kaohe.scoring.methods.registry import scores
from kaohe.scoring.ratings import Scale, rated
from kaohe.scoring.score import Score


@scores("levels")
def levels(rule: Levels, context: Context) -> Score:
    """The points given, which must be those of one of the levels."""

    def place(given: Expr) -> Expr:
        return case([(equals(given, level.points), index) for index, level in enumerate(rule.levels, 1)], 0)

    facts = tuple(index for index, level in enumerate(rule.levels, 1) if level.facts_required)
    points = [level.points for level in rule.levels]
    return rated(Scale(place, min(points), max(points), facts), context)
