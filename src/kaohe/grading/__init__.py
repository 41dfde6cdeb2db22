"""Grading (定级): sections, vetoes, pool, total, grade and coefficient, in the plan of the scorecard."""

from kaohe.grading import words
from kaohe.grading.compiled import compile_scorecard
from kaohe.grading.distribution import Quota, advice, allowed, enforced
from kaohe.grading.means import mean, weighted, with_review
from kaohe.grading.posts import PostResult, Standing, combined, grade_of, post_result
from kaohe.grading.totals import COMPLETE, EXEMPT

__all__ = [
    "COMPLETE",
    "EXEMPT",
    "PostResult",
    "Quota",
    "Standing",
    "advice",
    "allowed",
    "combined",
    "compile_scorecard",
    "enforced",
    "grade_of",
    "mean",
    "post_result",
    "weighted",
    "with_review",
    "words",
]
