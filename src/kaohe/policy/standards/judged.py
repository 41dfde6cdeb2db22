"""Rules where a person gives the points (R15, R16) and ranks (R22)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from kaohe.policy.rules import Judged, Level, Levels, Range, Rank, Rule
from kaohe.policy.standards.clauses import Clause
from kaohe.policy.standards.draft import Draft, Unreadable, share_of
from kaohe.quantities import POINT, PPM, Dimension

_ANCHORED = re.compile(r"(?P<points>\d+(?:\.\d+)?)分:(?P<anchor>.+)")


def anchored(draft: Draft) -> Rule | None:
    """「20分：主动推进；15分：可以放心；…」: levels whose descriptions are sentences."""
    parts = [part for part in re.split("[;。]", draft.text) if part]
    matches = [match for part in parts if (match := _ANCHORED.fullmatch(part))]
    if len(matches) < 2 or len(matches) != len(parts):
        return None
    draft.take(lambda one: True)
    levels = [Level(points=int(Fraction(match["points"]) * POINT), anchor=match["anchor"]) for match in matches]
    return Levels(method="levels", levels=tuple(levels))


def ranged(draft: Draft) -> Rule | None:
    """Ranges of points within which the rater decides."""
    off = draft.kinds("judged_off")
    ranges = list(draft.kinds("judged")) or _spans_to_marks(draft)
    if not off and not ranges:
        return None
    ranges = sorted([*ranges, *draft.take(_is_points_span)], key=lambda one: -one.amounts[-1].points)
    facts = bool(draft.take(lambda one: "事实" in one.text or "事例" in one.text))
    if off:
        low, high = sorted(amount.points for amount in off[0].amounts)
        made: tuple[Range, ...] = (
            Range(low=draft.marks, high=draft.marks, anchor="没有这种情形"),
            Range(
                low=max(draft.marks - high, 0),
                high=draft.marks - low,
                anchor=off[0].name or "酌情扣分",
                facts_required=facts,
            ),
        )
    else:
        made = tuple(_range(one, facts) for one in ranges)
    draft.ask("other", "评分的最小单位没有写明", "0.5 分", "1 分")
    return Judged(method="judged", ranges=made, step=POINT // 2)


def _spans_to_marks(draft: Draft) -> list[Clause]:
    """「优：18-20分；良：15-17分」 are ranges of points when the best one ends at full marks."""
    spans = [one for one in draft.clauses if _is_points_span(one)]
    if len(spans) < 2 or max(one.amounts[-1].points for one in spans) != draft.marks:
        return []
    return list(draft.take(lambda one: one in spans))


def _is_points_span(clause: Clause) -> bool:
    spanned = clause.kind == "bare" and clause.span is not None and len(clause.span.edges) == 2
    return spanned and clause.amounts[-1].dimension is Dimension.POINTS


def _range(clause: Clause, facts: bool) -> Range:
    low, high = clause.amounts[0].points, clause.amounts[-1].points
    return Range(low=min(low, high), high=max(low, high), anchor=clause.name or "上级评定", facts_required=facts)


def levelled(draft: Draft) -> Rule | None:
    """Anchored levels, each a description with its points."""
    found = draft.take(
        lambda one: (
            one.kind in ("level", "signed")
            and one.score is not None
            and one.score.kind in ("given", "on", "nothing", "everything")
        )
    )
    numbered = draft.take(lambda one: one.kind == "level" and one.size is not None)
    made = [
        Level(points=draft.points(one.score), anchor=one.text[: one.lexemes[-1].at - one.lexemes[0].at] or one.text)
        for one in found
        if one.score
    ]
    made += [Level(points=one.amounts[-1].points, anchor=one.amounts[0].printed) for one in numbered]
    if len(made) < 2:
        draft.clauses += [*found, *numbered]
        draft.used = [one for one in draft.used if one not in (*found, *numbered)]
        return None
    others = draft.kinds("otherwise")
    made += [Level(points=draft.points(one.score), anchor="其他") for one in others if one.score]
    _whole(draft, made)
    return Levels(method="levels", levels=tuple(_named(made)))


def _named(levels: Sequence[Level]) -> Sequence[Level]:
    return [level.model_copy(update={"anchor": _anchor(level.anchor)}) for level in levels]


def _anchor(text: str) -> str:
    return text.rstrip("得计给为,:") or text


def _whole(draft: Draft, levels: Sequence[Level]) -> None:
    """Levels whose sum is the row's marks and none of which is the row's marks are parts, not levels (R27)."""
    points = [level.points for level in levels]
    if max(points) < draft.marks and sum(points) in (draft.marks, 2 * draft.marks):
        raise Unreadable("这是几个子项的分值，各子项缺少自己的打分标准")


def ranked(draft: Draft) -> Rule | None:
    """First place and so much less for each further one."""
    first = draft.kinds("place")
    if not first:
        return None
    each = draft.take(lambda one: one.kind == "each")
    if len(first) != 1 or len(each) != 1 or each[0].score is None or first[0].score is None:
        raise Unreadable("各名次的得分没有写全")
    top = draft.points(first[0].score)
    return Rank(
        method="rank", first=share_of(top, draft.marks), each=share_of(draft.points(each[0].score), draft.marks) or -PPM
    )
