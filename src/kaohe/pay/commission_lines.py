"""The ledger lines of a commission: one a slice, one a multiplier, each with its sentence and clause."""

from __future__ import annotations

from collections.abc import Iterator

from kaohe.pay.commission import Amounts
from kaohe.pay.lines import LineKind, PayLine
from kaohe.policy.pay import CommissionFactor, CommissionScheme
from kaohe.quantities import show_money, show_quantity


def commission_lines(scheme: CommissionScheme, amounts: Amounts) -> tuple[PayLine, ...]:
    """The lines whose sum is the commission, in fen."""
    lines = [*_tier_lines(scheme, amounts), *_factor_lines(scheme, amounts)]
    if amounts["floor_line"]:
        sentence = f"保底 {scheme.floor}，补足 {show_money(amounts['floor_line'])} 元"
        lines.append(PayLine(LineKind.FLOOR, amounts["floor_line"], sentence, scheme.clause))
    return tuple(lines)


def _tier_lines(scheme: CommissionScheme, amounts: Amounts) -> Iterator[PayLine]:
    shut = not amounts["gate"]
    kind = LineKind.WHOLE if shut or scheme.mode == "whole" else LineKind.SLICE
    places = [place for place in range(1, len(scheme.tiers) + 1) if amounts[f"slice{place}"]] or [1]
    for place in places:
        tier, part, earned = scheme.tiers[place - 1], amounts[f"slice{place}"], amounts[f"earned{place}"]
        reason = f"{shut_gate(scheme)}：" if shut else f"{tier_label(scheme, place)}："
        sentence = f"{reason}{show_money(part)} 元 × {show_quantity(tier.rate, '%')} = {show_money(earned)} 元"
        yield PayLine(kind, earned, sentence, scheme.gate.clause if shut and scheme.gate else scheme.clause)


def shut_gate(scheme: CommissionScheme) -> str:
    """What a shut gate does to the commission, in words."""
    lowest = scheme.gate is not None and scheme.gate.otherwise == "lowest_rate"
    return f"未达提成门槛，{'全额按最低档' if lowest else '不计提成'}"


def tier_label(scheme: CommissionScheme, place: int) -> str:
    """The printed range of a tier, counted from 1; where the whole amount takes its rate, the range it reached."""
    low = scheme.tiers[place - 1].at_least
    high = scheme.tiers[place].at_least if place < len(scheme.tiers) else None
    reached = f"{low}（含）以上" if high is None else f"{low}（含）至 {high}"
    return f"达到 {reached}，全额" if scheme.mode == "whole" else f"{reached}部分"


def _factor_lines(scheme: CommissionScheme, amounts: Amounts) -> Iterator[PayLine]:
    for place, factor in enumerate(scheme.factors, start=1):
        if amounts[f"applies{place}"]:
            yield _factor_line(factor, amounts[f"factor{place}"])


def _factor_line(factor: CommissionFactor, change: int) -> PayLine:
    share = show_quantity(factor.times, "%")
    return PayLine(
        LineKind.FACTOR, change, f"{factor.name}：提成按 {share} 计，增减 {show_money(change)} 元", factor.clause
    )
