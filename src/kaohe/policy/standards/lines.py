"""Linear interpolation (线性插值, R12): points of the line and what holds outside it."""

from __future__ import annotations

from typing import Literal

from kaohe.policy.rules import Interpolation, Knot, Rule
from kaohe.policy.standards.amounts import Amount
from kaohe.policy.standards.clauses import Clause
from kaohe.policy.standards.draft import Draft, Unreadable
from kaohe.quantities import Dimension


def interpolated(draft: Draft) -> Rule | None:
    """A line through the stated points."""
    if not draft.kinds("linear"):
        return None
    outside = draft.take(_outside)
    stated = draft.take(lambda one: one.score is not None and one.kind in ("once", "band", "each"))
    if (
        any(
            one.kind == "band" and one.span is not None and one.span.edges and one.span.edges[0].target
            for one in stated
        )
        or len(stated) < 2
    ):
        raise Unreadable("线性插值缺少各点的数值（例如底线值是多少）")
    knots = sorted((_knot(draft, one) for one in stated), key=lambda knot: knot.at.value)
    amounts = [_at(one) for one in stated]
    below, above = _beyond(draft, outside, stated)
    name = "".join(one.text for one in stated)
    return Interpolation(
        method="interpolation", measure=draft.measure(amounts, name), knots=tuple(knots), below=below, above=above
    )


def _at(clause: Clause) -> Amount:
    edges = clause.span.edges if clause.span else ()
    amount = clause.size if clause.kind == "once" else edges[0].amount if edges else None
    if amount is None:
        raise Unreadable(f"「{clause.text}」没有写明数值")
    return amount


def _knot(draft: Draft, clause: Clause) -> Knot:
    if clause.score is None:
        raise Unreadable(f"「{clause.text}」没有写明得分")
    return Knot(at=draft.quantity(_at(clause)), points=draft.points(clause.score))


def _outside(clause: Clause) -> bool:
    """「低于70%为0分」 states what holds below the line."""
    if clause.kind != "band" or clause.span is None or clause.score is None or len(clause.span.edges) != 1:
        return False
    edge = clause.span.edges[0]
    return not edge.included and edge.amount is not None and edge.amount.dimension is not Dimension.POINTS


def _beyond(
    draft: Draft, outside: tuple[Clause, ...], stated: tuple[Clause, ...]
) -> tuple[int | Literal["hold"], int | Literal["hold"]]:
    below: int | Literal["hold"] = "hold"
    above: int | Literal["hold"] = "hold"
    for one in outside:
        assert one.span is not None
        assert one.score is not None
        if one.span.high is not None:
            below = draft.points(one.score)
        else:
            above = draft.points(one.score)
    edged = {
        side for one in stated if one.span for side, edge in (("below", one.span.high), ("above", one.span.low)) if edge
    }
    if below == "hold" and "below" not in edged:
        draft.ask("other", "低于最低一点时的得分没有写明", "按最低一点的得分", "0 分")
    if above == "hold" and "above" not in edged:
        draft.ask("A5", "高于最高一点时的得分没有写明", "按最高一点的得分", "按直线继续增加")
    return below, above
