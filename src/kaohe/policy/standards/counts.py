"""Counts of events (计次): points for each, free ones, ordinals, and how many clear the item (R08, R09, R18, R24)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaohe.policy.measures import Event
from kaohe.policy.rules import CountKind, Counts, Rule
from kaohe.policy.standards.clauses import Clause, Edge
from kaohe.policy.standards.draft import Draft, Unreadable
from kaohe.quantities import PPM, Dimension

_DIRECTED = frozenset({"LOWER", "HIGHER", "GT", "LT", "TARGET", "BOTH"})
_LEADS = re.compile(r"^(当月|每月|如|若|凡|每|出现|发生|有(?![责效])|因)+")
_COUNTED = (Dimension.COUNT, Dimension.DAYS)


def is_counted(draft: Draft, clause: Clause) -> bool:
    """Whether a clause with 每 counts events: a unit of events and no distance from a target."""
    size = clause.size
    if size is None or size.value != 1 or size.dimension not in _COUNTED:
        return False
    if clause.kinds & {"GT"} and size.implied and size.dimension is Dimension.COUNT:
        return clause.span is not None or any(_free_edge(one) for one in draft.clauses)
    if size.dimension is Dimension.DAYS and "LATE" in clause.kinds:
        return False
    if _is_shortage(draft, clause):
        draft.ask("other", f"「{clause.text}」没有目标值", "实际值是少了多少", "实际值是完成了多少，与目标相比")
        return True
    return not clause.kinds & _DIRECTED or (clause.span is not None and "LATE" in clause.kinds)


def _is_shortage(draft: Draft, clause: Clause) -> bool:
    """「每少1条」 without any target counts what is short."""
    size, started = clause.size, any(one.kind in ("band", "met", "stated") for one in draft.clauses)
    counts = size is not None and size.dimension is Dimension.COUNT
    return counts and clause.kinds & _DIRECTED == {"LOWER"} and draft.setting.target is None and not started


def counted(draft: Draft) -> Rule | None:
    """A rule on one or more kinds of events."""
    tasks = draft.kinds("tasks")
    if tasks:
        return _tasks(draft, tasks)
    ordinals = draft.kinds("nth")
    found = draft.take(
        lambda one: (
            one.kind in ("each", "once", "signed")
            and one.score is not None
            and (
                (one.kind == "signed" and _signs(one)) or (one.kind == "once" and _once(one)) or is_counted(draft, one)
            )
        )
    )
    if not ordinals and not found:
        return None
    free, clears = _free(draft), _clears(draft)
    most_off = [amount for one in draft.kinds("cap_off") for amount in one.amounts]
    if most_off:
        draft.floor, draft.floor_said = max(draft.marks - most_off[0].points, 0), True
    if ordinals:
        return _by_ordinals(draft, ordinals, free)
    kinds = [_kind(draft, one, free) for one in found]
    if clears is not None:
        kinds = [kind.model_copy(update={"clears_from": clears}) for kind in kinds]
    draft.take(lambda one: _is_whole(draft, one))
    kinds += [_clearing(draft, one) for one in draft.take(_is_fatal)]
    return Counts(method="counts", base=_base(draft, kinds), kinds=tuple(kinds))


def _is_zero(clause: Clause) -> bool:
    score = clause.score
    return score is not None and (score.kind == "nothing" or (score.amount is not None and score.amount.value == 0))


def _is_whole(draft: Draft, clause: Clause) -> bool:
    """「零投诉得满分」 says what the deductions start from."""
    if clause.kind == "full_at":
        return True
    if (
        clause.score is None
        or clause.kind not in ("level", "met", "band", "signed", "once")
        or clause.score.kind not in ("everything", "on", "given")
    ):
        return False
    return draft.points(clause.score) == draft.marks


def _is_fatal(clause: Clause) -> bool:
    """「导致处罚的本项0分」: one event clears the item."""
    return (
        clause.kind in ("level", "band", "words")
        and clause.name != ""
        and clause.score is not None
        and _is_zero(clause)
    )


def _clearing(draft: Draft, clause: Clause) -> CountKind:
    name = clause.text[: clause.lexemes[-1].at - clause.lexemes[0].at].rstrip("得计为,") or clause.name
    return CountKind(measure=Event(event=draft.named(name)), points=0, clears_from=1)


def _tasks(draft: Draft, tasks: Sequence[Clause]) -> Rule:
    """「五项任务各2分，完成一项得一项分」."""
    draft.take(lambda one: one.kind in ("words", "band", "once", "level") and one.text.startswith("完成"))
    number, each = tasks[0].amounts[0], tasks[0].amounts[-1]
    draft.highest = int(number.value) * each.points
    kind = CountKind(measure=Event(event=draft.named("完成项")), points=each.points)
    return Counts(method="counts", base=0, kinds=(kind,))


def _signs(clause: Clause) -> bool:
    return bool(clause.kinds & {"MINUS", "PLUS"})


def _once(clause: Clause) -> bool:
    return clause.size is not None and clause.size.dimension in _COUNTED and _signs(clause)


def _base(draft: Draft, kinds: Sequence[CountKind]) -> int:
    signs = {kind.points > 0 for kind in kinds}
    if signs == {True, False}:
        draft.ask("other", "有加有减，从多少分起算没有写明", "从满分起算", "从 0 分起算")
    return 0 if signs == {True} else PPM


def _kind(draft: Draft, clause: Clause, free: int) -> CountKind:
    if clause.score is None or (clause.size is not None and clause.size.value != 1):
        raise Unreadable(f"「{clause.text}」每几次计一次分不能确定")
    free = _free_before(draft, clause, free)
    return CountKind(measure=Event(event=draft.named(_event(clause))), points=draft.points(clause.score), free=free)


def _free_before(draft: Draft, clause: Clause, free: int) -> int:
    """「超过3次的每次扣2分」 leaves three free."""
    low = clause.span.low if clause.span is not None else None
    if low is None or low.amount is None or low.amount.dimension is not Dimension.COUNT:
        return free
    if low.included:
        draft.ask("A3", f"第 {low.amount.value} 次本身扣不扣没有写明", "扣", "不扣")
    return int(low.amount.value) - low.included


def _event(clause: Clause) -> str:
    """The event's name: what the clause says beside its numbers and its verbs."""
    if clause.span is not None and not any(
        edge.amount and edge.amount.dimension is Dimension.COUNT for edge in clause.span.edges
    ):
        return clause.text.partition("每")[0] or "次数"
    words = [
        one.text
        for one in clause.lexemes
        if one.kind not in ("EVERY", "NUM", "PTS", "MINUS", "PLUS", "GET", "COMMA", "GT", "GE", "GE_POST")
    ]
    return _LEADS.sub("", "".join(words)) or "次数"


