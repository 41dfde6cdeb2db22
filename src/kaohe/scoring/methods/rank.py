"""排名计分 (R22): full marks for the first place, a share more or less for each further place."""

from __future__ import annotations

from fractions import Fraction

from kaohe.policy.rules import Rank
from kaohe.quantities import PPM
from kaohe.scoring.context import Context
from kaohe.scoring.exact import fixed
from kaohe.scoring.methods.registry import scores
from kaohe.scoring.score import Limited, Score

NO_RANK = "名次应从第 1 名算起"
SMALL_GROUP = "参加排名的人数太少，本项不适用"


@scores("rank")
def rank(rule: Rank, context: Context) -> Score:
    """In a group that is too small the row does not apply."""
    place, group = context.needs("rank").exact, context.needs("group_size")
    context.notes_number("rank", place.numerator)
    context.guards(place >= fixed(1), NO_RANK)
    context.notes.inapplicable.append((group.present & (group.exact < fixed(rule.smallest_group)), SMALL_GROUP))
    each = Fraction(rule.each * context.full_marks, PPM)
    return Limited(place * each + fixed(Fraction(rule.first * context.full_marks, PPM) - each))
