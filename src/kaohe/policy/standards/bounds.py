"""Bounds of the row (上下限): floors (A4), caps (A5) and the limits of what is added or taken off."""

from __future__ import annotations

from dataclasses import replace

from kaohe.policy.standards.amounts import whole
from kaohe.policy.standards.clauses import Clause
from kaohe.policy.standards.draft import Draft
from kaohe.quantities import Dimension


def take_bounds(draft: Draft) -> None:
    """Set the row's floor and cap from the clauses that state them; limits of a side stay for the steps."""
    for one in draft.kinds("floor"):
        draft.floor_said = True
        sign = -1 if "NEGATIVE" in one.kinds or "-" in one.text else 1
        draft.floor = sign * _floor(draft, one)
    draft.uncapped = bool(draft.kinds("uncapped"))
    for one in draft.kinds("cap"):
        _cap(draft, one)
    for one in draft.take(_is_range_of_score):
        assert one.span is not None
        draft.floor_said = True
        draft.floor = one.span.low.amount.points if one.span.low and one.span.low.amount else draft.floor
        draft.highest = one.span.high.amount.points if one.span.high and one.span.high.amount else draft.highest
    for one in draft.kinds("pool_cap"):
        draft.used.remove(one)
        draft.clauses.append(replace(one, kind="cap_on" if "PLUS" in one.kinds else "cap_off"))
    for one in draft.take(_is_total):
        draft.highest = one.amounts[0].points


def _floor(draft: Draft, clause: Clause) -> int:
    amounts = clause.amounts
    if not amounts:
        return 0
    if amounts[0].dimension is not Dimension.RATIO:
        return amounts[0].points
    draft.ask("A4", f"「{clause.text}」是不是满分的 {amounts[0].printed}", f"最低为满分的 {amounts[0].printed}")
    return whole(draft.marks * amounts[0].share, amounts[0].printed)


def _cap(draft: Draft, clause: Clause) -> None:
    """「最高24分」 bounds the row; 「最多加3分」 and 「加满5分」 bound what is added."""
    if clause.kinds & {"PLUS"} or "加满" in clause.text:
        draft.used.remove(clause)
        draft.clauses.append(replace(clause, kind="cap_on"))
        return
    amounts = clause.amounts
    if not amounts:
        draft.highest = draft.marks
    elif amounts[0].dimension is Dimension.RATIO or "MARKS" in clause.kinds:
        draft.highest = whole(draft.marks * amounts[0].share, amounts[0].printed)
    else:
        draft.highest = amounts[0].points


def _is_range_of_score(clause: Clause) -> bool:
    return clause.kind == "bare" and "SCORE" in clause.kinds and clause.span is not None and len(clause.span.edges) == 2


def _is_total(clause: Clause) -> bool:
    """「累计不超过6分」."""
    high = clause.span.high if clause.span else None
    points = high is not None and high.amount is not None and high.amount.dimension is Dimension.POINTS
    return clause.kind == "bare" and points and clause.span is not None and clause.span.low is None
