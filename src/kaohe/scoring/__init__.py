"""Scoring (评分): a scorecard's rules as one exact plan — points, states and the reasons for them."""

from kaohe.scoring.asked import inputs_of
from kaohe.scoring.compiled import Compiled, compile_scorecard
from kaohe.scoring.delivered import ABSENT, Given, columns_of, wide_sql
from kaohe.scoring.errors import ScoringError
from kaohe.scoring.inputs import CARD, Library, RowInput
from kaohe.scoring.rows import NOT_APPLICABLE, SCORED, UNREADABLE, WAITING, RowPlan
from kaohe.scoring.rule import Outcome, compile_rule, score_rule
from kaohe.scoring.terms import Terms, terms_of

__all__ = [
    "ABSENT",
    "CARD",
    "NOT_APPLICABLE",
    "SCORED",
    "UNREADABLE",
    "WAITING",
    "Compiled",
    "Given",
    "Library",
    "Outcome",
    "RowInput",
    "RowPlan",
    "ScoringError",
    "Terms",
    "columns_of",
    "compile_rule",
    "compile_scorecard",
    "inputs_of",
    "score_rule",
    "terms_of",
    "wide_sql",
]
