"""The slow and obvious reading of a scoring rule: fractions, one case after another, as the policy says it (§5).

It knows the typed rules and nothing else of the product. Nothing is scored while anything that the rule looks at is
missing or cannot be computed, whichever branch would apply.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from kaohe.policy import conditions, measures, rules
from kaohe.policy.fields import PolicyModel, Quantity
from kaohe.policy.scorecard import Raters

WAITING, SCORED, NOT_APPLICABLE, UNREADABLE = 0, 1, 2, 3


@dataclass(frozen=True)
class Put:
    """A number put in: its exact value (a ratio plain, else base units) and its state."""

    value: Fraction = Fraction(0)
    state: int = 1


@dataclass(frozen=True)
class Frame:
    """A row's surroundings as the scorecard prints them."""

    full_marks: int
    floor: int | None
    cap: int | None
    quantum: int = 100
    hundred: bool = False
    raters: Raters | None = None
    confirmed: bool = False
    missing: str = "wait"
    not_applicable: str = "scale_up"


class CannotCompute(Exception):
    """A zero denominator, a target that is not positive, a value in no band."""


class DoesNotApply(Exception):
    """A ranking among too few people."""


class Unreadable(Exception):
    """A rating that the rule does not allow."""


class Missing(Exception):
    """A number nobody delivered."""


Inputs = Mapping[str, Put]


def round_half_away(value: Fraction, quantum: int) -> int:
    """四舍五入 to a multiple of the quantum: a half goes away from zero."""
    size = math.floor(abs(value) / quantum + Fraction(1, 2)) * quantum
    return size if value >= 0 else -size


def row(rule: rules.Rule, frame: Frame, inputs: Inputs) -> tuple[int, int]:
    """Points in base units and state of a row."""
    full = frame.full_marks if frame.cap is None else min(frame.full_marks, frame.cap)
    needed = [inputs.get(name, Put(state=0)) for name in needs(rule, frame)]
    try:
        if any(one.state == 2 for one in needed):
            raise DoesNotApply
        group_is_too_small(rule, inputs)
        check_ratings(rule, frame, inputs)
        if any(one.state == 0 for one in needed):
            raise Missing
        points = confirmed(bounded(scored(rule, frame, inputs), frame), frame, inputs)
    except DoesNotApply:
        return (round_half_away(Fraction(full), frame.quantum) if frame.not_applicable == "full" else 0), NOT_APPLICABLE
    except Unreadable:
        return 0, UNREADABLE
    except (Missing, CannotCompute):
        return without_data(frame, inputs, full)
    return round_half_away(points, frame.quantum), SCORED


def confirmed(computed: Fraction, frame: Frame, inputs: Inputs) -> Fraction:
    """Under 20/80 for all rows the computed points stand as the superior's until he gives others."""
    if not frame.confirmed:
        return computed
    ours = Put(Fraction(round_half_away(computed, 100)))
    superior = inputs.get("superior", Put(state=0))
    return blended(frame.raters, {**inputs, "superior": superior if superior.state == 1 else ours})


def without_data(frame: Frame, inputs: Inputs, full: int) -> tuple[int, int]:
    """待数据, zero, full marks, last month's points, or the weight moves: as the row says (§5.3)."""
    match frame.missing:
        case "zero":
            return 0, SCORED
        case "full":
            return round_half_away(Fraction(full), frame.quantum), SCORED
        case "move_weight":
            return 0, NOT_APPLICABLE
        case "carry_last" if inputs.get("last", Put(state=0)).state == 1:
            return round_half_away(inputs["last"].value, frame.quantum), SCORED
    return 0, WAITING


def scored(rule: rules.Rule, frame: Frame, inputs: Inputs) -> Fraction:
    """The rule's points on the row's own scale (A6)."""
    if not frame.hundred:
        return points(rule, Fraction(frame.full_marks), frame.raters, inputs)
    return points(rule, Fraction(100 * 10_000), frame.raters, inputs) * frame.full_marks / (100 * 10_000)


