"""Pass or fail, and compound conditions (R01, R10 bands, R21)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from kaohe.policy.conditions import AllOf, AnyOf, Compare, CountOf
from kaohe.policy.fields import Quantity
from kaohe.policy.measures import Actual, Completion, Event, Input, Measure, Quotient
from kaohe.policy.rules import Case, Conditions, Rule
from kaohe.policy.standards.clauses import Clause, Span
from kaohe.policy.standards.cliffs import compared
from kaohe.policy.standards.draft import Draft, Unreadable
from kaohe.quantities import PPM, Dimension

_NONE = re.compile(r"(?:零|无|没有|未发生|未出现)(?P<event>[^零无,]{2,8})")
_BOTH = re.compile(r"(?P<one>\w{2,8}?)[和与、](?P<two>\w{2,8}?)(?:同时|均|都)达标得?满分")
_EITHER = re.compile(r"(?P<one>\w{2,8}?)(?:或者|或)(?P<two>\w{2,8}?)任一达标")
_WHOLE = Quantity(value=PPM, unit="%")


def compound(draft: Draft) -> Rule | None:
    """「A≥60%且B≥40%得8分」, and two figures that reach their targets."""
    found = draft.kinds("compound")
    if found:
        cases = tuple(_compound_case(draft, one) for one in found)
        return Conditions(method="conditions", cases=cases, otherwise=_otherwise(draft, ask=True))
    return _both_or_one(draft) or _either(draft) or _times(draft)


def _compound_case(draft: Draft, clause: Clause) -> Case:
    if clause.score is None:
        raise Unreadable(f"「{clause.text}」缺少得分")
    parts = tuple(compared(draft, _named(draft, one), one) for one in clause.conditions)
    when = AnyOf(any_of=parts) if "OR" in clause.kinds else AllOf(all_of=parts)
    return Case(when=when, points=draft.points(clause.score))


def _named(draft: Draft, span: Span) -> Measure:
    amount = span.edges[0].amount
    unit = amount.unit if amount is not None and amount.unit else "个"
    return Input(name=draft.named(span.name), unit=unit)


def _reached(draft: Draft, name: str) -> Compare:
    return Compare(measure=Input(name=draft.named(f"{name}完成率"), unit="%"), at_least=_WHOLE)


def _both_or_one(draft: Draft) -> Rule | None:
    """「销售额和利润率同时达标得满分，只达一项得一半，均未达标不得分」."""
    match = _BOTH.search(draft.text)
    if match is None:
        return None
    used = draft.take(lambda one: "达" in one.text)
    halves = [one.score for one in used if one.score and one.score.kind == "share"]
    parts = (_reached(draft, match["one"]), _reached(draft, match["two"]))
    cases = [Case(when=AllOf(all_of=parts), points=draft.marks)]
    cases += [Case(when=CountOf(count_of=parts, at_least=1), points=draft.points(score)) for score in halves]
    return Conditions(method="conditions", cases=tuple(cases), otherwise=0)


def _either(draft: Draft) -> Rule | None:
    match = _EITHER.search(draft.text)
    found = draft.take(lambda one: match is not None and match[0] in one.text)
    if match is None or not found:
        return None
    scores = [one.amount.points for one in found[0].lexemes if one.amount is not None and one.kind == "PTS"]
    when = AnyOf(any_of=(_reached(draft, match["one"]), _reached(draft, match["two"])))
    points = scores[0] if scores else draft.marks
    return Conditions(
        method="conditions", cases=(Case(when=when, points=points),), otherwise=_otherwise(draft, ask=False)
    )


def passed(draft: Draft) -> Rule | None:
    """One range with points, or one fact, and what it is otherwise."""
    ranges = draft.take(lambda one: one.kind in ("band", "change", "met") and one.score is not None)
    if ranges:
        return _cases(draft, ranges)
    return _fact(draft)


def _cases(draft: Draft, ranges: Sequence[Clause]) -> Rule:
    amounts = [edge.amount for one in ranges if one.span for edge in one.span.edges if edge.amount]
    late = any("LATE" in one.kinds for one in ranges)
    name = "".join(one.text for one in ranges)
    of_target = any(edge.target and edge.amount for one in ranges if one.span for edge in one.span.edges)
    measure: Measure = (
        Input(name=draft.named("延迟"), unit=amounts[0].unit or "天")
        if late and amounts
        else Completion()
        if of_target
        else draft.measure(amounts, name)
    )
    taken_off = any(one.kind == "change" for one in ranges)
    cases = [_case(draft, one, measure) for one in sorted(ranges, key=_tightness)]
    if taken_off and late:
        zero = Quantity(value=0, unit=measure.unit if isinstance(measure, Input) else "天")
        cases.insert(0, Case(when=Compare(measure=measure, at_most=zero), points=draft.marks))
    otherwise = draft.marks if taken_off else _otherwise(draft, ask=not any(case.points == 0 for case in cases))
    if not taken_off and all(case.points == 0 for case in cases) and not draft.used_otherwise:
        raise Unreadable("只写了不得分的情形，没有写其余情形怎样计分")
    return Conditions(method="conditions", cases=tuple(cases), otherwise=otherwise)


def _tightness(clause: Clause) -> Fraction:
    """Ranges open on one side are tested from the tightest: 「低于80%」 before 「低于90%」."""
    edges = clause.span.edges if clause.span is not None else ()
    if len(edges) != 1 or edges[0].amount is None:
        return Fraction(0)
    return edges[0].amount.value if clause.span is not None and clause.span.low is None else -edges[0].amount.value


def _case(draft: Draft, clause: Clause, measure: Measure) -> Case:
    if clause.score is None:
        raise Unreadable(f"「{clause.text}」缺少得分")
    points = draft.points(clause.score)
    points = draft.marks + points if clause.kind == "change" else points
    if clause.span is None:
        from kaohe.policy.measures import Target

        return Case(when=Compare(measure=Actual(), at_least=Target()), points=points)
    return Case(when=compared(draft, measure, clause.span), points=points)


def _times(draft: Draft) -> Rule | None:
    """「点赞数达到观看人数1.5倍」 compares two figures, or the quotient when that is what is delivered."""
    found = draft.kinds("times")
    if not found or found[0].score is None:
        return None
    names = [one.text for one in found[0].lexemes if one.kind == "NAME"]
    measure: Measure = Actual()
    if draft.setting.dimension is not Dimension.RATIO:
        top, bottom = (Input(name=draft.named(name), unit="个") for name in names[:2])
        measure = Quotient(numerator=top, denominator=bottom)
    sign = next(one.kind for one in found[0].lexemes if one.kind in ("GE", "GT", "LE", "LT"))
    key = {"GE": "at_least", "GT": "more_than", "LE": "at_most", "LT": "less_than"}[sign]
    when = Compare(measure=measure, **{key: found[0].amounts[0].named("倍").quantity()})
    case = Case(when=when, points=draft.points(found[0].score))
    return Conditions(method="conditions", cases=(case,), otherwise=_otherwise(draft, ask=False))


def _fact(draft: Draft) -> Rule | None:
    """「当月零投诉得10分」, 「按时提交得5分，逾期不得分」."""
    found = draft.take(
        lambda one: (
            one.kind in ("signed", "level")
            and one.score is not None
            and one.score.kind in ("on", "given", "everything")
        )
    )
    if len(found) != 1 or found[0].score is None:
        draft.clauses += found
        draft.used = [one for one in draft.used if one not in found]
        return None
    points, match = draft.points(found[0].score), _NONE.search(found[0].name)
    if match is not None:
        draft.take(
            lambda one: one.kind == "level" and one.text.startswith(("有", "发生", "出现")) and _gives_nothing(one)
        )
    late = draft.take(lambda one: "LATE" in one.kinds and one.score is not None and one.score.kind == "nothing")
    if match is not None:
        when = Compare(measure=Event(event=draft.named(match["event"])), equal_to=Quantity(value=0, unit="次"))
        return Conditions(
            method="conditions", cases=(Case(when=when, points=points),), otherwise=_otherwise(draft, ask=False)
        )
    if not late and "按时" not in found[0].text:
        raise Unreadable(f"「{found[0].text}」的条件没有可以比较的数值")
    when = Compare(measure=Input(name=draft.named("延迟"), unit="天"), at_most=Quantity(value=0, unit="天"))
    return Conditions(
        method="conditions", cases=(Case(when=when, points=points),), otherwise=_otherwise(draft, ask=False)
    )


def _gives_nothing(clause: Clause) -> bool:
    return clause.score is not None and clause.score.kind == "nothing"


def _otherwise(draft: Draft, *, ask: bool) -> int:
    """The points where no case holds; 0 where the sentence is silent (R01)."""
    found = draft.kinds("otherwise")
    draft.used_otherwise = bool(found)
    if found and found[0].score is not None:
        return draft.points(found[0].score)
    if ask:
        draft.ask("other", "其余情形的得分没有写明", "0 分")
    return 0
