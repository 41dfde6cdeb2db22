"""Scoring rules (评分规则): a small closed set of typed methods that compose into the shapes R01–R30."""

from kaohe.policy.rules.composite import Cutoff, Gate, Multiply, Part, Parts, Rule
from kaohe.policy.rules.counted import CountKind, Counts
from kaohe.policy.rules.judged import Judged, Level, Levels, Manual, Range, Rank
from kaohe.policy.rules.measured import Band, Bands, Case, Conditions, Interpolation, Knot, Ratio
from kaohe.policy.rules.stepped import Cliff, Side, Steps

__all__ = [
    "Band",
    "Bands",
    "Case",
    "Cliff",
    "Conditions",
    "CountKind",
    "Counts",
    "Cutoff",
    "Gate",
    "Interpolation",
    "Judged",
    "Knot",
    "Level",
    "Levels",
    "Manual",
    "Multiply",
    "Part",
    "Parts",
    "Range",
    "Rank",
    "Ratio",
    "Rule",
    "Side",
    "Steps",
]
