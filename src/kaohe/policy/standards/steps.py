"""Step rules (步进): so many points off or on for every step away from a start (R04–R07, R10, R14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from kaohe.policy.fields import Quantity
from kaohe.policy.measures import Target
from kaohe.policy.rules import Rule, Side, Steps
from kaohe.policy.standards.amounts import Amount
from kaohe.policy.standards.clauses import Clause
from kaohe.policy.standards.cliffs import cliffs_of
from kaohe.policy.standards.counts import is_counted
from kaohe.policy.standards.draft import Draft, Unreadable, growth, share_of
from kaohe.policy.standards.partial import partial_of
from kaohe.policy.standards.starts import Start, is_gain, start_of
from kaohe.quantities import PPM, Dimension

Way = Literal["below", "above"]


def stepped(draft: Draft) -> Rule | None:
    """The steps of every 「每…扣…」 that is not a count of events."""
    found = draft.take(lambda one: one.kind == "each" and one.size is not None and not is_counted(draft, one))
    if not found:
        return None
    full = draft.take(lambda one: _is_start(draft, one))
    start = start_of(draft, found, full)
    trends = draft.kinds("trend")
    sides = tuple(side for one in found for side in _sides(draft, one, start, trends))
    if len({side.side for side in sides}) != len(sides):
        raise Unreadable("同一方向写了两条步进，不知道以哪一条为准")
    cliffs = cliffs_of(draft, start.measure, relative=_relative(start, found))
    draft.kinds("otherwise")
    return Steps(method="steps", measure=start.measure, base=_base(draft, found, full), sides=sides, cliffs=cliffs)


def _is_start(draft: Draft, clause: Clause) -> bool:
    """Whether a clause says where full marks end: 「≥95%得满分」「100%得10分」「3%以下不扣分」."""
    if clause.kind in ("full_at", "once"):
        return clause.kind == "full_at" or (clause.score is not None and draft.points(clause.score) == draft.marks)
    if clause.kind in ("signed", "level"):
        timely = any(word in clause.text for word in ("准时", "按时", "按期", "及时"))
        return timely and clause.score is not None and draft.points(clause.score) == draft.marks
    edges = clause.span.edges if clause.span is not None else ()
    if clause.kind == "free" and "LT" not in clause.kinds:
        return bool(edges) and "BOTH" not in clause.kinds
    return clause.kind in ("band", "met") and _gives_most(draft, clause)


def _gives_most(draft: Draft, clause: Clause) -> bool:
    score = clause.score
    if score is None or score.kind in ("nothing", "share"):
        return score is not None and score.kind == "share"
    return draft.points(score) > 0


def _relative(start: Start, found: Sequence[Clause]) -> bool:
    """Whether 「超10%」 is a share above the target."""
    sizes = [one.size for one in found if one.size]
    return start.low == Target() and all(size.dimension is Dimension.RATIO for size in sizes)


def _base(draft: Draft, found: Sequence[Clause], full: Sequence[Clause]) -> int:
    """The share of full marks at the start: all of it unless the sentence says otherwise."""
    said = [amount for one in draft.kinds("base") for amount in one.amounts]
    if said:
        return share_of(said[0].points, draft.marks)
    scores = [one.score for one in full if one.score and one.kind != "full_at"]
    if len(scores) > 1:
        raise Unreadable("档位得分与步进加减分混写，不能确定起点的得分")
    if scores and draft.points(scores[0]) != draft.marks:
        got = draft.points(scores[0])
        if scores[0].kind == "given":
            draft.ask("A6", "标准里起点的得分与满分不一致", "按标准里写的得分起算", "按满分起算")
        return share_of(got, draft.marks)
    gained = all(one.score and one.score.kind == "on" for one in found) and "得" in "".join(o.text for o in found)
    return 0 if gained and not full else PPM


def _ways(draft: Draft, clause: Clause, trends: Sequence[Clause]) -> list[tuple[Way, int]]:
    """The sides a clause is about and the sign of its points on each."""
    kinds = {one.kind for one in clause.lexemes}
    sign = -1 if clause.score and clause.score.kind in ("off", "all_off") else 1
    if clause.score and clause.score.kind == "both_ways":
        return [("below", -1), ("above", 1)]
    if "BOTH" in kinds:
        return [("below", sign), ("above", sign)]
    if len(trends) == 2 and not kinds & {"LOWER", "HIGHER", "GT", "LT"}:
        draft.ask("other", "加减分从多少分起算没有写明", "从满分起算", "从 0 分起算")
        return [("below", -1), ("above", 1)]
    if kinds & {"LOWER", "LT"}:
        return [("below", sign)]
    if kinds & {"HIGHER", "GT", "LATE"} or is_gain([clause]) or growth(draft.text) or "损失" in clause.text:
        return [("above", sign)]
    raise Unreadable(f"「{clause.text}」没有写明高于还是低于什么时加减分")


def _sides(draft: Draft, clause: Clause, start: Start, trends: Sequence[Clause]) -> Iterator[Side]:
    size, score = clause.size, clause.score
    if size is None or score is None:
        raise Unreadable(f"「{clause.text}」缺少步长或分数")
    ways = _ways(draft, clause, trends)
    if "超出" in clause.text and isinstance(start.low, Quantity) and start.low != start.high:
        ways = [("below", -1), ("above", -1)]
    each = None if start.of_target else draft.quantity(_step_unit(size, start))
    for way, sign in ways:
        yield Side(
            side=way,
            start=start.low if way == "below" else start.high,
            each=each,
            each_of_target=int(size.share * PPM) if start.of_target else None,
            partial=partial_of(draft, size),
            points=sign * abs(draft.points(score)),
            limit=_limit(draft, sign),
        )


def _step_unit(size: Amount, start: Start) -> Amount:
    """A step of a rate is so many percentage points; a bare one takes the start's unit."""
    if size.dimension is Dimension.RATIO:
        return replace(size, unit="个百分点", value=size.share * 100)
    return size.named(start.high.unit) if isinstance(start.high, Quantity) else size


def _limit(draft: Draft, sign: int) -> int | None:
    """The most one side adds or takes off: 「最多加3分」「最多扣10分」「以5分为限」."""
    both = [one for one in (*draft.used, *draft.clauses) if one.kind == "limit"]
    kind = [one for one in (*draft.used, *draft.clauses) if one.kind == ("cap_off" if sign < 0 else "cap_on")]
    draft.take(lambda one: one in (*both, *kind))
    said = [amount for one in (*both, *kind) for amount in one.amounts]
    return said[0].points if said else None
