"""Payments: performance pay and commission of one person, or what they wait for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaohe.pay import (
    CompiledScheme,
    PayLine,
    PerformanceInputs,
    commission_lines,
    performance_line,
    performance_pay,
)
from kaohe.pay.commission import COMMISSION
from kaohe.policy.pay import PayPolicy
from kaohe.run.department import Department
from kaohe.run.needs import GROSS
from kaohe.run.results import CardResult, InputValue, PayResult
from kaohe.run.staff import Member

NO_SCHEME = "无"
"""Written as 提成方案 of a person whose position has one but who gets none."""


@dataclass(frozen=True, slots=True)
class Earning:
    """Everything one person's pay is computed from."""

    member: Member
    cards: Sequence[CardResult]
    inputs: Mapping[str, Mapping[str, tuple[InputValue, ...]]]
    coefficient: int | None
    department: Department

    def values(self, card: CardResult, row: str) -> dict[str, InputValue]:
        """The inputs of a post under a row id."""
        return {value.name: value for value in self.inputs.get(card.post_id, {}).get(row, ())}


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines with the numbers behind them, or the reasons there are none."""

    lines: tuple[PayLine, ...] = ()
    waits_for: tuple[str, ...] = ()
    numbers: tuple[tuple[str, int], ...] = ()


def pay_of(earning: Earning, policy: PayPolicy, schemes: Mapping[str, CompiledScheme]) -> PayResult:
    """Performance pay of the person and the commission of every post."""
    performance = _performance(earning, policy)
    commissions = [
        _commission(earning, card, schemes[card.position])
        for card in earning.cards
        if card.position in schemes and earning.member.scheme != NO_SCHEME
    ]
    waits = (*performance.waits_for, *(reason for part in commissions for reason in part.waits_for))
    numbers = dict(performance.numbers)
    for part in commissions:
        numbers |= {name: numbers.get(name, 0) + value for name, value in part.numbers}
    lines = tuple(line for part in commissions for line in part.lines)
    return PayResult(performance.lines, lines, tuple(dict.fromkeys(waits)), numbers)


def _performance(earning: Earning, policy: PayPolicy) -> _Part:
    waits = _missing(earning)
    if waits:
        return _Part(waits_for=waits)
    inputs = _performance_inputs(earning)
    result = performance_pay(policy.performance, inputs)
    numbers = {
        "base": inputs.base,
        "coefficient": inputs.coefficient,
        "department_coefficient": result.department_coefficient,
        "attendance_numerator": result.attendance_numerator,
        "attendance_denominator": result.attendance_denominator,
    }
    return _Part((performance_line(policy.performance, inputs, result),), (), tuple(numbers.items()))


def _missing(earning: Earning) -> tuple[str, ...]:
    member, department = earning.member, earning.department
    checks = {
        "绩效工资：得分还没有算出": earning.coefficient is None,
        "绩效工资：人员表没有绩效工资基数": member.pay_base is None,
        "绩效工资：出勤表没有本人的应出勤与实出勤": not member.scheduled_days or member.paid_days is None,
        "绩效工资：目标表没有部门净销售额计划": not department.plan or department.plan < 0,
        "绩效工资：没有部门净销售额": department.actual is None,
    }
    return tuple(text for text, absent in checks.items() if absent)


def _present(value: InputValue | None) -> bool:
    return value is not None and value.state == 1


def _performance_inputs(earning: Earning) -> PerformanceInputs:
    """Only after nothing is missing."""
    member, department = earning.member, earning.department
    assert department.actual is not None
    assert department.plan is not None
    assert member.pay_base is not None
    assert member.paid_days is not None
    assert member.scheduled_days is not None
    assert earning.coefficient is not None
    return PerformanceInputs(
        base=member.pay_base,
        coefficient=earning.coefficient,
        department_actual=max(department.actual, 0),
        department_plan=department.plan,
        paid_days=member.paid_days,
        scheduled_days=member.scheduled_days,
    )


def _commission(earning: Earning, card: CardResult, scheme: CompiledScheme) -> _Part:
    values = earning.values(card, COMMISSION)
    waits = _commission_waits(values, [one.input for one in scheme.inputs])
    if waits:
        return _Part(waits_for=waits)
    amounts = scheme.compute({name: (value.numerator, value.denominator) for name, value in values.items()})
    net = values[scheme.scheme.base].numerator
    shown = {"net_sales": net, **_refunds(values, net), **_completion(values), **amounts}
    return _Part(commission_lines(scheme.scheme, amounts), (), tuple(shown.items()))


def _commission_waits(values: Mapping[str, InputValue], wanted: Sequence[str]) -> tuple[str, ...]:
    """What is missing; a target of nothing gives no completion rate, so no gate can be passed or failed by it."""
    absent = [name for name in wanted if not _present(values.get(name))]
    if absent:
        notes = {values[name].note for name in absent if name in values and values[name].note}
        return tuple(f"提成：{note}" for note in sorted(notes)) or ("提成：缺少净销售额或目标",)
    if "target" in wanted and values["target"].numerator <= 0:
        return ("提成：目标值不大于 0，不能计算完成率",)
    return ()


def _refunds(values: Mapping[str, InputValue], net: int) -> dict[str, int]:
    """What was refunded by the cut-off, where the sales before refunds are known."""
    return {"refunds": values[GROSS].numerator - net} if _present(values.get(GROSS)) else {}


def _completion(values: Mapping[str, InputValue]) -> dict[str, int]:
    """The pair behind the completion rate, where a condition looks at it."""
    pairs = (("completion_actual", "actual"), ("completion_target", "target"))
    return {name: values[source].numerator for name, source in pairs if source in values}
