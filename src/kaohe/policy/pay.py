"""Performance pay (绩效工资), commission (提成) and special people (特殊人员): the policy's money rules."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kaohe.policy.conditions import Condition
from kaohe.policy.fields import PolicyModel, Quantity, Share, Slug


class CoefficientBand(PolicyModel):
    """A coefficient for values from ``at_least`` (included); the lowest band has none."""

    at_least: Quantity | None
    coefficient: Share


class DepartmentCoefficient(PolicyModel):
    """部门系数: by the department's net sales ÷ plan; without a plan the coefficient waits for data."""

    bands: tuple[CoefficientBand, ...] = Field(min_length=1)
    clause: str = Field(min_length=1)


class AttendanceCoefficient(PolicyModel):
    """出勤系数: paid days ÷ scheduled days (or ÷ 21.75), at most ``cap`` (settled 20)."""

    divisor: Literal["scheduled_days", "statutory_month_days"] = "scheduled_days"
    statutory_days: Quantity
    cap: Share
    clause: str = Field(min_length=1)


class PayBaseShare(PolicyModel):
    """绩效工资占比: the customary share of performance pay for a position, printed, not computed with."""

    position: Slug
    low: Share
    high: Share


class PerformancePay(PolicyModel):
    """绩效工资 = 基数 × 个人系数 × 部门系数 × 出勤系数, rounded once to the fen."""

    department: DepartmentCoefficient
    attendance: AttendanceCoefficient
    base_shares: tuple[PayBaseShare, ...] = ()
    minimum_wage_note: str
    clause: str = Field(min_length=1)


class Tier(PolicyModel):
    """A commission tier: from ``at_least`` (included) of the base, at ``rate``."""

    at_least: Quantity
    rate: Share


class CommissionGate(PolicyModel):
    """提成门槛: while the condition fails, ``otherwise`` applies (settled 21: the lowest tier's rate only)."""

    when: Condition
    otherwise: Literal["lowest_rate", "none"]
    clause: str = Field(min_length=1)


class CommissionFactor(PolicyModel):
    """提成乘数: commission × ``times`` while the condition holds."""

    name: str
    when: Condition
    times: Share
    clause: str = Field(min_length=1)


class CommissionScheme(PolicyModel):
    """提成方案: tiers on net sales, slice by slice or on the whole amount (A8), with a gate and multipliers.

    Conditions look at ``completion`` (net sales ÷ target) and named inputs such as the refund rate.
    ``after_refund_months`` is how many months after the period late refunds still adjust (§7.4).
    """

    id: Slug
    name: str
    positions: tuple[Slug, ...]
    base: Slug
    credited_role: Literal["主播", "副播", "运营", "场控", "room"]
    mode: Literal["slice", "whole"]
    tiers: tuple[Tier, ...] = Field(min_length=1)
    gate: CommissionGate | None = None
    factors: tuple[CommissionFactor, ...] = ()
    floor: Quantity
    after_refund_months: int = Field(ge=0)
    standard: str
    clause: str = Field(min_length=1)


class SpecialPeople(PolicyModel):
    """特殊人员 (§7.6, settled 20): who is appraised, and whose target is prorated by days in post.

    ``hired_by_day``: hired on or before this day of the month is appraised. ``leave_prorates_to`` days of leave
    are appraised with the target by days; beyond ``leave_exempts_over`` (share of scheduled days) not appraised.
    ``leaver_least_days``: a leaver with fewer working days is not appraised. Not appraised: coefficient
    ``exempt_coefficient`` on the days worked.
    """

    hired_by_day: int = Field(ge=1, le=31)
    leave_prorates_to: Quantity
    leave_exempts_over: Share
    leaver_least_days: Quantity
    exempt_coefficient: Share
    clause: str = Field(min_length=1)


class PayPolicy(PolicyModel):
    """All money rules of one policy version."""

    performance: PerformancePay
    commissions: tuple[CommissionScheme, ...]
    special_people: SpecialPeople
    clause: str = Field(min_length=1)