def _free_edge(clause: Clause) -> Edge | None:
    """The greatest number of events that costs nothing: 「两次以内不扣」「两次以内得满分」."""
    given = clause.score is not None and clause.score.kind in ("everything", "given")
    if clause.span is None or not (clause.kind == "free" or (clause.kind == "band" and given)):
        return None
    edge = clause.span.high
    held = edge is not None and edge.amount is not None and edge.amount.dimension is Dimension.COUNT
    return edge if held and clause.span.low is None else None


def _free(draft: Draft) -> int:
    edges = [_free_edge(one) for one in draft.take(lambda one: _free_edge(one) is not None)]
    counts = [int(edge.amount.value) - (not edge.included) for edge in edges if edge and edge.amount]
    return counts[0] if counts else 0


def _clears(draft: Draft) -> int | None:
    """From how many events on the item is zero: 「累计三次及以上本项不得分」."""

    def clearing(clause: Clause) -> bool:
        low = clause.span.low if clause.span is not None else None
        zero = clause.score is not None and clause.kind == "band" and _is_zero(clause)
        return zero and low is not None and low.amount is not None and low.amount.dimension is Dimension.COUNT

    lows = [one.span.low for one in draft.take(clearing) if one.span is not None]
    counts = [int(low.amount.value) + (not low.included) for low in lows if low and low.amount]
    return counts[0] if counts else None


def _by_ordinals(draft: Draft, ordinals: Sequence[Clause], free: int) -> Rule:
    """Points by the ordinal of the event, each its own unless the sentence says in total."""
    onward = [one for one in ordinals if one.kinds & {"ONWARD", "GE_POST"}]
    if len(ordinals) == 1 and onward and free:
        return Counts(
            method="counts",
            kinds=(CountKind(measure=Event(event=draft.named("次数")), points=_cost(draft, onward[0]), free=free),),
        )
    places = [int(one.lexemes[0].amount.value) for one in ordinals if one.lexemes[0].amount]
    if places != list(range(places[0], places[0] + len(places))) or places[0] > free + 1:
        raise Unreadable("各次的扣分没有从第一次起依次写全")
    draft.ask("other", "各次的扣分是该次单独扣，还是到该次为止累计扣", "该次单独扣", "到该次为止累计扣")
    return Counts(method="counts", kinds=(_progression(draft, ordinals, places),))


def _progression(draft: Draft, ordinals: Sequence[Clause], places: Sequence[int]) -> CountKind:
    cleared = next(
        (place for one, place in zip(ordinals, places, strict=True) if one.score and one.score.kind == "all_off"), None
    )
    costs = [_cost(draft, one) for one in ordinals if not (one.score and one.score.kind == "all_off")]
    costs = [0] * (places[0] - 1) + costs
    totals = [sum(costs[: place + 1]) for place in range(len(costs))]
    return CountKind(
        measure=Event(event=draft.named("次数")), points=costs[-1], cumulative=tuple(totals), clears_from=cleared
    )


def _cost(draft: Draft, clause: Clause) -> int:
    return 0 if clause.score is None else draft.points(clause.score)
