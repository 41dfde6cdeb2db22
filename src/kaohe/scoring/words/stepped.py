"""Sentences of rules that add or take off points step by step or event by event."""

from __future__ import annotations

from fractions import Fraction

from kaohe.policy.fields import Quantity
from kaohe.policy.rules import CountKind, Counts, Side, Steps
from kaohe.quantities import PPM
from kaohe.scoring.words.measured import edges_of
from kaohe.scoring.words.numbers import points_text, share_text, short_points, value_text
from kaohe.scoring.words.titles import measure_title
from kaohe.scoring.words.told import Told

PARTIAL = {"proportional": "不足一步按比例计", "up": "不足一步按一步计", "down": "不足一步不计"}


def steps(rule: Steps, told: Told) -> str:
    """「退货率 27.60%，比 25% 高 2.60%，每 1个百分点 扣 0.5 分，计 2.6 步，扣 1.30 分」."""
    said = told.named(rule.measure, edges_of(rule))
    for place, cliff in enumerate(rule.cliffs, 1):
        if told.number(f"cliff{place}"):
            return f"{said}，符合“{told.condition(cliff.when)}”，按 {short_points(cliff.points)} 分计"
    base = _base(rule.base, told)
    moved = [_side(side, rule, told.inside(f"side{place}")) for place, side in enumerate(rule.sides, 1)]
    active = [text for text in moved if text]
    return f"{said}，{'；'.join([base, *active])}" if active else f"{said}，{_at_start(rule, told)}，{base}"


def _at_start(rule: Steps, told: Told) -> str:
    if len(rule.sides) > 1:
        return "没有离开起点，不加不扣"
    side, unit = rule.sides[0], told.unit(rule.measure)
    start = value_text(told.inside("side1").fraction("start"), unit)
    return f"{'不低于' if side.side == 'below' else '不高于'}起点 {start}，不{_verb(side.points)}分"


def _base(share: int, told: Told) -> str:
    return f"基础分 {points_text(Fraction(share * told.marks, PPM))} 分"


def _side(side: Side, rule: Steps, told: Told) -> str:
    """What one side did; empty where the value does not lie on it."""
    start, x, taken = told.fraction("start"), told.value(rule.measure), told.fraction("steps")
    away = start - x if side.side == "below" else x - start
    if away <= 0:
        return ""
    unit = told.unit(rule.measure)
    far = f"比起点 {value_text(start, unit)} {'低' if side.side == 'below' else '高'} {_distance(away, unit)}"
    moved = told.fraction("points")
    capped = moved != taken * side.points
    limit = f"（以 {short_points(side.limit or 0)} 分为限）" if capped else ""
    size = f"每{step_text(side)}{_verb(side.points)} {short_points(abs(side.points))} 分"
    return f"{far}，{size}，{PARTIAL[side.partial]}，计 {_plain(taken)} 步，{_moved(moved)}{limit}"


def _distance(away: Fraction, unit: str) -> str:
    return f"{value_text(away, unit).removesuffix('%')} 个百分点" if unit == "%" else value_text(away, unit)


def step_text(side: Side) -> str:
    """The size of a step: 「1个百分点」「目标的 5%」 (A1)."""
    return str(side.each) if isinstance(side.each, Quantity) else f"目标的 {share_text(side.each_of_target or 0)}"


def counts(rule: Counts, told: Told) -> str:
    """「错别字 2 次，每次扣 1 分，扣 2.00 分」."""
    kinds = [_kind(kind, told.inside(f"kind{place}")) for place, kind in enumerate(rule.kinds, 1)]
    if any(kind.clears_from is not None for kind in rule.kinds) and told.number("cleared"):
        return f"{'；'.join(kinds)}；达到清零次数，本项得 0 分"
    return "；".join([*([_base(rule.base, told)] if rule.base else []), *kinds])


def _kind(kind: CountKind, told: Told) -> str:
    number, unit = told.number("count"), told.unit(kind.measure)
    said = f"{measure_title(kind.measure, told.titles)} {number} {unit}"
    if number == 0:
        return said
    if kind.clears_from is not None and number >= kind.clears_from:
        return f"{said}（{kind.clears_from} {unit}起清零）"
    moved = _moved(told.fraction("points"))
    if number <= kind.free:
        return f"{said}，{kind.free} {unit}以内不计"
    if kind.cumulative:
        return f"{said}，按累计表{moved}"
    free = f"，其中 {min(number, kind.free)} {unit}不计" if kind.free else ""
    each = f"每{unit}{_verb(kind.points)} {short_points(abs(kind.points))} 分"
    return f"{said}{free}，{each}，{moved}"


def _verb(points: int) -> str:
    return "加" if points > 0 else "扣"


def _moved(points: Fraction) -> str:
    return f"{'加' if points > 0 else '扣'} {points_text(abs(points))} 分" if points else "不加不扣"


def _plain(steps_taken: Fraction) -> str:
    return value_text(steps_taken, "次").removesuffix(" 次")
