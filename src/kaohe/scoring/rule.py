"""One rule on its own (单条规则试算): for worked cases, the test bench and ``rule eval``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kaohe.expression import Plan
from kaohe.policy.rules import Rule
from kaohe.scoring.delivered import Given, columns_of
from kaohe.scoring.inputs import InputNames, RowInput, is_rated, rule_inputs
from kaohe.scoring.rows import RowPlan, compile_row
from kaohe.scoring.terms import Terms

ROW = "row"
"""The row id a rule has when it stands alone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule gives: points in base units, the row's state, the reasons by name, and the compiled row."""

    points: int
    state: int
    reasons: Mapping[str, int]
    row: RowPlan


def compile_rule(rule: Rule, terms: Terms, unit: str = "%") -> tuple[Plan, RowPlan]:
    """A plan of this rule alone; ``unit`` is that of actual, target and base where the rule uses them."""
    plan = Plan()
    return plan, compile_row(plan, rule, terms, inputs_alone(rule, terms, InputNames(ROW, unit)))


def score_rule(rule: Rule, terms: Terms, given: Mapping[str, Given], unit: str = "%") -> Outcome:
    """The rule applied to numbers by input name; what is left out is missing. Raises ScoringError for a bad rule."""
    plan, row = compile_rule(rule, terms, unit)
    figures = plan.function()(columns_of(row.inputs, {(ROW, name): value for name, value in given.items()}))
    reasons = {name: figures[name] for name in row.reasons}
    return Outcome(figures[f"{ROW}__ruled"], figures[f"{ROW}__state"], reasons, row)


def inputs_alone(rule: Rule, terms: Terms, names: InputNames) -> tuple[RowInput, ...]:
    """The inputs of a rule and its raters, outside a scorecard."""
    found = dict.fromkeys(rule_inputs(rule, names))
    if is_rated(rule) or terms.raters is not None:
        found |= dict.fromkeys([names.points("superior")])
    if terms.raters is not None:
        found |= dict.fromkeys([names.points("self")])
    if terms.missing == "carry_last":
        found |= dict.fromkeys([names.points("last")])
    return tuple(found)
