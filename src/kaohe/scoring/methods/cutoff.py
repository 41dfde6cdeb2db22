"""得分门槛 (R03): a score below the line becomes fixed points; the line is on the unrounded score."""

from __future__ import annotations

from kaohe.policy.rules import Cutoff
from kaohe.scoring.context import Context
from kaohe.scoring.exact import fixed
from kaohe.scoring.methods.registry import score, scores
from kaohe.scoring.score import Score, choose, constant, plain


@scores("cutoff")
def cutoff(rule: Cutoff, context: Context) -> Score:
    """``cut`` notes that the score fell below the line, ``inner`` the score before."""
    points = score(rule.rule, context.inside("inner"))
    inner = plain(points)
    context.notes_pair("inner", inner)
    cut = inner < fixed(rule.less_than)
    context.notes_number("cut", cut)
    return choose([(cut, constant(rule.points))], points)
