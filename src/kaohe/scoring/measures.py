"""Measures (量) as exact fractions, each guarded against what cannot be computed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from kaohe.expression import case, equals
from kaohe.policy.fields import Quantity
from kaohe.policy.measures import (
    Actual,
    Blend,
    Completion,
    Difference,
    Event,
    Growth,
    Input,
    Measure,
    Quotient,
    Target,
)
from kaohe.quantities import PPM, Dimension
from kaohe.scoring.context import Context
from kaohe.scoring.errors import ScoringError
from kaohe.scoring.exact import Exact, exact, fixed

TARGET_NOT_POSITIVE = "目标值不大于 0，不能计算完成率"
TARGET_ZERO = "目标值为 0，不能计算完成率"
BASE_NOT_POSITIVE = "基期值不大于 0，不能计算增长率"
DIVISOR_NOT_POSITIVE = "分母不大于 0，不能计算比值"


@dataclass(frozen=True, slots=True)
class Measured:
    """A number a rule looks at: a plain ratio, or base units of its dimension."""

    value: Exact
    dimension: Dimension


def measured(measure: Measure, context: Context) -> Measured:
    """The measure's value, noted as a reason once a row."""
    result = _measured(measure, context)
    if measure not in context.notes.measures:
        name = f"m{len(context.notes.measures) + 1}"
        context.notes.measures[measure] = name
        top, bottom = result.value.pair()
        context.notes.reasons |= {f"{name}_num": top, f"{name}_den": bottom}
    return result


def literal(quantity: Quantity, dimension: Dimension) -> Exact:
    """A quantity of the policy beside measures of a dimension."""
    if quantity.dimension is not dimension:
        raise ScoringError(f"「{quantity}」是{quantity.dimension.label}，不能与{dimension.label}比较")
    return fixed(Fraction(quantity.value, PPM if dimension is Dimension.RATIO else 1))


def bound(limit: Quantity | Measure, dimension: Dimension, context: Context) -> Exact:
    """What a measure is compared with: a quantity or another measure of the same dimension."""
    if isinstance(limit, Quantity):
        return literal(limit, dimension)
    other = measured(limit, context)
    if other.dimension is not dimension:
        raise ScoringError(f"{other.dimension.label}不能与{dimension.label}比较")
    return other.value


def _measured(measure: Measure, context: Context) -> Measured:
    match measure:
        case Actual() | Target():
            return _input(measure.of, context)
        case Event(event=name) | Input(name=name):
            return _input(name, context)
        case Completion():
            return Measured(_completion(measure, context), Dimension.RATIO)
        case Difference():
            actual, target = measured(Actual(), context), measured(Target(), context)
            return Measured(actual.value - target.value, actual.dimension)
        case Growth():
            return Measured(_growth(context), Dimension.RATIO)
        case Quotient():
            return Measured(_quotient(measure, context), Dimension.RATIO)
        case Blend():
            return _blend(measure, context)


def _input(name: str, context: Context) -> Measured:
    value = context.needs(name)
    return Measured(value.exact, value.dimension)


def _completion(measure: Completion, context: Context) -> Exact:
    actual, target = measured(Actual(), context).value, measured(Target(), context).value
    if measure.negative_target == "refuse":
        context.guards(target > fixed(0), TARGET_NOT_POSITIVE)
        return actual / target
    return _continuous(actual, target, context)


def _continuous(actual: Exact, target: Exact, context: Context) -> Exact:
    """A ÷ T above zero, 1 + (A − T) ÷ |T| = 2 + A ÷ |T| below it (§5.3)."""
    nonzero = ~equals(target.numerator, 0)
    context.guards(nonzero, TARGET_ZERO)
    above, below = actual / target, actual / -target + fixed(2)
    positive = target > fixed(0)
    top = case([(positive, above.pair()[0])], below.pair()[0])
    return exact(top, case([(positive, above.pair()[1])], below.pair()[1]))


def _growth(context: Context) -> Exact:
    actual, base = measured(Actual(), context).value, _input("base", context).value
    context.notes.reasons |= dict(zip(("base_num", "base_den"), base.pair(), strict=True))
    context.guards(base > fixed(0), BASE_NOT_POSITIVE)
    return actual / base - fixed(1)


def _quotient(measure: Quotient, context: Context) -> Exact:
    above, below = measured(measure.numerator, context), measured(measure.denominator, context)
    if above.dimension is not below.dimension:
        raise ScoringError(f"{above.dimension.label}不能除以{below.dimension.label}")
    context.guards(below.value > fixed(0), DIVISOR_NOT_POSITIVE)
    return above.value / below.value


def _blend(measure: Blend, context: Context) -> Measured:
    parts = [(measured(part.measure, context), Fraction(part.weight, PPM)) for part in measure.parts]
    if len({part.dimension for part, _ in parts}) > 1:
        raise ScoringError("加权的各项必须是同一种量")
    return Measured(reduce(Exact.__add__, (part.value * weight for part, weight in parts)), parts[0][0].dimension)
