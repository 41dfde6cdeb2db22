"""部门汇总表 and 绩效工资与提成计算表, as values for the documents room."""

from __future__ import annotations

from collections import Counter

from kaohe.documents import model
from kaohe.grading import COMPLETE
from kaohe.pay import LineKind, payable, shut_gate, tier_label
from kaohe.policy import Policy
from kaohe.policy.pay import CommissionScheme
from kaohe.quantities import show_quantity, show_rate
from kaohe.run.names import NOT_APPRAISED, WAITING, grade_range, in_order, position_title, printed_period
from kaohe.run.results import PersonResult, RoomBalance, Run

_TIERS = (LineKind.SLICE, LineKind.WHOLE)


def department_summary(run: Run, policy: Policy) -> model.DepartmentSummary:
    """Everyone's sections, pool, total, grade and coefficient; the distribution; what nobody is credited with."""
    sections = policy.scorecards[0].sections
    return model.DepartmentSummary(
        department=policy.document.department,
        period=printed_period(run),
        sections=tuple(section.name for section in sections),
        people=tuple(_summary_line(policy, person) for person in in_order(policy, run.people)),
        distribution=_distribution(run, policy),
        unassigned=tuple(_unassigned(balance) for balance in run.balances if balance.orders_unassigned),
        notes=(f"数据截至 {run.as_of:%Y-%m-%d %H:%M}", f"制度版本 {run.policy_version}"),
    )


def _summary_line(policy: Policy, person: PersonResult) -> model.SummaryPerson:
    known = not person.exempt and person.cards[-1].figures["total__state"] == COMPLETE
    return model.SummaryPerson(
        employee_id=person.person_id,
        name=person.name,
        position=position_title(policy, person.position),
        sections=tuple(person.sections.values()) if known else tuple(None for _ in person.sections),
        pool=person.pool if known else None,
        total=person.total,
        grade=person.grade,
        coefficient=person.coefficient,
        remark=person.exempt,
        instead=NOT_APPRAISED if person.exempt else WAITING,
    )


def _distribution(run: Run, policy: Policy) -> tuple[model.GradeShare, ...]:
    held = Counter(person.grade for person in run.people)
    grades, distribution = policy.grades.grades, policy.grades.distribution
    advised = {} if distribution.mode == "off" else distribution.shares
    return tuple(
        model.GradeShare(
            grade.letter,
            grade_range(grades, place),
            held[grade.letter],
            show_quantity(advised[grade.letter], "%") if grade.letter in advised else "",
        )
        for place, grade in enumerate(grades)
    )


def _unassigned(balance: RoomBalance) -> model.UnassignedLine:
    reason = f"下单时没有{balance.role}在班"
    return model.UnassignedLine(balance.room, reason, balance.orders_unassigned, balance.unassigned)


def pay_sheet(run: Run, policy: Policy) -> model.PaySheet:
    """Everyone's performance pay and commission with the numbers they are made of."""
    return model.PaySheet(
        department=policy.document.department,
        period=printed_period(run),
        people=tuple(_pay_line(policy, person) for person in in_order(policy, run.people)),
        notes=(
            policy.pay.performance.minimum_wage_note,
            f"数据截至 {run.as_of:%Y-%m-%d %H:%M}，其后到达的退款在以后各期冲减",
        ),
    )


def _pay_line(policy: Policy, person: PersonResult) -> model.PayPerson:
    performance, commission = _performance(person), _commission(policy, person)
    parts = [performance.amount, *([commission.amount] if commission else [])]
    known = [part for part in parts if part is not None]
    return model.PayPerson(
        employee_id=person.person_id,
        name=person.name,
        position=position_title(policy, person.position),
        grade=person.grade or (NOT_APPRAISED if person.exempt else WAITING),
        performance=performance,
        commission=commission,
        adjustments=0,
        payable=sum(known) if len(known) == len(parts) else None,
        lines=(*person.pay.performance, *person.pay.commission),
        remark="；".join([*([person.exempt] if person.exempt else []), *person.pay.waits_for]),
    )


def _performance(person: PersonResult) -> model.PerformanceLine:
    numbers = person.pay.numbers
    top, bottom = numbers.get("attendance_numerator"), numbers.get("attendance_denominator")
    return model.PerformanceLine(
        base=numbers.get("base"),
        personal=numbers.get("coefficient", person.coefficient),
        department=numbers.get("department_coefficient"),
        attendance=(top, bottom) if top is not None and bottom is not None else None,
        amount=payable(person.pay.performance) if person.pay.performance else None,
    )


def _commission(policy: Policy, person: PersonResult) -> model.CommissionLine | None:
    scheme = next((one for one in policy.pay.commissions if person.position in one.positions), None)
    if scheme is None:
        return None
    lines, numbers = person.pay.commission, person.pay.numbers
    net, refunds = numbers.get("net_sales"), numbers.get("refunds")
    return model.CommissionLine(
        scheme=scheme.name,
        gross=net + refunds if net is not None and refunds is not None else None,
        refunds=refunds,
        net_sales=net,
        completion=_completion(person),
        slices=_slices(scheme, person),
        factors="；".join((*_gate(scheme, person), *(line.sentence for line in lines if line.kind not in _TIERS))),
        amount=payable(lines) if lines else None,
    )


def _gate(scheme: CommissionScheme, person: PersonResult) -> tuple[str, ...]:
    """That the gate was shut, where it was."""
    shut = scheme.gate is not None and person.pay.numbers.get("gate") == 0
    return (f"{shut_gate(scheme)}（{scheme.gate.clause}）",) if shut and scheme.gate else ()


def _completion(person: PersonResult) -> str:
    actual, target = (person.pay.numbers.get(name) for name in ("completion_actual", "completion_target"))
    return show_rate(actual, target) if actual is not None and target else "—"


def _slices(scheme: CommissionScheme, person: PersonResult) -> tuple[model.TierSlice, ...]:
    """The tiers as applied; behind a shut gate the whole amount is in the lowest."""
    numbers = person.pay.numbers
    if numbers.get("gate") == 0 and "slice1" in numbers:
        lowest = scheme.tiers[0].rate
        return (model.TierSlice(shut_gate(scheme), numbers["slice1"], lowest, numbers["earned1"]),)
    return tuple(
        model.TierSlice(tier_label(scheme, place), numbers[f"slice{place}"], tier.rate, numbers[f"earned{place}"])
        for place, tier in enumerate(scheme.tiers, start=1)
        if f"slice{place}" in numbers
    )
