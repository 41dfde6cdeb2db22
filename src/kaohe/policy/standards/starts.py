"""Where steps begin (起点): the threshold of the sentence (A7), the target, nothing, or the end of a grace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kaohe.policy.conditions import Bound
from kaohe.policy.fields import Quantity
from kaohe.policy.measures import Actual, Completion, Growth, Input, Measure, Target
from kaohe.policy.standards.amounts import Amount
from kaohe.policy.standards.clauses import ORDER, Clause, Edge, Span
from kaohe.policy.standards.draft import Draft, Unreadable
from kaohe.quantities import Dimension

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


def start_of(draft: Draft, found: Sequence[Clause], full: Sequence[Clause]) -> Start:
    """The start of the steps ``found``, which the clauses ``full`` may state."""
    spans = [span for one in (*full, *found) if (span := _span(one)) is not None] + _stated(draft)
    size = next(one.size for one in found if one.size)
    late = next((one for one in found if "LATE" in one.kinds), None)
    if late is not None:
        measure = Input(name=draft.named("延迟"), unit=size.unit or "天")
        free = next((edge.amount for span in spans for edge in span.edges if _delays(edge, size)), None)
        zero = Quantity(value=0, unit=measure.unit) if free is None else free.quantity()
        return Start(measure, zero, zero, of_target=False)
    stated = next((span for span in spans if any(edge.amount for edge in span.edges)), None)
    gained = is_gain(found)
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


def _delays(edge: Edge, size: Amount) -> bool:
    return edge.amount is not None and edge.amount.dimension is size.dimension


def _span(clause: Clause) -> Span | None:
    """The range a clause speaks about; a single value is both its ends."""
    if clause.span is None and clause.kind in ("full_at", "once") and clause.size is not None:
        edge = Edge(clause.size, included=True, strength=ORDER)
        return Span(edge, edge)
    return clause.span


def _states_value(clause: Clause) -> bool:
    shared = clause.kind == "level" and clause.score is not None and clause.score.kind == "share"
    return (clause.kind in ("stated", "weighted") or shared) and len(clause.amounts) == 1


def _stated(draft: Draft) -> list[Span]:
    """「合格率98%，每下降0.5%扣1分」 states its start."""
    found = draft.take(_states_value)
    for one in found:
        draft.ask("A7", f"「{one.text}」是不是加减分的起点", f"从 {one.amounts[0].printed} 起算")
    edges = [Edge(one.amounts[0], included=True, strength=ORDER) for one in found]
    return [Span(edge, edge) for edge in edges]


def is_gain(found: Sequence[Clause]) -> bool:
    """「每完成1万元得1分」 counts from nothing."""
    return all(
        one.score is not None
        and one.score.kind == "on"
        and "GET" in one.kinds
        and one.size is not None
        and one.size.dimension is not Dimension.RATIO
        and not one.kinds & {"LOWER", "HIGHER", "GT", "LT", "LATE", "BOTH", "PLUS"}
        for one in found
    )


def _around(draft: Draft) -> tuple[Quantity, Quantity] | None:
    """「以30天为准，上下浮动5天内不扣」."""
    centre = draft.take(
        lambda one: (
            one.kind == "words" and one.text.startswith(tuple("以库")) and "准" in one.text and len(one.amounts) == 1
        )
    )
    slack = draft.take(lambda one: one.kind == "free" and "BOTH" in one.kinds)
    if not centre:
        return None
    middle = draft.quantity(centre[0].amounts[0])
    give = draft.quantity(slack[0].amounts[0]).value if slack else 0
    return _moved(middle, middle.value - give), _moved(middle, middle.value + give)


def _moved(quantity: Quantity, value: int) -> Quantity:
    return Quantity(value=value, unit=quantity.unit)


def _from_threshold(draft: Draft, span: Span, name: str) -> Start:
    """From the threshold the sentence names (A7)."""
    amounts = [edge.amount for edge in span.edges if edge.amount]
    low = span.low.amount if span.low and span.low.amount else None
    high = span.high.amount if span.high and span.high.amount else None
    units = next((one.unit for one in amounts if one.unit), "")
    first, last = (low or high), (high or low)
    assert first is not None
    assert last is not None
    target = draft.setting.target
    if (
        target is not None
        and target.dimension in (None, Dimension.RATIO)
        and target.share not in (first.share, last.share)
    ):
        draft.ask(
            "A7",
            f"步进从标准里的 {first.printed} 起算还是从目标 {target.printed} 起算",
            f"从标准里的 {first.printed} 起算",
            "从目标起算",
        )
    measure = draft.measure([one.named(units) for one in amounts], name)
    if span.low is not None and span.high is not None and "之间" in name and "偏离" not in name:
        first = last
    return Start(measure, draft.quantity(first.named(units)), draft.quantity(last.named(units)), of_target=False)


def _from_target(draft: Draft, size: Amount, name: str) -> Start:
    """From the target; whether a per cent is a percentage point or a share of the target is A1."""
    if (
        isinstance(draft.measure([size], name), Growth)
        and size.unit == "个百分点"
        and "率" not in draft.text.replace("利润率", "")
    ):
        raise Unreadable("与上期相差几个百分点没有对应的规则，请写明增长率或目标")
    if draft.measure([size], name) == Growth(over="previous_period") or isinstance(draft.measure([size], name), Growth):
        zero = Quantity(value=0, unit="%")
        return Start(draft.measure([size]), zero, zero, of_target=False)
    if size.dimension is not Dimension.RATIO:
        lost = "损失" in name
        if lost:
            measure = Input(name=draft.named("损失"), unit=size.unit or "元")
            return Start(
                measure, Quantity(value=0, unit=measure.unit), Quantity(value=0, unit=measure.unit), of_target=False
            )
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
            draft.ask(
                "A1",
                f"“{size.printed}”是百分点还是目标的百分比",
                f"按{default}",
                "按目标的百分比" if not relative else "按百分点",
            )
        return Start(Actual(), Target(), Target(), of_target=relative and not points_said)
    if points_said:
        whole = _WHOLE.quantity()
        return Start(Completion(), whole, whole, of_target=False)
    return Start(Actual(), Target(), Target(), of_target=True)
