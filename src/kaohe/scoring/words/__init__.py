"""Words (说明): a row's reasons as one Chinese sentence, a rule's normalised reading and its boundary table."""

from kaohe.scoring.words.boundaries import Boundary, boundaries
from kaohe.scoring.words.normalised import normalised
from kaohe.scoring.words.sentence import facts_needed, level, rounding, sentence

__all__ = ["Boundary", "boundaries", "facts_needed", "level", "normalised", "rounding", "sentence"]
