"""Say a rule the way a policy file does, put numbers in the way people write them, and read the points."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from scoring_engines import Ruled, agree
from scoring_rules import rule

from kaohe.policy.cases import Given as Written
from kaohe.policy.scorecard import Raters
from kaohe.quantities import POINT
from kaohe.scoring import Given, Outcome, Terms, score_rule

WAITING, SCORED, NOT_APPLICABLE, UNREADABLE = 0, 1, 2, 3
RATERS = Raters.model_validate({"self_weight": "20%", "superior_weight": "80%"})


def terms(full_marks: float | str, **more: Any) -> Terms:
    """Terms with floor 0 and no cap unless said otherwise; points as printed."""
    bounds = {"floor": "0", "cap": None, **more}
    for name in ("floor", "cap"):
        bounds[name] = None if bounds[name] is None else int(Fraction(bounds[name]) * POINT)
    return Terms(int(Fraction(str(full_marks)) * POINT), **bounds)


def put(**numbers: str | int) -> dict[str, Given]:
    """Numbers as written: 「92.4%」「7/200」「74秒」, a bare whole number is a count, ratings are points."""
    return {name: _put(name, str(text)) for name, text in numbers.items()}


def _put(name: str, text: str) -> Given:
    if name in ("self", "superior", "last") and text[-1].isdigit():
        text += "分"
    read = Written.model_validate(text)
    return Given(read.numerator, read.denominator, read.state)


def outcome(words: Mapping[str, Any], row: Terms, given: Mapping[str, Given], unit: str = "%") -> Outcome:
    """What the Python function gives; DuckDB and the oracle give the same, or this fails."""
    one = rule(dict(words))
    [[(points, state)]] = agree(Ruled(one, row, unit, [given]))
    result = score_rule(one, row, given, unit)
    assert (result.points, result.state) == (points, state)
    return result


def points(words: Mapping[str, Any], row: Terms, given: Mapping[str, Given], unit: str = "%") -> str:
    """The points as printed, or the state in brackets where the row is not scored."""
    result = outcome(words, row, given, unit)
    if result.state != SCORED:
        return {WAITING: "(待数据)", NOT_APPLICABLE: "(不适用)", UNREADABLE: "(不可读)"}[result.state]
    return f"{Fraction(result.points, POINT).__float__():.2f}"
