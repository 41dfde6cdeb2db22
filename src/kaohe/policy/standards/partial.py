"""Part of a step (不足一步, A2): counted proportionally, as a whole one, or not at all."""

from __future__ import annotations

from typing import Literal

from kaohe.policy.standards.amounts import Amount
from kaohe.policy.standards.clauses import Clause
from kaohe.policy.standards.draft import Draft
from kaohe.quantities import Dimension

Partial = Literal["proportional", "up", "down"]
_WHOLE = (Dimension.COUNT,)


def partial_of(draft: Draft, size: Amount) -> Partial:
    """How part of a step of this size counts, by the sentence; proportional with a question when it is silent."""
    said = draft.take(_is_up) or tuple(one for one in draft.used if _is_up(one))
    if said:
        return "up"
    dropped = draft.take(_is_down) or tuple(one for one in draft.used if _is_down(one))
    if dropped:
        return "down"
    if draft.take(is_part_of_step) or any(is_part_of_step(one) for one in draft.used):
        return "proportional"
    if size.dimension in _WHOLE and size.value == 1:
        return "proportional"
    draft.ask("A2", f"不足 {size.printed} 的部分怎样计", "按比例计", "不足一步按一步计", "不足一步不计")
    return "proportional"


def is_part_of_step(clause: Clause) -> bool:
    """「不足1%按比例扣分」."""
    return clause.kind == "ratio" and clause.text.startswith("不足") and clause.span is not None


def _is_up(clause: Clause) -> bool:
    if clause.kind == "treated" and len(clause.amounts) == 2:
        small, counted = clause.amounts
        below = clause.span is None or clause.span.high is not None
        return below and small.dimension == counted.dimension and small.value <= counted.value
    return clause.kind == "words" and "不足" in clause.text and "一步" in clause.text


def _is_down(clause: Clause) -> bool:
    return clause.kind == "free" and clause.span is not None and clause.span.high is not None and "LT" in clause.kinds
