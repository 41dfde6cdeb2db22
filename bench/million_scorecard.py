"""The scorecard of the scoring benchmark: fifteen rows of mixed methods, a veto and a bonus, and invented people."""

from __future__ import annotations

from functools import cache
from typing import Any

from kaohe import grading
from kaohe.expression import Column
from kaohe.policy.grades import GradeScheme
from kaohe.policy.indicators import Indicator
from kaohe.policy.scorecard import Scorecard
from kaohe.scoring import Compiled

CLAUSE = "bench"

BANDS_OF_COMPLETION = [
    {"at_least": "100%", "points": "10"},
    {"at_least": "90%", "less_than": "100%", "points": "8"},
    {"at_least": "80%", "less_than": "90%", "points": "6"},
    {"at_least": "70%", "less_than": "80%", "points": "3"},
    {"less_than": "70%", "points": "0"},
]
BANDS_OF_VIEWERS = [
    {"at_least": "3万人", "points": "5"},
    {"at_least": "2万人", "less_than": "3万人", "points": "4"},
    {"at_least": "1万人", "less_than": "2万人", "points": "2.5"},
    {"less_than": "1万人", "points": "0"},
]
BANDS_OF_RATE = [
    {"at_least": "3%", "points": "5"},
    {"at_least": "2%", "less_than": "3%", "points": "4"},
    {"at_least": "1%", "less_than": "2%", "points": "2.5"},
    {"less_than": "1%", "points": "0"},
]
KNOTS = [{"at": "70%", "points": "3"}, {"at": "100%", "points": "5"}, {"at": "120%", "points": "6"}]
LEVELS = [{"points": points, "anchor": "档"} for points in ("50", "40", "25", "0")]


def _steps(side: str, start: str, points: str) -> dict[str, Any]:
    one = {"side": side, "start": start, "each": "1个百分点", "partial": "proportional", "points": points}
    return {"method": "steps", "sides": [one]}


def _counts(event: str, points: str, **more: Any) -> dict[str, Any]:
    kind = {"measure": {"of": "event", "event": event}, "points": points, **more}
    return {"method": "counts", "kinds": [kind]}


KPI: list[tuple[str, str, str, str, dict[str, Any]]] = [
    ("sales", "元", "sum", "20", {"method": "ratio", "cap": "120%"}),
    ("profit", "元", "sum", "10", {"method": "ratio", "cap": "100%", "cliff": "60%"}),
    ("orders", "件", "sum", "10", {"method": "ratio", "cap": "120%"}),
    ("reply", "%", "ratio", "10", _steps("below", "95%", "-1.5")),
    ("refund", "%", "ratio", "5", _steps("above", "25%", "-0.5")),
    ("mistakes", "次", "logged", "5", _counts("mistake", "-1")),
    ("complaints", "次", "logged", "5", _counts("complaint", "-2", free=1)),
    ("late", "次", "logged", "5", _counts("late", "-1", clears_from=3)),
    ("room", "元", "sum", "10", {"method": "bands", "measure": "completion", "bands": BANDS_OF_COMPLETION}),
    ("viewers", "人", "sum", "5", {"method": "bands", "measure": "actual", "bands": BANDS_OF_VIEWERS}),
    ("conversion", "%", "ratio", "5", {"method": "bands", "measure": "actual", "bands": BANDS_OF_RATE}),
    ("fans", "人", "sum", "5", {"method": "interpolation", "measure": "completion", "knots": KNOTS,
                               "below": "0", "above": "hold"}),
    ("scripts", "篇", "sum", "5", {"method": "interpolation", "measure": "completion", "knots": KNOTS,
                                  "below": "0", "above": "hold"}),
]  # fmt: skip
JUDGED = [("duty", {"method": "levels", "levels": LEVELS}), ("teamwork", {"method": "levels", "levels": LEVELS})]


@cache
def compiled() -> Compiled:
    """The scorecard with everything down to the coefficient."""
    return grading.compile_scorecard(_scorecard(), {one.id: one for one in _library()}, _scheme())


def people_sql(people: int) -> str:
    """Invented people: mostly present, round and odd amounts, some at the edges, some missing, some not applicable."""
    columns = [column for one in compiled().inputs for column in one.columns]
    values = ",\n  ".join(f"({_value(column, place)})::BIGINT AS {column.name}" for place, column in enumerate(columns))
    return f"SELECT person::BIGINT AS person,\n  {values}\nFROM range({people}) people(person)"


