"""门槛解锁 (R26): the inner rule counts only while the condition holds, on unrounded values."""

from __future__ import annotations

from kaohe.policy.rules import Gate
from kaohe.scoring.conditions import holds
from kaohe.scoring.context import Context
from kaohe.scoring.methods.registry import score, scores
from kaohe.scoring.score import Score, choose, constant


@scores("gate")
def gate(rule: Gate, context: Context) -> Score:
    """``open`` notes whether the gate is open."""
    is_open = holds(rule.when, context)
    context.notes_number("open", is_open)
    return choose([(is_open, score(rule.rule, context.inside("inner")))], constant(rule.otherwise))
