"""Band tables (档位): clauses of ranges with points become bands without holes (settled question 22)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from kaohe.policy.fields import Quantity
from kaohe.policy.measures import Completion, Measure
from kaohe.policy.rules import Band, Bands, Rule
from kaohe.policy.standards.amounts import Amount
from kaohe.policy.standards.clauses import ORDER, SYMBOL, WORD, Clause, Edge, Span
from kaohe.policy.standards.draft import Draft, Unreadable, same_dimension
from kaohe.quantities import UNITS, Dimension


@dataclass(frozen=True, slots=True)
class Rung:
    """One band on its way: its edges and its points."""

    low: Edge | None
    high: Edge | None
    points: int

    def edge(self, side: str) -> Edge | None:
        """The edge of a side."""
        return self.low if side == "low" else self.high

    def moved(self, side: str, edge: Edge) -> Rung:
        """The band with another edge."""
        return replace(self, low=edge) if side == "low" else replace(self, high=edge)


def banded(draft: Draft) -> Rule | None:
    """A band table of at least two ranges with points."""
    draft.clauses = [_shrinking(one) for one in draft.clauses]
    clauses = [
        _at_least(draft, one) for one in draft.clauses if (one.kind == "band" and plain(one.span)) or _is_value(one)
    ]
    if len(clauses) < 2:
        return None
    amounts = [edge.amount for one in clauses if one.span for edge in one.span.edges if edge.amount]
    name = "".join(one.span.name for one in clauses if one.span)
    if not same_dimension(amounts):
        raise Unreadable("各档的单位不一致")
    draft.take(lambda one: (one.kind == "band" and plain(one.span)) or _is_value(one))
    of_target = any(edge.target for one in clauses if one.span for edge in one.span.edges)
    measure = Completion() if of_target else draft.measure([_named(one, amounts) for one in amounts], name)
    rungs = [_rung(draft, one, amounts) for one in clauses]
    closed = _closed(draft, rungs)
    _ask_about_ends(draft, closed)
    return bands_rule(draft, measure, closed)


def _ask_about_ends(draft: Draft, rungs: Sequence[Rung]) -> None:
    """What lies below the lowest band or above the highest has no points; nothing is below 0 or above 100 %."""
    low, high = rungs[0].low, rungs[-1].high
    if low is not None and low.amount is not None and low.amount.value > 0:
        draft.ask("other", f"低于 {low.amount.printed} 的得分没有写明", "没有得分")
    if high is not None and high.amount is not None and high.amount.value != 100:
        draft.ask("other", f"高于 {high.amount.printed} 的得分没有写明", "没有得分")


def _shrinking(clause: Clause) -> Clause:
    """「负增长得0分」 is the band below zero."""
    if clause.kind != "shrinking":
        return clause
    zero = Amount(Fraction(0), "%", "0%", implied=True)
    return replace(clause, kind="band", span=Span(None, Edge(zero, included=False, strength=SYMBOL)))


def _is_value(clause: Clause) -> bool:
    """「100%得10分」."""
    size = clause.size
    rate = size is not None and size.dimension is Dimension.RATIO
    return clause.kind == "once" and rate and clause.score is not None and clause.score.kind == "on"


def _at_least(draft: Draft, clause: Clause) -> Clause:
    """A single value among bands is the low end of its band, with a question."""
    if not _is_value(clause) or clause.size is None:
        return clause
    draft.ask("A3", f"「{clause.text}」以上怎样计分没有写明", f"{clause.size.printed} 及以上同样计分")
    return replace(clause, kind="band", span=Span(Edge(clause.size, included=True, strength=WORD), None))


def plain(span: Span | None) -> bool:
    """Whether every edge of a range is a number."""
    return span is not None and bool(span.edges) and all(edge.amount for edge in span.edges)


def bands_rule(draft: Draft, measure: Measure, rungs: Sequence[Rung]) -> Bands:
    """The rule of finished bands, the best first."""
    ordered = sorted(rungs, key=lambda one: one.points, reverse=True)
    return Bands(method="bands", measure=measure, bands=tuple(_band(draft, one) for one in ordered))


def _named(amount: Amount, amounts: Sequence[Amount]) -> Amount:
    units = [one.unit for one in amounts if one.unit]
    return amount.named(units[-1]) if units else amount


def _rung(draft: Draft, clause: Clause, amounts: Sequence[Amount]) -> Rung:
    if clause.span is None or clause.score is None:
        raise Unreadable(f"「{clause.text}」缺少界限或分数")

    def named(edge: Edge | None) -> Edge | None:
        return None if edge is None or edge.amount is None else replace(edge, amount=_named(edge.amount, amounts))

    return Rung(named(clause.span.low), named(clause.span.high), draft.points(clause.score))


def _value(edge: Edge) -> Fraction:
    if edge.amount is None:
        raise Unreadable("界限没有数值")
    return edge.amount.value * (UNITS[edge.amount.unit].scale if edge.amount.unit else 1)


def _closed(draft: Draft, rungs: Sequence[Rung]) -> list[Rung]:
    """The bands from low to high with every shared edge in exactly one of them."""
    ordered = sorted(rungs, key=lambda one: _value(one.low) if one.low else Fraction(-(10**30)))
    for place in range(len(ordered) - 1):
        ordered[place], ordered[place + 1] = _met(draft, ordered[place], ordered[place + 1])
    return ordered


def _met(draft: Draft, lower: Rung, upper: Rung) -> tuple[Rung, Rung]:
    """Two neighbours with their common edge decided: marks beat words, words beat order, else the better band."""
    if lower.high is None or upper.low is None:
        return _opened(draft, lower, upper)
    below, above = _value(lower.high), _value(upper.low)
    if below < above:
        return _bridged(draft, lower, upper)
    if below > above:
        draft.ask(
            "A3", f"「{_shown(upper.low)}」与「{_shown(lower.high)}」两档重叠", "重叠处按较高的一档", "按较低的一档"
        )
        return _shared(
            lower, upper, in_upper=upper.points >= lower.points, at=above if lower.points < upper.points else below
        )
    if lower.high.included != upper.low.included and max(lower.high.strength, upper.low.strength) > ORDER:
        return lower, upper
    if lower.high.strength != upper.low.strength and lower.high.included == upper.low.included:
        return _stronger(draft, lower, upper)
    if lower.high.included != upper.low.included:
        in_upper = upper.points >= lower.points
        _ask_edge(draft, upper.low)
        return _shared(lower, upper, in_upper=in_upper, at=above)
    _ask_edge(draft, upper.low)
    return _shared(lower, upper, in_upper=upper.points >= lower.points, at=above)


def _ask_edge(draft: Draft, edge: Edge) -> None:
    draft.ask("A3", f"恰好 {_shown(edge)} 属于哪一档没有写明", "归入得分较高的一档", "归入得分较低的一档")


def _stronger(draft: Draft, lower: Rung, upper: Rung) -> tuple[Rung, Rung]:
    """The edge that is marked more plainly keeps what it says; a word against the order of two numbers is asked."""
    assert lower.high is not None
    assert upper.low is not None
    strong = lower.high if lower.high.strength > upper.low.strength else upper.low
    if strong.strength <= WORD:
        side = "下档" if strong is lower.high else "上档"
        draft.ask("A3", f"恰好 {_shown(strong)} 两档都可包含", f"按“{side}”的文字，含本数", "归入相邻的另一档")
    in_upper = strong.included if strong is upper.low else not strong.included
    return _shared(lower, upper, in_upper=in_upper, at=_value(strong))


def _shared(lower: Rung, upper: Rung, *, in_upper: bool, at: Fraction) -> tuple[Rung, Rung]:
    assert lower.high is not None
    assert upper.low is not None
    edge = lower.high if _value(lower.high) == at else upper.low
    return (
        lower.moved("high", replace(edge, included=not in_upper)),
        upper.moved("low", replace(edge, included=in_upper)),
    )


def _bridged(draft: Draft, lower: Rung, upper: Rung) -> tuple[Rung, Rung]:
    """Whole-looking neighbours one apart join: what lies between belongs to the worse band (36—45 after ≤35)."""
    assert lower.high is not None
    assert upper.low is not None
    one, two = lower.high.amount, upper.low.amount
    joined = one is not None and two is not None and two.value - one.value == 1 and one.value.denominator == 1
    if not joined:
        draft.ask("other", f"{_shown(lower.high)} 与 {_shown(upper.low)} 之间没有分数", "落在其间的值没有得分")
        return lower, upper
    if lower.points < upper.points:
        return lower.moved("high", replace(upper.low, included=False, strength=WORD)), upper.moved(
            "low", replace(upper.low, included=True, strength=WORD)
        )
    return lower.moved("high", replace(lower.high, included=True, strength=WORD)), _spread(lower, upper)


def _spread(lower: Rung, upper: Rung) -> Rung:
    assert lower.high is not None
    moved = upper.moved("low", replace(lower.high, included=False, strength=WORD))
    high = moved.high
    whole_span = high is not None and high.strength == ORDER
    return moved.moved("high", replace(high, included=True, strength=WORD)) if high and whole_span else moved


def _opened(draft: Draft, lower: Rung, upper: Rung) -> tuple[Rung, Rung]:
    """Neighbours without a common edge: 「90%以上…80%以上…」 lists thresholds, each up to the next."""
    if lower.high is None and upper.low is not None:
        return lower.moved("high", replace(upper.low, included=not upper.low.included)), upper
    if lower.high is not None and upper.low is None:
        return lower, upper.moved("low", replace(lower.high, included=not lower.high.included))
    raise Unreadable("两档没有界限可以区分")


def _band(draft: Draft, rung: Rung) -> Band:
    keys: dict[str, Quantity] = {}
    for side, inside, outside in (("low", "at_least", "more_than"), ("high", "at_most", "less_than")):
        edge = rung.edge(side)
        if edge is not None and edge.amount is not None:
            keys[inside if edge.included else outside] = draft.quantity(edge.amount)
    return Band.model_validate({"points": rung.points, **keys})


def _shown(edge: Edge) -> str:
    return edge.amount.printed if edge.amount is not None else "目标"
