"""Scoring standards (打分标准): the Chinese sentence of a row read into its typed rule, with what it leaves open."""

from kaohe.policy.standards.amounts import Amount, amounts_in, plain_text
from kaohe.policy.standards.reader import read_standard
from kaohe.policy.standards.reading import Outcome, Question, Reading, Setting

__all__ = ["Amount", "Outcome", "Question", "Reading", "Setting", "amounts_in", "plain_text", "read_standard"]
