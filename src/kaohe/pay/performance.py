"""绩效工资 = 绩效工资基数 × 个人系数 × 部门系数 × 出勤系数, rounded once to the fen (policy §7.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from kaohe.expression import Case, Column, Expr, Literal, Minimum, Plan, divide_half_away
from kaohe.pay.lines import LineKind, PayLine
from kaohe.policy.pay import AttendanceCoefficient, CoefficientBand, PerformancePay
from kaohe.quantities import PPM, show_coefficient, show_money, show_quantity
from kaohe.quantities import divide_half_away as nearest

MOST_BASE = 10**9
"""Largest 绩效工资基数 accepted, in fen: ten million yuan a month."""

MOST_SALES = 10**13
MOST_DAYS = 10_000


@dataclass(frozen=True, slots=True)
class PerformanceInputs:
    """What performance pay is computed from.

    ``base`` fen; ``coefficient`` ppm; ``department_actual`` ÷ ``department_plan`` fen, plan above zero;
    ``paid_days`` and ``scheduled_days`` in hundredths of a day, scheduled above zero.
    """

    base: int
    coefficient: int
    department_actual: int
    department_plan: int
    paid_days: int
    scheduled_days: int


@dataclass(frozen=True, slots=True)
class PerformanceResult:
    """The amount in fen with the coefficients behind it, in ppm; attendance stays a pair of days."""

    amount: int
    department_coefficient: int
    attendance_numerator: int
    attendance_denominator: int


def performance_plan(policy: PerformancePay) -> Plan:
    """The integer plan over the columns of PerformanceInputs."""
    plan = Plan()
    department = plan.define("department_coefficient", _department(policy.department.bands))
    numerator, denominator = _attendance(policy.attendance)
    numerator = plan.define("attendance_numerator", numerator)
    denominator = plan.define("attendance_denominator", denominator)
    base = Column("base", 0, MOST_BASE)
    product = base * Column("coefficient", 0, 10 * PPM) * department * numerator
    plan.define("amount", divide_half_away(product, denominator * (PPM * PPM)))
    return plan


def _department(bands: tuple[CoefficientBand, ...]) -> Expr:
    """The coefficient of the first band reached; the lowest band has no bound and takes the rest."""
    actual, plan = Column("department_actual", 0, MOST_SALES), Column("department_plan", 1, MOST_SALES)
    reached = [(actual * PPM >= plan * band.at_least.value, band.coefficient) for band in bands if band.at_least]
    rest = next(band.coefficient for band in bands if band.at_least is None)
    return Case(tuple((condition, Literal(value)) for condition, value in reached), Literal(rest))


def _attendance(policy: AttendanceCoefficient) -> tuple[Expr, Expr]:
    """Paid ÷ scheduled days as a pair, at most the cap."""
    paid = Column("paid_days", 0, MOST_DAYS)
    statutory = policy.divisor == "statutory_month_days"
    days: Expr = Literal(policy.statutory_days.value) if statutory else Column("scheduled_days", 1, MOST_DAYS)
    return Minimum(paid * PPM, days * policy.cap), days * PPM


def performance_pay(policy: PerformancePay, inputs: PerformanceInputs) -> PerformanceResult:
    """One person's performance pay."""
    values: Mapping[str, int] = performance_plan(policy).function()(asdict(inputs))
    return PerformanceResult(**{name: values[name] for name in PerformanceResult.__slots__})


def performance_line(policy: PerformancePay, inputs: PerformanceInputs, result: PerformanceResult) -> PayLine:
    """The ledger line with its sentence."""
    sentence = (
        f"绩效工资基数 {show_money(inputs.base)} 元 × 个人系数 {show_coefficient(inputs.coefficient)}"
        f" × 部门系数 {show_coefficient(result.department_coefficient)}"
        f"（部门净销售额 {show_money(inputs.department_actual)} 元 ÷ 计划 {show_money(inputs.department_plan)} 元）"
        f" × 出勤系数 {_attendance_words(policy, inputs, result)} = {show_money(result.amount)} 元，四舍五入到分"
    )
    return PayLine(LineKind.PERFORMANCE, result.amount, sentence, policy.clause)


def shown_attendance(result: PerformanceResult) -> int:
    """The attendance coefficient to four decimals, in ppm, for display only."""
    return 100 * nearest(result.attendance_numerator * PPM, result.attendance_denominator * 100)


def _attendance_words(policy: PerformancePay, inputs: PerformanceInputs, result: PerformanceResult) -> str:
    """The two numbers of days, with the coefficient where they do not show it: rounded, or held at the cap."""
    divisor = _divisor(policy, inputs)
    days, shown = f"{_days(inputs.paid_days)}÷{_days(divisor)}", show_coefficient(shown_attendance(result))
    if inputs.paid_days * PPM > divisor * policy.attendance.cap:
        return f"{days}（最高按 {shown} 计）"
    exact = shown_attendance(result) * result.attendance_denominator == result.attendance_numerator * PPM
    return f"{days}（{'即' if exact else '约'} {shown}）"


def _divisor(policy: PerformancePay, inputs: PerformanceInputs) -> int:
    statutory = policy.attendance.divisor == "statutory_month_days"
    return policy.attendance.statutory_days.value if statutory else inputs.scheduled_days


def _days(hundredths: int) -> str:
    return show_quantity(hundredths, "天")