def _value(column: Column, place: int) -> str:
    draw = f"(hash(person * 64 + {place}) % 1000003)::BIGINT"
    row, name, part = column.name.split("__")
    if part == "state":
        return f"CASE WHEN {draw} % 500 = 0 THEN 0 WHEN {draw} % 500 = 1 AND '{name}' <> 'self' THEN 2 ELSE 1 END"
    if name in ("self", "superior"):
        return f"CASE WHEN {draw} % 1000 = 0 THEN 123456 ELSE [500000, 400000, 250000, 0][1 + {draw} % 4] END"
    if row == "card" or name in ("mistake", "complaint", "late"):
        return f"CASE WHEN {draw} % 3 = 0 THEN {draw} % 4 ELSE 0 END"
    if part == "den":
        return f"1000 + {draw} % 99000"
    return {"target": f"(100 + {draw} % 100) * 100000", "actual": _actual(row, draw)}[name]


def _actual(row: str, draw: str) -> str:
    rates = {"reply": f"900 + {draw} % 120000", "refund": f"{draw} % 40000", "conversion": f"{draw} % 3000"}
    if row == "viewers":
        return f"CASE WHEN {draw} % 5 = 0 THEN 20000 ELSE {draw} % 50000 END"
    return rates.get(row, f"CASE WHEN {draw} % 2 = 0 THEN (60 + {draw} % 150) * 100000 ELSE {draw} * 21 - 300000 END")


def _library() -> list[Indicator]:
    formulas: dict[str, dict[str, str]] = {
        "sum": {"kind": "sum", "of": "x"},
        "ratio": {"kind": "ratio", "numerator": "x", "denominator": "y"},
        "logged": {"kind": "logged"},
        "rated": {"kind": "rated"},
    }
    rows = [(name, unit, kind) for name, unit, kind, *_ in KPI] + [(name, "分", "rated") for name, _ in JUDGED]
    return [
        Indicator.model_validate(
            {"id": name, "name": name, "english": name, "unit": unit, "direction": "higher", "clause": CLAUSE}
            | {"formula": formulas[kind], "formula_text": "", "source": ""}
        )
        for name, unit, kind in rows
    ]


def _row(name: str, full_marks: str, rule: dict[str, Any], judged: bool) -> dict[str, Any]:
    words = dict.fromkeys(("category", "definition", "target_text", "standard", "source"), "")
    bounds = {"floor": "0", "cap": "24" if name == "sales" else "12"} if not judged else {"floor": "0", "cap": "50"}
    states = {"missing": "wait", "not_applicable": "scale_up", "judged": judged, "clause": CLAUSE}
    marks = {"id": name, "name": name, "indicator": name, "full_marks": full_marks, "rule": rule}
    return {**words, **marks, **bounds, **states}


def _scorecard() -> Scorecard:
    raters = {"self_weight": "20%", "superior_weight": "80%"}
    bounds = {"floor": "0", "cap": "110", "raters": raters, "clause": CLAUSE}
    kpi = [_row(name, marks, rule, False) for name, _, _, marks, rule in KPI]
    judged = [_row(name, "50", rule, True) for name, rule in JUDGED]
    event = {"measure": {"of": "event", "event": "penalty"}, "at_least": "1次"}
    words = dict.fromkeys(("name", "standard", "judge", "evidence"), "x")
    veto = {"id": "penalty", **words, "when": event, "then": {"effect": "set_grade", "grade": "D"}, "clause": CLAUSE}
    praise = {"measure": {"of": "event", "event": "praise"}, "points": "2"}
    entry = {"id": "praise", "name": "x", "standard": "x", "kind": praise, "most": "5", "clause": CLAUSE}
    return Scorecard.model_validate(
        {
            "position": "bench",
            "title": "bench",
            "sections": [
                {"id": "kpi", "name": "x", "weight": "80%", "rows": kpi, **bounds},
                {"id": "behaviour", "name": "x", "weight": "20%", "rows": judged, **bounds},
            ],
            "vetoes": [veto],
            "pool": {"low": "-10", "high": "10", "entries": [entry]},
            "total": {"floor": "0", "cap": "110", "clause": CLAUSE},
            "clause": CLAUSE,
        }
    )


def _scheme() -> GradeScheme:
    table = [("S", "95", "1.3"), ("A", "85", "1.1"), ("B", "75", "1"), ("C", "60", "0.8"), ("D", None, "0.5")]
    grades = [
        {"letter": letter, "name": letter, "at_least": edge, "coefficient": times, "clause": CLAUSE}
        | ({"veto_coefficient": "0"} if letter == "D" else {})
        for letter, edge, times in table
    ]
    distribution = {"mode": "off", "shares": {}, "clause": CLAUSE}
    return GradeScheme.model_validate({"grades": grades, "distribution": distribution, "clause": CLAUSE})
