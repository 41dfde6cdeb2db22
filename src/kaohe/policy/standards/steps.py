"""Step rules (步进): so many points off or on for every step away from a start (R04–R07, R10, R14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from kaohe.policy.conditions import Bound
from kaohe.policy.fields import Quantity
from kaohe.policy.measures import Actual, Completion, Growth, Input, Measure, Target
from kaohe.policy.rules import Rule, Side, Steps
from kaohe.policy.standards.amounts import Amount
from kaohe.policy.standards.clauses import ORDER, Clause, Edge, Span
from kaohe.policy.standards.cliffs import cliffs_of
from kaohe.policy.standards.counts import is_counted
from kaohe.policy.standards.draft import Draft, Unreadable, growth, share_of
from kaohe.policy.standards.partial import partial_of
from kaohe.quantities import PPM, Dimension

Way = Literal["below", "above"]
_WHOLE = Amount(Fraction(100), "%", "100%", implied=True)
_SMALL = Fraction(1, 10)
"""A target under 10 % must be confirmed by a person (A1)."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where steps begin and what they are steps of; ``low`` and ``high`` differ for a best range (R14)."""

    measure: Measure
    low: Bound
    high: Bound
    of_target: bool


def stepped(draft: Draft) -> Rule | None:
    """The steps of every 「每…扣…」 that is not a count of events."""
    found = draft.take(lambda one: one.kind == "each" and one.size is not None and not is_counted(draft, one))
    if not found:
        return None
    full = draft.take(lambda one: one.kind in ("band", "met") and _gives_most(draft, one))
    start = _start(draft, found, full)
    trends = draft.kinds("trend")
    sides = tuple(side for one in found for side in _sides(draft, one, start, trends))
    if len({side.side for side in sides}) != len(sides):
        raise Unreadable("同一方向写了两条步进，不知道以哪一条为准")
    cliffs = cliffs_of(draft, start.measure, relative=_relative(start, found))
    draft.kinds("otherwise")
    return Steps(method="steps", measure=start.measure, base=_base(draft, found, full), sides=sides, cliffs=cliffs)


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
    scores = [one.score for one in full if one.score]
    if len(scores) > 1:
        raise Unreadable("档位得分与步进加减分混写，不能确定起点的得分")
    if scores and draft.points(scores[0]) != draft.marks:
        got = draft.points(scores[0])
        if scores[0].kind == "given":
            draft.ask("A6", "标准里起点的得分与满分不一致", "按标准里写的得分起算", "按满分起算")
        return share_of(got, draft.marks)
    gained = all(one.score and one.score.kind == "on" for one in found) and "得" in "".join(o.text for o in found)
    return 0 if gained and not full else PPM


def _start(draft: Draft, found: Sequence[Clause], full: Sequence[Clause]) -> Start:
    spans = [one.span for one in (*full, *found) if one.span is not None] + _stated(draft)
    size = next(one.size for one in found if one.size)
    late = next((one for one in found if "LATE" in one.kinds), None)
    if late is not None:
        measure = Input(name=draft.named("延迟"), unit=size.unit or "天")
        free = next((edge.amount for span in spans for edge in span.edges if edge.amount), None)
        zero = Quantity(value=0, unit=measure.unit) if free is None else free.quantity()
        return Start(measure, zero, zero, of_target=False)
    stated = next((span for span in spans if any(edge.amount for edge in span.edges)), None)
    gained = _is_gain(found)
    if gained:
        zero = Quantity(value=0, unit=draft.quantity(size).unit)
        return Start(Actual(), zero, zero, of_target=False)
    around = _around(draft)
    if around is not None:
        return Start(Actual(), *around, of_target=False)
    if stated is not None:
        return _from_threshold(draft, stated, "".join(one.text for one in (*full, *found)))
    name = "".join(one.text for one in found)
    return _from_target(draft, size, name)


def _stated(draft: Draft) -> list[Span]:
    """「合格率98%，每下降0.5%扣1分」 states its start."""
    found = draft.take(lambda one: _states_value(one))
    for one in found:
        draft.ask("A7", f"「{one.text}」是不是加减分的起点", f"从 {one.amounts[0].printed} 起算")
    edges = [Edge(one.amounts[0], included=True, strength=ORDER) for one in found]
    return [Span(edge, edge) for edge in edges]


def _states_value(clause: Clause) -> bool:
    shared = clause.kind == "level" and clause.score is not None and clause.score.kind == "share"
    return (clause.kind in ("stated", "weighted") or shared) and len(clause.amounts) == 1


