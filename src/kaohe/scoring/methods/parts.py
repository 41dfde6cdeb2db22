"""组合子项 (R27): the sum of the parts, each with its own full marks; rounded once, as a whole."""

from __future__ import annotations

from kaohe.policy.rules import Part, Parts
from kaohe.scoring.context import Context
from kaohe.scoring.methods.registry import score, scores
from kaohe.scoring.score import Score, added, plain


@scores("parts")
def parts(rule: Parts, context: Context) -> Score:
    """The reasons of part n stand under ``part<n>_``, its points under ``part<n>_points``."""
    return added(
        [_part(part, context.inside(f"part{place}", part.full_marks)) for place, part in enumerate(rule.parts, 1)]
    )


def _part(part: Part, context: Context) -> Score:
    points = score(part.rule, context)
    context.notes_pair("points", plain(points))
    return points
