"""What the pay sheet says of commission: a shut gate is told, with what it did to the tiers."""

from __future__ import annotations

from calculated_month import Month

from kaohe.documents.model import CommissionLine
from kaohe.run.summaries import department_summary, pay_sheet


def commission(month: Month, person_id: str) -> CommissionLine:
    line = next(one for one in pay_sheet(month.run, month.policy).people if one.employee_id == person_id).commission
    assert line is not None
    return line


def test_behind_a_shut_gate_the_whole_amount_stands_at_the_lowest_rate_and_the_gate_is_told(month: Month) -> None:
    line = commission(month, "E014")  # 200,506.75 元 ÷ 600,000 元 = 33.42% < 60%
    assert (line.completion, line.factors) == ("33.42%", "未达提成门槛，全额按最低档（XC-32）")
    assert [(one.label, one.amount, one.commission) for one in line.slices] == [
        ("未达提成门槛，全额按最低档", 20_050_675, 40_101)
    ]


def test_through_an_open_gate_every_tier_is_shown(month: Month) -> None:
    line = commission(month, "E002")
    assert line.factors == ""
    assert [one.amount for one in line.slices] == [10_000_000, 1_057_915, 0]


def test_shares_of_grades_are_printed_only_where_the_policy_looks_at_them(month: Month) -> None:
    advised = [share.advised for share in department_summary(month.run, month.policy).distribution]
    assert advised == [""] * 5
    grades = month.policy.grades
    looking = grades.distribution.model_copy(update={"mode": "advisory"})
    policy = month.policy.model_copy(update={"grades": grades.model_copy(update={"distribution": looking})})
    advised = [share.advised for share in department_summary(month.run, policy).distribution]
    assert advised == ["5%", "15%", "60%", "15%", "5%"]
