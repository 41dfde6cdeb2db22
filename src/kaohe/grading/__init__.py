"""Grading (定级): sections, vetoes, pool, total, grade and coefficient, in the plan of the scorecard."""

from kaohe.grading.compiled import compile_scorecard
from kaohe.grading.totals import COMPLETE, EXEMPT

__all__ = ["COMPLETE", "EXEMPT", "compile_scorecard"]
