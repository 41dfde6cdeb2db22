"""A scorecard graded (定级): the scoring plan with sections, pool, total, grade and coefficient."""

from __future__ import annotations

from dataclasses import replace

from kaohe.grading.grades import compile_grade
from kaohe.grading.pool import compile_pool
from kaohe.grading.sections import compile_section
from kaohe.grading.totals import compile_total
from kaohe.policy.grades import GradeScheme
from kaohe.policy.scorecard import Scorecard
from kaohe.scoring import Compiled, Library
from kaohe.scoring import compile_scorecard as compile_rows


def compile_scorecard(scorecard: Scorecard, library: Library, scheme: GradeScheme) -> Compiled:
    """The scorecard's rows and everything made of them, as one plan.

    Figures beside the rows': ``section__<id>`` with ``__sum``, ``__kept`` and ``__state``, ``pool`` and
    ``pool__<id>``, ``total``, ``total__state``, ``total__zeroed``, ``grade``, ``grade__limit``, ``grade__vetoed``, ``coefficient``.
    Raises ScoringError for what cannot be computed, ExpressionTooWide where a product could overflow.
    """
    card = compile_rows(scorecard, library)
    before = card.plan.names
    sections = [compile_section(card, section) for section in scorecard.sections]
    compile_grade(card, scheme, compile_total(card, sections, compile_pool(card)))
    return replace(card, figures=(*card.figures, *(name for name in card.plan.names if name not in before)))