def bounded(value: Fraction, frame: Frame) -> Fraction:
    """Floor first, then cap (A4, A5)."""
    if frame.floor is not None:
        value = max(value, Fraction(frame.floor))
    return value if frame.cap is None else min(value, Fraction(frame.cap))


def points(rule: rules.Rule, full: Fraction, raters: Raters | None, inputs: Inputs) -> Fraction:
    """The exact points of a rule, before any bound of the row."""
    match rule:
        case rules.Conditions():
            held = [case.points for case in rule.cases if holds(case.when, inputs)]
            return Fraction(held[0] if held else rule.otherwise)
        case rules.Ratio():
            return ratio(rule, full, inputs)
        case rules.Steps():
            return steps(rule, full, inputs)
        case rules.Counts():
            return counts(rule, full, inputs)
        case rules.Bands():
            return band(rule, inputs)
        case rules.Interpolation():
            return line(rule, inputs)
        case rules.Levels() | rules.Judged() | rules.Manual():
            return blended(raters, inputs)
        case rules.Rank():
            return rank(rule, full, inputs)
    return composed(rule, full, raters, inputs)


def composed(rule: rules.Rule, full: Fraction, raters: Raters | None, inputs: Inputs) -> Fraction:
    match rule:
        case rules.Cutoff():
            inner = points(rule.rule, full, raters, inputs)
            return Fraction(rule.points) if inner < rule.less_than else inner
        case rules.Gate():
            inner = points(rule.rule, full, raters, inputs)
            return inner if holds(rule.when, inputs) else Fraction(rule.otherwise)
        case rules.Multiply():
            result = points(rule.rule, full, raters, inputs)
            for factor in rule.factors:
                result *= share(factor.times) if holds(factor.when, inputs) else 1
            return result
        case rules.Parts():
            return sum(
                (points(part.rule, Fraction(part.full_marks), raters, inputs) for part in rule.parts), Fraction(0)
            )
    raise TypeError(rule)


def ratio(rule: rules.Ratio, full: Fraction, inputs: Inputs) -> Fraction:
    x = value_of(rule.measure, inputs)
    if rule.form == "inverse" and x <= 0:
        form = share(rule.cap) if rule.cap is not None else divided(Fraction(1), x)
    else:
        form = {"direct": x, "inverse": x and 1 / x, "mirror": 2 - x}[rule.form]
    form = max(form, share(rule.floor))
    form = form if rule.cap is None else min(form, share(rule.cap))
    if rule.cliff is not None and (x < share(rule.cliff) or (x == share(rule.cliff) and not rule.cliff_scores)):
        return Fraction(0)
    return full * form


def steps(rule: rules.Steps, full: Fraction, inputs: Inputs) -> Fraction:
    x, total = value_of(rule.measure, inputs), full * share(rule.base)
    for side in rule.sides:
        total += side_points(side, x, inputs)
    fallen = [cliff.points for cliff in rule.cliffs if holds(cliff.when, inputs)]
    return Fraction(fallen[0]) if fallen else total


