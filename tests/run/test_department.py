"""The department coefficient is one number for everybody: the whole month's net sales over the department's plan."""

from __future__ import annotations

from calculated_month import Month


def test_everybody_has_the_coefficient_of_the_department_s_own_sales_and_plan(month: Month) -> None:
    found = {
        one.person_id: one.pay.numbers["department_coefficient"] for one in month.run.people if one.pay.performance
    }
    assert len(found) == len(month.run.people)
    assert len(set(found.values())) == 1


def test_the_printed_sentence_names_the_department_s_numbers(month: Month) -> None:
    sales = sum(month.truth.rooms.values())
    (plan,) = month.con.execute("SELECT value FROM targets WHERE subject_kind = 'department'").fetchone() or (0,)
    told = f"部门净销售额 {sales / 100:,.2f} 元 ÷ 计划 {plan / 100:,.2f} 元"
    for person in month.run.people:
        # 主播有个人目标，迟入职者与离职者只在岗半个月；部门系数与此无关。
        assert all(told in line.sentence for line in person.pay.performance), person.person_id
