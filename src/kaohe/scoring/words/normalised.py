"""The normalised reading (规范写法) of a rule, with every ambiguity A1–A8 of the sentence decided in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kaohe.policy.rules import (
    Bands,
    Conditions,
    CountKind,
    Counts,
    Cutoff,
    Gate,
    Interpolation,
    Judged,
    Levels,
    Manual,
    Multiply,
    Parts,
    Range,
    Rank,
    Ratio,
    Rule,
    Side,
    Steps,
)
from kaohe.policy.scorecard import Raters
from kaohe.quantities import Dimension
from kaohe.scoring.terms import Terms
from kaohe.scoring.words.measured import band_text
from kaohe.scoring.words.numbers import share_text, short_points
from kaohe.scoring.words.stepped import PARTIAL, step_text
from kaohe.scoring.words.titles import Titles, bound_text, condition_text, measure_title


def normalised(rule: Rule, terms: Terms | None = None, titles: Titles | None = None) -> str:
    """The rule as one exact Chinese sentence; with the row's terms also floor, cap, scale and raters.

    ``titles`` are the Chinese names of the inputs; without them actual and target keep their general names.
    """
    said = _reading(rule, titles or {})
    return said if terms is None else "；".join([said, *_terms(terms)])


def _reading(rule: Rule, titles: Titles) -> str:
    return _READINGS[type(rule)](rule, titles)


def _ratio(rule: Ratio, titles: Titles) -> str:
    x = measure_title(rule.measure, titles)
    shape = {"direct": x, "inverse": f"1÷{x}", "mirror": f"（2−{x}）"}[rule.form]
    cap = "不设上限" if rule.cap is None else f"最高按 {share_text(rule.cap)}"
    parts = [f"得分＝满分×{shape}，{cap}，最低按 {share_text(rule.floor)}"]
    if rule.cliff is not None:
        edge = "＜" if rule.cliff_scores else "≤"
        exactly = "计分" if rule.cliff_scores else "不计分"
        parts.append(
            f"{x}{edge}{share_text(rule.cliff)} 得 0 分（恰好 {share_text(rule.cliff)} {exactly}，按未取整的数值判断）"
        )
    return "；".join(parts)


def _bands(rule: Bands, titles: Titles) -> str:
    table = "；".join(f"{band_text(band)} 得 {short_points(band.points)} 分" for band in rule.bands)
    return f"按{measure_title(rule.measure, titles)}（x）分档：{table}"


def _conditions(rule: Conditions, titles: Titles) -> str:
    cases = [f"{condition_text(case.when, titles)} 得 {short_points(case.points)} 分" for case in rule.cases]
    return "；".join([*cases, f"其余得 {short_points(rule.otherwise)} 分"])


def _interpolation(rule: Interpolation, titles: Titles) -> str:
    knots = "、".join(f"{knot.at} 得 {short_points(knot.points)} 分" for knot in rule.knots)
    first, last = rule.knots[0], rule.knots[-1]
    below = first.points if rule.below == "hold" else rule.below
    above = last.points if rule.above == "hold" else rule.above
    ends = f"低于 {first.at} 得 {short_points(below)} 分，高于 {last.at} 得 {short_points(above)} 分"
    return f"按{measure_title(rule.measure, titles)}：{knots}，其间按直线计算；{ends}"


def _steps(rule: Steps, titles: Titles) -> str:
    x = measure_title(rule.measure, titles)
    sides = [f"{x}{_side(side, titles)}" for side in rule.sides]
    cliffs = [f"{condition_text(one.when, titles)} 时计 {short_points(one.points)} 分" for one in rule.cliffs]
    return "；".join([f"基础分为满分的 {share_text(rule.base)}", *sides, *cliffs])


def _side(side: Side, titles: Titles) -> str:
    way = "低" if side.side == "below" else "高"
    size = "（百分点，不是目标的百分比）" if side.each is not None and side.each.dimension is Dimension.RATIO else ""
    limit = "" if side.limit is None else f"，以 {short_points(side.limit)} 分为限"
    return (
        f"从 {bound_text(side.start, titles)} 起每{way} {step_text(side)}{size}{_points(side.points)}"
        f"，{PARTIAL[side.partial]}{limit}"
    )


def _counts(rule: Counts, titles: Titles) -> str:
    base = f"基础分为满分的 {share_text(rule.base)}"
    return "；".join([base, *(_kind(kind, titles) for kind in rule.kinds)])


def _kind(kind: CountKind, titles: Titles) -> str:
    name = measure_title(kind.measure, titles)
    free = f"前 {kind.free} 次不计，超出的" if kind.free else ""
    each = f"{name}{free}每次{_points(kind.points)}"
    if kind.cumulative:
        table = "、".join(f"第 {n} 次累计{_points(total)}" for n, total in enumerate(kind.cumulative, 1))
        each = f"{name}{table}，以后每次再{_points(kind.points)}"
    return each if kind.clears_from is None else f"{each}，满 {kind.clears_from} 次本项得 0 分"


def _levels(rule: Levels, _titles: Titles) -> str:
    table = "；".join(f"{one.anchor} {short_points(one.points)} 分{_facts(one.facts_required)}" for one in rule.levels)
    return f"评分人选一档，不得取中间值：{table}"


def _judged(rule: Judged, _titles: Titles) -> str:
    table = "；".join(f"{one.anchor} {_range(one)} 分{_facts(one.facts_required)}" for one in rule.ranges)
    return f"评分人在区间内评定，以 {short_points(rule.step)} 分为一级：{table}"


def _range(one: Range) -> str:
    low, high = short_points(one.low), short_points(one.high)
    return low if low == high else f"{low}—{high}"


def _facts(required: bool) -> str:
    return "（须写明事实）" if required else ""


def _manual(rule: Manual, _titles: Titles) -> str:
    return f"由上级在 0 分与满分之间评定（{rule.needs}）"


def _rank(rule: Rank, _titles: Titles) -> str:
    change = f"{'加' if rule.each > 0 else '减'} {share_text(abs(rule.each))}"
    small = f"参评不足 {rule.smallest_group} 人时本项不适用"
    return f"第 1 名得满分的 {share_text(rule.first)}，每降 1 名{change}，并列取较前名次；{small}"


def _cutoff(rule: Cutoff, titles: Titles) -> str:
    line = f"得分＜{short_points(rule.less_than)} 分的按 {short_points(rule.points)} 分计（按未取整的得分判断）"
    return f"{_reading(rule.rule, titles)}；{line}"


def _gate(rule: Gate, titles: Titles) -> str:
    closed = f"否则计 {short_points(rule.otherwise)} 分"
    return f"{condition_text(rule.when, titles)} 时：{_reading(rule.rule, titles)}；{closed}"


def _multiply(rule: Multiply, titles: Titles) -> str:
    factors = [f"{condition_text(one.when, titles)} 时×{share_text(one.times)}" for one in rule.factors]
    return "；".join([_reading(rule.rule, titles), *factors])


def _parts(rule: Parts, titles: Titles) -> str:
    return "；".join(
        f"【{part.name} {short_points(part.full_marks)} 分】{_reading(part.rule, titles)}" for part in rule.parts
    )


def _points(points: int) -> str:
    return f"{'加' if points > 0 else '扣'} {short_points(abs(points))} 分"


_READINGS: dict[type[object], Callable[[Any, Titles], str]] = {
    Ratio: _ratio,
    Bands: _bands,
    Conditions: _conditions,
    Interpolation: _interpolation,
    Steps: _steps,
    Counts: _counts,
    Levels: _levels,
    Judged: _judged,
    Manual: _manual,
    Rank: _rank,
    Cutoff: _cutoff,
    Gate: _gate,
    Multiply: _multiply,
    Parts: _parts,
}


def _terms(terms: Terms) -> list[str]:
    """Floor and cap of the row (A4, A5), its scale (A6) and its raters."""
    floor = "不设下限" if terms.floor is None else f"最低 {short_points(terms.floor)} 分"
    cap = "不设上限" if terms.cap is None else f"最高 {short_points(terms.cap)} 分"
    scale = [] if terms.scale == "full_marks" else [f"分数按百分制计，再折算为 {short_points(terms.full_marks)} 分"]
    raters = [] if terms.raters is None else [_raters(terms.raters)]
    return [f"本项{floor}、{cap}", *scale, *raters]


def _raters(raters: Raters) -> str:
    weights = f"自评 {share_text(raters.self_weight)}、上级 {share_text(raters.superior_weight)}"
    alone = "没有自评时权重并入上级" if raters.missing_self == "move_to_superior" else "没有自评时待评"
    return f"{weights}，{alone}"
