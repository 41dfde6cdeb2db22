"""Put the worked examples to the engine: rows, whole cards, sections, pay."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from policy_variants import default

from kaohe import grading, scoring
from kaohe.pay import PerformanceInputs, compile_scheme, performance_pay
from kaohe.policy.cases import (
    CardPerson,
    CommissionCase,
    CommissionPerson,
    Given,
    InlineRow,
    PerformanceCase,
    RowInputs,
    RowPerson,
    SectionCase,
)
from kaohe.policy.indicators import Indicator
from kaohe.policy.pay import CommissionScheme
from kaohe.policy.scorecard import Raters, Scorecard
from kaohe.quantities import show_points

STATES = {scoring.WAITING: "待数据", scoring.UNREADABLE: "不可读", scoring.NOT_APPLICABLE: "不适用"}
DELIVERED, NOT_DELIVERED = 1, 0
RATERS = Raters.model_validate({"self_weight": "20%", "superior_weight": "80%"})
Outcome = int | str


@cache
def compiled(position: str) -> scoring.Compiled:
    """A position's scorecard of the default policy."""
    library = {indicator.id: indicator for indicator in default().indicators}
    return grading.compile_scorecard(default().scorecard(position), library, default().grades)


def row_outcome(position: str, row: str, person: RowPerson) -> Outcome:
    """The row's points after its vetoes, or the state it ends in."""
    card = compiled(position)
    given = {(one.row_id, one.input): _put_in(one, person, {}) for one in card.inputs if one.row_id == row}
    given |= {("_card", event): scoring.Given(times) for event, times in person.events.items()}
    figures = card.score_one(scoring.columns_of(card.inputs, given))
    return _outcome(figures[f"{row}__points"], figures[f"{row}__state"])


def inline_outcome(row: InlineRow, person: RowPerson) -> Outcome:
    """The same for a rule written inside the case."""
    terms = scoring.Terms(row.full_marks, row.floor, row.cap, raters=RATERS if row.judged else None)
    result = scoring.score_rule(row.rule, terms, numbers(person), row.unit)
    return _outcome(result.points, result.state)


def _outcome(points: int, state: int) -> Outcome:
    return points if state == scoring.SCORED else STATES[state]


def card_outcome(position: str, person: CardPerson) -> tuple[object, ...]:
    """Section sums, pool, total, grade letter and coefficient of a whole scorecard."""
    card, letters = compiled(position), [grade.letter for grade in default().grades.grades]
    given = {(one.row_id, one.input): _of_card(one, person) for one in card.inputs}
    figures = card.score_one(scoring.columns_of(card.inputs, given))
    sections = {section: figures[f"section__{section}"] for section in person.sections}
    return sections, figures["pool"], figures["total"], letters[figures["grade"]], figures["coefficient"]


def _of_card(one: scoring.RowInput, person: CardPerson) -> scoring.Given:
    if one.row_id == scoring.CARD:
        return scoring.Given(person.events.get(one.input, 0))
    return _put_in(one, person.rows[one.row_id], person.events)


def _put_in(one: scoring.RowInput, person: RowInputs, events: Mapping[str, int]) -> scoring.Given:
    """What is written, an event not written being none; anything else not written is missing."""
    if not one.counted:
        return numbers(person).get(one.input, scoring.ABSENT)
    times = {**person.events, **events}.get(one.input, 0)
    return scoring.Given(times, 1, DELIVERED if person.log == "已送达" else NOT_DELIVERED)


def numbers(person: RowInputs) -> dict[str, scoring.Given]:
    """The numbers and ratings a person is given, by input name."""
    written = {name: getattr(person, name) for name in ("actual", "target", "base", "rank", "group_size")}
    given = {name: _pair(value) for name, value in (written | person.inputs).items() if value is not None}
    ratings = {"self": person.self_points, "superior": person.superior_points}
    return given | {name: scoring.Given(points) for name, points in ratings.items() if points is not None}


def _pair(value: Given) -> scoring.Given:
    return scoring.Given(value.numerator, value.denominator, value.state)


SHARE = Indicator.model_validate(
    {
        "id": "share",
        "name": "比例",
        "english": "share",
        "unit": "%",
        "direction": "higher",
        "formula": {"kind": "reported"},
        "formula_text": "报送",
        "source": "算例",
        "clause": "ZK-00",
    }
)


def section_points(case: SectionCase) -> int:
    """The sum of a section made of shares of full marks."""
    card = grading.compile_scorecard(_section_card(case), {"share": SHARE}, default().grades)
    given = {(f"row_{number}", "actual"): _pair(row.share) for number, row in enumerate(case.rows)}
    return card.score_one(scoring.columns_of(card.inputs, given))["section__only"]


def _section_card(case: SectionCase) -> Scorecard:
    rule = {"method": "ratio", "measure": "actual", "form": "direct", "floor": "0", "cap": None}
    common = {"category": "算例", "indicator": "share", "definition": "算例", "target_text": "", "standard": "算例"}
    common |= {"source": "算例", "missing": "wait", "not_applicable": "scale_up", "clause": case.clause}
    rows = [
        {
            **common,
            "id": f"row_{number}",
            "name": f"第 {number} 项",
            "full_marks": show_points(row.full_marks),
            "rule": rule,
            "floor": "0",
            "cap": show_points(row.full_marks),
        }
        for number, row in enumerate(case.rows)
    ]
    bounds = {"floor": "0", "cap": "110", "clause": case.clause}
    section = {"id": "only", "name": "算例", "weight": "100%", "raters": RATERS, "rows": rows, **bounds}
    pool = {"low": "0", "high": "0"}
    card = {"position": "case", "title": "算例", "sections": [section], "pool": pool, "total": bounds}
    return Scorecard.model_validate({**card, "rounding": case.rounding, "clause": case.clause})


def commission(case: CommissionCase, person: CommissionPerson) -> int:
    """The commission in fen; completion and refund rate where the scheme looks at them."""
    values = {"net_sales": (person.base.value, 1)}
    if person.completion is not None and person.refund_rate is not None:
        values["actual"] = (person.completion.numerator, 1)
        values["target"] = (person.completion.denominator, 1)
        values["refund_rate"] = (person.refund_rate.numerator, person.refund_rate.denominator)
    return compile_scheme(_scheme(case)).compute(values)["amount"]


def _scheme(case: CommissionCase) -> CommissionScheme:
    if case.scheme is not None:
        return next(scheme for scheme in default().pay.commissions if scheme.id == case.scheme)
    bare = default().pay.commissions[0].model_copy(update={"gate": None, "factors": ()})
    return bare.model_copy(update={"mode": case.mode, "tiers": case.tiers})


def performance(case: PerformanceCase) -> int:
    """Performance pay in fen."""
    department = case.department or Given(numerator=1)
    inputs = PerformanceInputs(
        base=case.base.value,
        coefficient=case.coefficient,
        department_actual=department.numerator,
        department_plan=department.denominator,
        paid_days=case.paid_days.value,
        scheduled_days=case.divisor_days.value,
    )
    return performance_pay(default().pay.performance, inputs).amount
