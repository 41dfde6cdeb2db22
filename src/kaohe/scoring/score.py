"""A score (得分) on its way to the one rounding: an exact fraction within limits, or a choice of such."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from math import gcd, lcm

from kaohe.expression import BoolExpr, Case, Expr, Literal, maximum, minimum
from kaohe.quantities import divide_half_away
from kaohe.scoring.exact import Exact, exact, fixed, times


@dataclass(frozen=True, slots=True)
class Limited:
    """A fraction held between two limits; ``None`` is no limit.

    ``least`` and ``most`` are what the rule itself guarantees wherever the score counts: limits outside them are
    not emitted.
    """

    value: Exact
    low: Fraction | None = None
    high: Fraction | None = None
    least: Fraction | None = None
    most: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The score of the first branch whose condition holds, else ``otherwise``."""

    branches: tuple[tuple[BoolExpr, Score], ...]
    otherwise: Score


Score = Limited | Choice


def constant(points: Fraction | int) -> Limited:
    """Points that need no data."""
    return Limited(fixed(points))


def choose(branches: Sequence[tuple[BoolExpr, Score]], otherwise: Score) -> Choice:
    """The score of the first branch whose condition holds."""
    return Choice(tuple(branches), otherwise)


def scaled(score: Score, factor: Fraction) -> Score:
    """The score times a factor that is not negative."""

    def stretched(leaf: Limited) -> Limited:
        return Limited(leaf.value * factor, *(None if edge is None else edge * factor for edge in _edges(leaf)))

    return _each(score, stretched)


def shifted(score: Score, points: Fraction | int) -> Score:
    """The score plus constant points."""

    def moved(leaf: Limited) -> Limited:
        return Limited(leaf.value + fixed(points), *(None if edge is None else edge + points for edge in _edges(leaf)))

    return _each(score, moved)


def limited(score: Score, low: Fraction | int | None, high: Fraction | int | None) -> Score:
    """The score held between two limits; where limits cross, the later and the upper ones hold."""
    return _each(score, lambda leaf: _narrowed(leaf, _maybe(low), _maybe(high)))


def guaranteed(score: Score, least: Fraction | int | None, most: Fraction | int | None) -> Score:
    """The score, with what the rule guarantees about it wherever it counts."""
    return _each(score, lambda leaf: replace(leaf, least=_maybe(least), most=_maybe(most)))


def plain(score: Score) -> Exact:
    """The score as one fraction, limits and choices inside it."""
    if isinstance(score, Limited):
        low = score.value if score.low is None else score.value.at_least(score.low)
        return low if score.high is None else low.at_most(score.high)
    return _one_fraction(score)


def added(scores: Sequence[Score]) -> Score:
    """The sum of scores; a constant only shifts the others."""
    moving = [score for score in scores if _fixed_points(score) is None]
    shift = sum((_fixed_points(score) or Fraction(0) for score in scores), Fraction(0))
    if not moving:
        return constant(shift)
    whole: Score = moving[0] if len(moving) == 1 else Limited(reduce(Exact.__add__, map(plain, moving)))
    return shifted(whole, shift)


def rounded(score: Score, quantum: int) -> Expr:
    """The points in base units, rounded once to a multiple of ``quantum``, half away from zero."""
    if isinstance(score, Choice):
        branches = tuple((condition, rounded(branch, quantum)) for condition, branch in score.branches)
        return Case(branches, rounded(score.otherwise, quantum))
    return _rounded(score, quantum)


def fixed_points(value: Fraction, quantum: int) -> int:
    """Constant points rounded as data would be."""
    return divide_half_away(value.numerator, value.denominator * quantum) * quantum


def _rounded(leaf: Limited, quantum: int) -> Expr:
    points = _fixed_points(leaf)
    if points is not None:
        return Literal(fixed_points(points, quantum))
    if any(limit is not None and limit % quantum for limit in (leaf.low, leaf.high)):
        return plain(leaf).rounded(quantum) * quantum
    low, high = _emitted(leaf)
    # A limit that is a multiple of the quantum may be applied after rounding: both are monotone.
    never_negative = any(edge is not None and edge >= 0 for edge in (leaf.low, leaf.least))
    result = (leaf.value.at_least(Fraction(0)) if never_negative else leaf.value).rounded(quantum)
    if low is not None:
        result = maximum(result, low // quantum)
    if high is not None:
        result = minimum(result, high // quantum)
    return times(result, quantum)


def _emitted(leaf: Limited) -> tuple[int | None, int | None]:
    """The limits that can be reached, in base units."""
    low = None if leaf.low is None or (leaf.least is not None and leaf.least >= leaf.low) else int(leaf.low)
    high = None if leaf.high is None or (leaf.most is not None and leaf.most <= leaf.high) else int(leaf.high)
    return low, high


def _fixed_points(score: Score) -> Fraction | None:
    if isinstance(score, Choice) or score.value.constant is None:
        return None
    return _held(score.value.constant, score.low, score.high)


def _held(value: Fraction, low: Fraction | None, high: Fraction | None) -> Fraction:
    raised = value if low is None else max(value, low)
    return raised if high is None else min(raised, high)


def _narrowed(leaf: Limited, low: Fraction | None, high: Fraction | None) -> Limited:
    lows = low if leaf.low is None else _held(leaf.low, low, high)
    highs = high if leaf.high is None else _held(leaf.high, low, high)
    return replace(leaf, low=lows, high=highs)


def _one_fraction(choice: Choice) -> Exact:
    conditions = [condition for condition, _ in choice.branches]
    leaves = [plain(branch) for _, branch in choice.branches] + [plain(choice.otherwise)]
    common = _common_scale(leaves)
    tops = [times(leaf.numerator, int(leaf.scale / common)) for leaf in leaves]
    bottoms = [leaf.denominator for leaf in leaves]
    top = Case(tuple(zip(conditions, tops[:-1], strict=True)), tops[-1])
    if all(bottom == bottoms[0] for bottom in bottoms):
        return exact(top, bottoms[0], common)
    return exact(top, Case(tuple(zip(conditions, bottoms[:-1], strict=True)), bottoms[-1]), common)


def _common_scale(leaves: Sequence[Exact]) -> Fraction:
    scales = [leaf.scale for leaf in leaves if leaf.scale]
    bottom = lcm(*(scale.denominator for scale in scales)) if scales else 1
    return Fraction(gcd(*(int(scale * bottom) for scale in scales)) or 1, bottom)


def _each(score: Score, change: Callable[[Limited], Limited]) -> Score:
    if isinstance(score, Limited):
        return change(score)
    branches = tuple((condition, _each(branch, change)) for condition, branch in score.branches)
    return Choice(branches, _each(score.otherwise, change))


def _edges(leaf: Limited) -> tuple[Fraction | None, ...]:
    return leaf.low, leaf.high, leaf.least, leaf.most


def _maybe(limit: Fraction | int | None) -> Fraction | None:
    return None if limit is None else Fraction(limit)
