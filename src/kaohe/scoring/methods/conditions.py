"""达标制与多条件 (R01, R21): the points of the first case that holds."""

from __future__ import annotations

from kaohe.expression import case
from kaohe.policy.rules import Conditions
from kaohe.scoring.conditions import holds
from kaohe.scoring.context import Context
from kaohe.scoring.methods.registry import scores
from kaohe.scoring.score import Score, choose, constant


@scores("conditions")
def conditions(rule: Conditions, context: Context) -> Score:
    """``case`` notes which case held, counted from 1; 0 is none."""
    tests = [holds(one.when, context) for one in rule.cases]
    context.notes_number("case", case([(test, index) for index, test in enumerate(tests, 1)], 0))
    branches = [(test, constant(one.points)) for test, one in zip(tests, rule.cases, strict=True)]
    return choose(branches, constant(rule.otherwise))
