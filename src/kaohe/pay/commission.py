"""提成: tiers on net sales slice by slice or on the whole, behind a gate, times multipliers (policy §7.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kaohe.expression import Case, Expr, Literal, Plan, as_number, clamp, divide_half_away, maximum, total
from kaohe.policy.measures import Completion, Input
from kaohe.policy.pay import CommissionScheme
from kaohe.quantities import PPM, Dimension
from kaohe.scoring.conditions import holds
from kaohe.scoring.context import Context, Notes, Value
from kaohe.scoring.inputs import InputNames, RowInput, models_in

COMMISSION = "commission"
"""The row id of a commission's inputs."""

Amounts = Mapping[str, int]
"""Computed numbers by name: ``gate``, ``slice1``…, ``earned1``…, ``applies1``…, ``factor1``…, ``amount``."""


@dataclass(frozen=True, slots=True)
class CompiledScheme:
    """A scheme as an integer plan with the inputs it needs."""

    scheme: CommissionScheme
    plan: Plan
    inputs: tuple[RowInput, ...]

    def compute(self, values: Mapping[str, tuple[int, int]]) -> Amounts:
        """The amounts in fen; ``values`` gives numerator and denominator by input name.

        KeyError when an input the scheme needs is not given: a missing number is never a zero.
        """
        known = {column.name for column in self.plan.columns()}
        row: dict[str, int] = {}
        for one in self.inputs:
            needed = [column.name for column in one.columns if column.name in known]
            if needed:
                numerator, denominator = values[one.input]
                row |= {f"{one.column}__num": numerator, f"{one.column}__den": denominator, f"{one.column}__state": 1}
        return self.plan.function()({name: row[name] for name in known})


def scheme_inputs(scheme: CommissionScheme) -> tuple[RowInput, ...]:
    """The base the tiers apply to; then what the gate and the multipliers look at.

    ``actual`` and ``target`` are those of the position's sales row, which may be the room's; the base is what the
    person was credited.
    """
    conditions = [part.when for part in (scheme.gate, *scheme.factors) if part is not None]
    parts = [item for condition in conditions for item in models_in(condition)]
    names = InputNames(COMMISSION, "元", paired=False, prorated=False)
    named = [names.named(item) for item in parts if isinstance(item, Input)]
    sales = (
        [names.value(name) for name in ("actual", "target")] if any(isinstance(x, Completion) for x in parts) else []
    )
    return (RowInput(COMMISSION, scheme.base, Dimension.MONEY, False), *sales, *dict.fromkeys(named))


def compile_scheme(scheme: CommissionScheme) -> CompiledScheme:
    """The scheme as a plan; each line of the ledger is rounded once to the fen."""
    inputs = scheme_inputs(scheme)
    context = Context(0, {one.input: Value.of(one) for one in inputs}, None, Notes())
    net: Expr = maximum(next(column for column in inputs[0].columns), 0)
    plan = Plan()
    opened = as_number(holds(scheme.gate.when, context)) if scheme.gate else Literal(1)
    gate = plan.define("gate", opened)
    earned = [_slice(plan, scheme, place, _Base(net, gate)) for place in range(len(scheme.tiers))]
    running: Expr = plan.define("earned", total(earned))
    for place, factor in enumerate(scheme.factors, start=1):
        applies = plan.define(f"applies{place}", as_number(holds(factor.when, context)))
        after = divide_half_away(running * factor.times, Literal(PPM))
        change = plan.define(f"factor{place}", Case(((applies > 0, after - running),), Literal(0)))
        running = plan.define(f"after{place}", running + change)
    plan.define("floor_line", maximum(Literal(scheme.floor.value) - running, 0))
    plan.define("amount", maximum(running, scheme.floor.value))
    return CompiledScheme(scheme, plan, inputs)


@dataclass(frozen=True, slots=True)
class _Base:
    """What tiers are applied to: net sales in fen, and whether the gate is open (1 or 0)."""

    net: Expr
    gate: Expr


def _slice(plan: Plan, scheme: CommissionScheme, place: int, base: _Base) -> Expr:
    """The part of the base in one tier and what it earns; a closed gate leaves the lowest rate or nothing."""
    rate = scheme.tiers[place].rate
    shut = base.net if place == 0 and scheme.gate and scheme.gate.otherwise == "lowest_rate" else Literal(0)
    opened = _marginal(scheme, place, base.net) if scheme.mode == "slice" else _reached(scheme, place, base.net)
    part = plan.define(f"slice{place + 1}", Case(((base.gate > 0, opened),), shut))
    return plan.define(f"earned{place + 1}", divide_half_away(part * rate, Literal(PPM)))


def _upper(scheme: CommissionScheme, place: int) -> int | None:
    following = scheme.tiers[place + 1 : place + 2]
    return following[0].at_least.value if following else None


def _marginal(scheme: CommissionScheme, place: int, net: Expr) -> Expr:
    low, high = scheme.tiers[place].at_least.value, _upper(scheme, place)
    return maximum(net - low, 0) if high is None else clamp(net, low, high) - low


def _reached(scheme: CommissionScheme, place: int, net: Expr) -> Expr:
    """The whole base when it lies in this tier, else nothing (the cliff of V20)."""
    low, high = scheme.tiers[place].at_least.value, _upper(scheme, place)
    inside = net >= low if high is None else (net >= low) & (net < high)
    return Case(((inside, net),), Literal(0))