def side_points(side: rules.Side, x: Fraction, inputs: Inputs) -> Fraction:
    start = limit_of(side.start, inputs)
    away = max(start - x if side.side == "below" else x - start, Fraction(0))
    if side.each is not None:
        each = quantity(side.each)
    else:
        target = inputs["target"].value
        if target <= 0:
            raise CannotCompute
        each = target * share(side.each_of_target or 0)
    taken = {"proportional": away / each, "up": Fraction(math.ceil(away / each)), "down": Fraction(away // each)}
    result = side.points * taken[side.partial]
    if side.limit is not None:
        result = max(min(result, Fraction(side.limit)), Fraction(-side.limit))
    return result


def counts(rule: rules.Counts, full: Fraction, inputs: Inputs) -> Fraction:
    numbers = [how_many(kind, inputs) for kind in rule.kinds]
    if any(kind.clears_from is not None and n >= kind.clears_from for kind, n in zip(rule.kinds, numbers, strict=True)):
        return Fraction(0)
    each = [kind_points(kind, number) for kind, number in zip(rule.kinds, numbers, strict=True)]
    return full * share(rule.base) + sum(each)


def how_many(kind: rules.CountKind, inputs: Inputs) -> int:
    return max(math.floor(value_of(kind.measure, inputs)), 0)


def kind_points(kind: rules.CountKind, number: int) -> int:
    """Event by event, as the log is read aloud."""
    total = 0
    for nth in range(1, number + 1):
        if nth <= len(kind.cumulative):
            total = kind.cumulative[nth - 1]
        elif nth > kind.free + len(kind.cumulative):
            total += kind.points
    return total


def band(rule: rules.Bands, inputs: Inputs) -> Fraction:
    x = value_of(rule.measure, inputs)
    for one in rule.bands:
        low_holds = (one.at_least is None or x >= quantity(one.at_least)) and (
            one.more_than is None or x > quantity(one.more_than)
        )
        high_holds = (one.at_most is None or x <= quantity(one.at_most)) and (
            one.less_than is None or x < quantity(one.less_than)
        )
        if low_holds and high_holds:
            return Fraction(one.points)
    raise CannotCompute


def line(rule: rules.Interpolation, inputs: Inputs) -> Fraction:
    x = value_of(rule.measure, inputs)
    knots = [(quantity(knot.at), Fraction(knot.points)) for knot in rule.knots]
    if x < knots[0][0]:
        return knots[0][1] if rule.below == "hold" else Fraction(rule.below)
    if x > knots[-1][0]:
        return knots[-1][1] if rule.above == "hold" else Fraction(rule.above)
    for (x0, s0), (x1, s1) in pairwise(knots):
        if x0 <= x <= x1:
            return s0 + (s1 - s0) * (x - x0) / (x1 - x0)
    raise AssertionError(x)


def rank(rule: rules.Rank, full: Fraction, inputs: Inputs) -> Fraction:
    place = inputs["rank"].value
    if place < 1:
        raise CannotCompute
    return full * share(rule.first) + full * share(rule.each) * (place - 1)


def blended(raters: Raters | None, inputs: Inputs) -> Fraction:
    superior = inputs["superior"].value
    own = inputs.get("self", Put(state=0))
    if raters is None or own.state != 1:
        return superior
    if raters.largest_gap is not None and abs(own.value - superior) > raters.largest_gap:
        return Fraction(raters.beyond_gap)
    return (own.value * raters.self_weight + superior * raters.superior_weight) / (
        raters.self_weight + raters.superior_weight
    )


def check_ratings(rule: rules.Rule, frame: Frame, inputs: Inputs) -> None:
    """Every rating given must be one the rule allows, wherever in the rule it is asked for."""
    marks = 100 * 10_000 if frame.hundred else frame.full_marks
    for part, part_marks in with_marks(rule, marks):
        for who in ("superior", *(("self",) if frame.raters is not None else ())):
            given = inputs.get(who, Put(state=0))
            if given.state == 1 and not allowed(part, part_marks, given.value):
                raise Unreadable
    if frame.confirmed:
        check_confirmations(frame, inputs)


def check_confirmations(frame: Frame, inputs: Inputs) -> None:
    most = frame.full_marks if frame.cap is None else frame.cap
    for who in ("superior", "self"):
        given = inputs.get(who, Put(state=0))
        if given.state == 1 and not ((frame.floor or 0) <= given.value <= most and given.value % 100 == 0):
            raise Unreadable


def with_marks(rule: rules.Rule, marks: int) -> Iterator[tuple[rules.Rule, int]]:
    """The rule and those inside it, each with the full marks it is counted off."""
    yield rule, marks
    if isinstance(rule, rules.Cutoff | rules.Gate | rules.Multiply):
        yield from with_marks(rule.rule, marks)
    if isinstance(rule, rules.Parts):
        for part in rule.parts:
            yield from with_marks(part.rule, part.full_marks)


def allowed(rule: rules.Rule, marks: int, given: Fraction) -> bool:
    match rule:
        case rules.Levels():
            return given in [level.points for level in rule.levels]
        case rules.Judged():
            return given % rule.step == 0 and any(one.low <= given <= one.high for one in rule.ranges)
        case rules.Manual():
            return given % 100 == 0 and 0 <= given <= marks
    return True


def group_is_too_small(rule: rules.Rule, inputs: Inputs) -> None:
    for part in parts_of(rule):
        if isinstance(part, rules.Rank):
            size = inputs.get("group_size", Put(state=0))
            if size.state == 1 and size.value < part.smallest_group:
                raise DoesNotApply


def holds(condition: conditions.Condition, inputs: Inputs) -> bool:
    match condition:
        case conditions.AllOf():
            held = [holds(part, inputs) for part in condition.all_of]
            return all(held)
        case conditions.AnyOf():
            held = [holds(part, inputs) for part in condition.any_of]
            return any(held)
        case conditions.Negation():
            return not holds(condition.none_of, inputs)
        case conditions.CountOf():
            return sum([holds(part, inputs) for part in condition.count_of]) >= condition.at_least
    x, right = value_of(condition.measure, inputs), {}
    for name in ("at_least", "more_than", "at_most", "less_than", "equal_to"):
        bound = getattr(condition, name)
        right[name] = None if bound is None else limit_of(bound, inputs)
    return (
        (right["at_least"] is None or x >= right["at_least"])
        and (right["more_than"] is None or x > right["more_than"])
        and (right["at_most"] is None or x <= right["at_most"])
        and (right["less_than"] is None or x < right["less_than"])
        and (right["equal_to"] is None or x == right["equal_to"])
    )


def limit_of(bound: Any, inputs: Inputs) -> Fraction:
    return quantity(bound) if isinstance(bound, Quantity) else value_of(bound, inputs)


def value_of(measure: measures.Measure, inputs: Inputs) -> Fraction:
    match measure:
        case measures.Actual() | measures.Target():
            return inputs[measure.of].value
        case measures.Event():
            return inputs[measure.event].value
        case measures.Input():
            return inputs[measure.name].value
        case measures.Difference():
            return inputs["actual"].value - inputs["target"].value
        case measures.Completion():
            return completion(measure, inputs["actual"].value, inputs["target"].value)
        case measures.Growth():
            return divided(inputs["actual"].value - inputs["base"].value, inputs["base"].value)
        case measures.Quotient():
            return divided(value_of(measure.numerator, inputs), value_of(measure.denominator, inputs))
        case measures.Blend():
            return sum((value_of(part.measure, inputs) * share(part.weight) for part in measure.parts), Fraction(0))
    raise TypeError(measure)


def completion(measure: measures.Completion, actual: Fraction, target: Fraction) -> Fraction:
    if measure.negative_target == "continuous" and target < 0:
        return 1 + (actual - target) / abs(target)
    return divided(actual, target)


def divided(above: Fraction, below: Fraction) -> Fraction:
    if below <= 0:
        raise CannotCompute
    return above / below


def quantity(text: Quantity) -> Fraction:
    return Fraction(text.value, 1_000_000 if text.dimension.value == "ratio" else 1)


def share(millionths: int) -> Fraction:
    return Fraction(millionths, 1_000_000)


def parts_of(model: PolicyModel) -> Iterator[PolicyModel]:
    """The model and every model inside it."""
    yield model
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, tuple) else [value]:
            if isinstance(item, PolicyModel):
                yield from parts_of(item)


def needs(rule: rules.Rule, frame: Frame) -> list[str]:
    """The inputs without which the row cannot be scored."""
    waits_for_self = frame.raters is not None and frame.raters.missing_self == "wait"
    names: list[str] = ["self"] if frame.confirmed and waits_for_self else []
    for part in parts_of(rule):
        match part:
            case measures.Event():
                names.append(part.event)
            case measures.Input():
                names.append(part.name)
            case measures.Actual() | measures.Target():
                names.append(part.of)
            case measures.Completion() | measures.Difference():
                names += ["actual", "target"]
            case measures.Growth():
                names += ["actual", "base"]
            case rules.Rank():
                names += ["rank", "group_size"]
            case rules.Side() if part.each_of_target is not None:
                names.append("target")
            case rules.Levels() | rules.Judged() | rules.Manual():
                names += ["superior", "self"] if waits_for_self else ["superior"]
    return names