def _is_gain(found: Sequence[Clause]) -> bool:
    """「每完成1万元得1分」 counts from nothing."""
    return all(
        one.score is not None and one.score.kind == "on" and "GET" in one.kinds and one.size is not None
        and one.size.dimension is not Dimension.RATIO and not one.kinds & {"LOWER", "HIGHER", "GT", "LT", "LATE", "BOTH", "PLUS"}
        for one in found
    )


def _around(draft: Draft) -> tuple[Quantity, Quantity] | None:
    """「以30天为准，上下浮动5天内不扣」."""
    centre = draft.take(lambda one: one.kind == "words" and one.text.startswith(tuple("以库")) and "准" in one.text and len(one.amounts) == 1)
    slack = draft.take(lambda one: one.kind == "free" and "BOTH" in one.kinds)
    if not centre:
        return None
    middle = draft.quantity(centre[0].amounts[0])
    give = draft.quantity(slack[0].amounts[0]).value if slack else 0
    return replace_value(middle, middle.value - give), replace_value(middle, middle.value + give)


def replace_value(quantity: Quantity, value: int) -> Quantity:
    """The same unit with another value."""
    return Quantity(value=value, unit=quantity.unit)


def _from_threshold(draft: Draft, span: Span, name: str) -> Start:
    """From the threshold the sentence names (A7)."""
    amounts = [edge.amount for edge in span.edges if edge.amount]
    low = span.low.amount if span.low and span.low.amount else None
    high = span.high.amount if span.high and span.high.amount else None
    units = next((one.unit for one in amounts if one.unit), "")
    first, last = (low or high), (high or low)
    assert first is not None and last is not None
    target = draft.setting.target
    if target is not None and target.dimension in (None, Dimension.RATIO) and target.share not in (first.share, last.share):
        draft.ask("A7", f"步进从标准里的 {first.printed} 起算还是从目标 {target.printed} 起算", f"从标准里的 {first.printed} 起算", "从目标起算")
    measure = draft.measure([one.named(units) for one in amounts], name)
    if span.low is not None and span.high is not None and "之间" in name and "偏离" not in name:
        first = last
    return Start(measure, draft.quantity(first.named(units)), draft.quantity(last.named(units)), of_target=False)


def _from_target(draft: Draft, size: Amount, name: str) -> Start:
    """From the target; whether a per cent is a percentage point or a share of the target is A1."""
    if isinstance(draft.measure([size], name), Growth) and size.unit == "个百分点" and "率" not in draft.text.replace("利润率", ""):
        raise Unreadable("与上期相差几个百分点没有对应的规则，请写明增长率或目标")
    if draft.measure([size], name) == Growth(over="previous_period") or isinstance(draft.measure([size], name), Growth):
        zero = Quantity(value=0, unit="%")
        return Start(draft.measure([size]), zero, zero, of_target=False)
    if size.dimension is not Dimension.RATIO:
        lost = "损失" in name
        if lost:
            measure = Input(name=draft.named("损失"), unit=size.unit or "元")
            return Start(measure, Quantity(value=0, unit=measure.unit), Quantity(value=0, unit=measure.unit), of_target=False)
        return Start(Actual(), Target(), Target(), of_target=False)
    if "完成率" in name or "达成率" in name:
        whole = _WHOLE.quantity()
        return Start(Completion(), whole, whole, of_target=False)
    return _per_cent(draft, size, name)


def _per_cent(draft: Draft, size: Amount, name: str) -> Start:
    known = draft.setting.dimension
    points_said = size.unit == "个百分点"
    if known in (None, Dimension.RATIO):
        target = draft.setting.target
        small = target is not None and target.dimension is Dimension.RATIO and target.share < _SMALL
        relative = known is None and target is None and any(word in name for word in ("目标", "预算", "计划", "超额"))
        if not points_said and (small or known is None):
            default = "目标的百分比" if relative else "百分点"
            draft.ask("A1", f"“{size.printed}”是百分点还是目标的百分比", f"按{default}", "按目标的百分比" if not relative else "按百分点")
        return Start(Actual(), Target(), Target(), of_target=relative and not points_said)
    if points_said:
        whole = _WHOLE.quantity()
        return Start(Completion(), whole, whole, of_target=False)
    return Start(Actual(), Target(), Target(), of_target=True)


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
    if kinds & {"HIGHER", "GT", "LATE"} or _is_gain([clause]) or growth(draft.text) or "损失" in clause.text:
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
