"""Ratio rules (比例): full marks times a ratio, with cap and cliff (R02, R03, R13, R20)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from kaohe.policy.conditions import Compare
from kaohe.policy.measures import Actual, Blend, BlendPart, Completion, Input, Measure
from kaohe.policy.rules import Cutoff, Gate, Ratio, Rule
from kaohe.policy.standards.clauses import Clause, Edge
from kaohe.policy.standards.draft import Draft, Unreadable, growth, share_of
from kaohe.policy.standards.partial import is_part_of_step
from kaohe.quantities import PPM, Dimension

Form = Literal["direct", "inverse", "mirror"]


def proportional(draft: Draft) -> Rule | None:
    """A formula or 「按比例」."""
    found = draft.take(lambda one: one.kind in ("formula", "ratio") and not is_part_of_step(one))
    if not found and not _implied(draft):
        return _blended(draft) or _shared(draft)
    form = _form(draft, found)
    cut = _cut(draft)
    gate = _gate(draft)
    cliff = _cliff(draft, found)
    full = draft.take(
        lambda one: one.kind in ("band", "met") and one.score is not None and draft.points(one.score) == draft.marks
    )
    draft.kinds("otherwise")
    rule = Ratio(
        method="ratio",
        measure=_measure(draft, found),
        form=form,
        cap=_cap(draft, stated=bool(full) or form == "inverse"),
        cliff=None if cliff is None or cliff.amount is None else int(cliff.amount.share * PPM),
        cliff_scores=cliff is None or not cliff.included,
    )
    whole: Rule = rule if cut is None else Cutoff(method="cutoff", rule=rule, less_than=cut)
    return whole if gate is None else Gate(method="gate", when=gate, rule=whole, otherwise=0)


def _gate(draft: Draft) -> Compare | None:
    """「A<80%得0分」 looks at the figure itself, not at the completion rate."""

    def on_actual(clause: Clause) -> bool:
        named = clause.span is not None and clause.span.name in ("A", "实际", "实际值") and clause.span.high is not None
        return clause.kind == "band" and named and clause.score is not None and draft.points(clause.score) == 0

    found = draft.take(on_actual)
    edge = found[0].span.high if found and found[0].span else None
    if edge is None or edge.amount is None:
        return None
    bound = draft.quantity(edge.amount)
    return Compare(measure=Actual(), more_than=bound) if edge.included else Compare(measure=Actual(), at_least=bound)


def _implied(draft: Draft) -> bool:
    """「低于70%为0分，超过100%按100%计」 is a ratio although nobody says so."""
    capped = any(one.kind == "treated" and one.span is not None and one.span.low is not None for one in draft.clauses)
    if capped and not draft.has("each", "linear"):
        draft.ask("other", "没有写明按比例计分", "按完成率的比例计分")
        return True
    return False


def _form(draft: Draft, found: Sequence[Clause]) -> Form:
    text = "".join(one.text for one in found)
    if any(one.form == "inverse" or "INVERSE" in one.kinds for one in found):
        return "inverse"
    if any(one.form == "mirror" for one in found):
        return "mirror"
    over = any(one.span and one.span.low and one.span.low.target for one in found)
    if over and "PROPORTION" in {kind for one in found for kind in one.kinds}:
        draft.ask("A5", f"「{text}」按哪一种比例", "按目标÷实际", "按 2−实际÷目标")
        return "inverse"
    return "direct"


def _measure(draft: Draft, found: Sequence[Clause]) -> Measure:
    if growth(draft.text):
        raise Unreadable("按增长率的比例计分缺少满分对应的增长率")
    if any("A/T" in one.text for one in found) or draft.setting.target is not None:
        return Completion()
    return Actual() if draft.setting.dimension is Dimension.RATIO else Completion()


def _cut(draft: Draft) -> int | None:
    """「低于60分的不得分」 is about the score itself."""

    def about_score(clause: Clause) -> bool:
        high = clause.span.high if clause.span else None
        zero = clause.score is not None and draft.points(clause.score) == 0
        return (
            clause.kind == "band"
            and zero
            and high is not None
            and high.amount is not None
            and high.amount.dimension is Dimension.POINTS
        )

    found = draft.take(about_score)
    return (
        found[0].span.high.amount.points
        if found and found[0].span and found[0].span.high and found[0].span.high.amount
        else None
    )


def _cliff(draft: Draft, found: Sequence[Clause]) -> Edge | None:
    """The rate below which nothing is scored; a range that repeats it must agree."""

    def below(clause: Clause) -> bool:
        zero = (
            clause.score is not None and clause.score.kind in ("nothing", "given") and draft.points(clause.score) == 0
        )
        high = clause.span.high if clause.span else None
        return clause.kind == "band" and zero and high is not None and high.amount is not None

    bands = tuple(
        one
        for one in draft.take(below)
        if any(edge.amount and edge.amount.value for edge in (one.span.edges if one.span else ()))
    )
    edges = [one.span.high for one in bands if one.span and one.span.high]
    said = [one.span.low for one in found if one.span and one.span.low and one.span.low.amount]
    if len(edges) > 1 or any(edge.amount is None or edge.amount.dimension is not Dimension.RATIO for edge in edges):
        raise Unreadable("不得分的门槛不是完成率")
    if edges and said and said[0].amount and edges[0].amount and said[0].amount.share != edges[0].amount.share:
        raise Unreadable("按比例计分的起点与不得分的门槛不一致，两者之间没有写明得分")
    if said and not edges:
        draft.ask("other", "起点以下的得分没有写明", "不得分", "同样按比例")
        return Edge(said[0].amount, not said[0].included, said[0].strength)
    return edges[0] if edges else None


def _cap(draft: Draft, *, stated: bool) -> int | None:
    """The cap as a share of full marks (A5)."""
    treated = draft.take(lambda one: one.kind == "treated" and one.span is not None and one.span.low is not None)
    shares = [one.amounts[-1].share for one in treated]
    if shares:
        return int(shares[0] * PPM)
    if draft.uncapped:
        return None
    if draft.highest is not None:
        return share_of(draft.highest, draft.marks)
    if not stated:
        draft.ask("A5", "超过 100% 时是否封顶没有写明", "最高按满分计", "按 120% 封顶", "不封顶")
    return PPM


def _shared(draft: Draft) -> Rule | None:
    """「按直播间完成率计，成员同分」 (R20): the whole row by the team's value."""
    found = draft.take(
        lambda one: one.kind == "words" and "COMPLETION" in one.kinds and "按" in one.text and not one.amounts
    )
    if not found:
        return None
    return Ratio(method="ratio", measure=_measure(draft, found), cap=_cap(draft, stated=False))


def _blended(draft: Draft) -> Rule | None:
    """「团队完成率占60%，个人完成率占40%」 (R20)."""
    found = draft.take(lambda one: one.kind == "level" and "占" in one.text and "COMPLETION" in one.kinds)
    if len(found) < 2:
        return None
    weights = [one.amounts[0].share for one in found]
    if sum(weights) != 1:
        raise Unreadable("各部分的占比之和不是 100%")
    parts = tuple(
        BlendPart(measure=Input(name=draft.named(one.text.partition("占")[0]), unit="%"), weight=int(weight * PPM))
        for one, weight in zip(found, weights, strict=True)
    )
    return Ratio(method="ratio", measure=Blend(parts=parts), cap=_cap(draft, stated=False))
