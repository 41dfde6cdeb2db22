"""Scorecards of the simplest rows, a share of full marks each, so that a test says only what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from kaohe import grading
from kaohe.policy.grades import GradeScheme
from kaohe.policy.indicators import Indicator
from kaohe.policy.scorecard import Scorecard
from kaohe.scoring import ABSENT, CARD, Compiled, Given, columns_of

Words = dict[str, Any]
CLAUSE = "试-01"

SHARE = Indicator.model_validate(
    {"id": "share", "name": "完成情况", "english": "share", "unit": "%", "direction": "higher", "clause": CLAUSE}
    | {"formula": {"kind": "reported"}, "formula_text": "报送", "source": "试"}
)
RATERS = {"self_weight": "20%", "superior_weight": "80%"}


def row(name: str, full_marks: str, **more: Any) -> Words:
    """A row whose points are its full marks × the share put in, without bounds."""
    words = dict.fromkeys(("category", "definition", "target_text", "standard", "source"), "试")
    rule = {"method": "ratio", "measure": "actual", "cap": None, "floor": "-1000%"}
    states = {"missing": "wait", "not_applicable": "scale_up", "floor": None, "cap": None, "clause": CLAUSE}
    return {
        **words,
        **states,
        "id": name,
        "name": name,
        "indicator": "share",
        "full_marks": full_marks,
        "rule": rule,
        **more,
    }


def section(name: str, weight: str, rows: Sequence[Words], /, **more: Any) -> Words:
    """A section between 0 and 110 unless said otherwise."""
    bounds = {"floor": "0", "cap": "110", "raters": RATERS, "clause": CLAUSE}
    return {"id": name, "name": name, "weight": weight, "rows": list(rows), **bounds, **more}


def veto(name: str, then: Words, **more: Any) -> Words:
    """A veto on one event of its own name."""
    words = dict.fromkeys(("standard", "judge", "evidence"), "试")
    when = {"measure": {"of": "event", "event": name}, "at_least": "1次"}
    return {"id": name, "name": name, **words, "when": when, "then": then, "clause": CLAUSE, **more}


def entry(name: str, points: str, **more: Any) -> Words:
    """A pool entry of so many points an event; what is not the entry's own is the kind's."""
    own: Words = {key: more.pop(key) for key in ("most", "when") if key in more}
    kind = {"measure": {"of": "event", "event": name}, "points": points, **more}
    return {"id": name, "name": name, "standard": "试", "kind": kind, "clause": CLAUSE, **own}


def scorecard(sections: Sequence[Words], **more: Any) -> Scorecard:
    """A scorecard with a pool of ±10 and a total between 0 and 110 unless said otherwise."""
    rest = {"pool": {"low": "-10", "high": "10"}, "total": {"floor": "0", "cap": "110", "clause": CLAUSE}}
    words = {"position": "case", "title": "试", "clause": CLAUSE, "sections": list(sections)}
    return Scorecard.model_validate({**words, **rest, **more})


def scheme(mode: str = "off", smallest_group: int = 10) -> GradeScheme:
    """The default grades: S, A, B, C, D, with 0 for a vetoed D."""
    table = [("S", "95", "1.3"), ("A", "85", "1.1"), ("B", "75", "1"), ("C", "60", "0.8"), ("D", None, "0.5")]
    grades = [
        {"letter": letter, "name": letter, "at_least": edge, "coefficient": times, "clause": CLAUSE}
        | ({"veto_coefficient": "0"} if letter == "D" else {})
        for letter, edge, times in table
    ]
    shares = {"S": "5%", "A": "15%", "B": "60%", "C": "15%", "D": "5%"}
    distribution = {"mode": mode, "shares": shares, "smallest_group": smallest_group, "clause": CLAUSE}
    return GradeScheme.model_validate({"grades": grades, "distribution": distribution, "clause": CLAUSE})


def compiled(card: Scorecard) -> Compiled:
    """The card's plan down to the coefficient."""
    return grading.compile_scorecard(card, {"share": SHARE}, scheme())


def columns(made: Compiled, shares: Mapping[str, str], events: Mapping[str, int] | None = None) -> dict[str, int]:
    """One person's columns: shares of the rows as printed (「85%」「2/3」「不适用」), events that happened."""
    given = {(name, "actual"): _given(share) for name, share in shares.items()}
    logged = {one.input for one in made.inputs if one.row_id == CARD}
    given |= {(CARD, event): Given((events or {}).get(event, 0)) for event in logged}
    return columns_of(made.inputs, given)


def figures(card: Scorecard, shares: Mapping[str, str], events: Mapping[str, int] | None = None) -> dict[str, int]:
    """All figures of one person."""
    made = compiled(card)
    return made.score_one(columns(made, shares, events))


def _given(share: str) -> Given:
    if share in ("待数据", "不适用"):
        return ABSENT if share == "待数据" else Given(0, 1, 2)
    value = Fraction(share.removesuffix("%")) / (100 if share.endswith("%") else 1)
    return Given(value.numerator, value.denominator)
