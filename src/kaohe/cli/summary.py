"""The summary on the terminal: one line a person, then what nobody is credited with."""

from __future__ import annotations

from kaohe.cli.console import print_table, say
from kaohe.pay import payable
from kaohe.policy import Policy
from kaohe.quantities import show_coefficient, show_money, show_points
from kaohe.run import Run
from kaohe.run.names import in_order, position_title
from kaohe.run.results import PersonResult
from kaohe.scoring import SCORED

HEADERS = ("工号", "姓名", "岗位", "KPI", "行为", "总分", "等级", "系数", "绩效工资", "提成")


def print_summary(run: Run, policy: Policy) -> None:
    """Print the result of a run for the person who started it."""
    rows = [_row(policy, person) for person in in_order(policy, run.people)]
    print_table(f"{run.period} 考核结果（数据截至 {run.as_of:%Y-%m-%d %H:%M}，金额单位：元）", HEADERS, rows)
    _print_remarks(run, policy)
    for balance in run.balances:
        if balance.orders_unassigned:
            amount = show_money(balance.unassigned)
            say(f"未归属：{balance.room} {balance.role} {balance.orders_unassigned} 单，净销售额 {amount} 元")
    waiting = [person for person in run.people if person.total is None and not person.exempt]
    say(f"共 {len(run.people)} 人，其中 {len(waiting)} 人待数据。制度版本 {run.policy_version}。")


def _row(policy: Policy, person: PersonResult) -> tuple[str, ...]:
    sections = [_section(person, name, points) for name, points in person.sections.items()]
    return (
        person.person_id,
        person.name,
        position_title(policy, person.position),
        *sections,
        show_points(person.total) if person.total is not None else "—",
        person.grade or "—",
        show_coefficient(person.coefficient) if person.coefficient is not None else "—",
        show_money(payable(person.pay.performance)) if person.pay.performance else "—",
        show_money(payable(person.pay.commission)) if person.pay.commission else "—",
    )


def _section(person: PersonResult, name: str, points: int) -> str:
    if person.exempt:
        return "不考核"
    known = person.cards[-1].figures[f"section__{name}__state"] == SCORED
    return show_points(points) if known else "待数据"


def _print_remarks(run: Run, policy: Policy) -> None:
    """Under the table, where there is room: who is not appraised and why, and what a missing amount waits for."""
    for person in in_order(policy, run.people):
        remark = person.exempt or "；".join(person.pay.waits_for)
        if remark:
            say(f"{person.person_id} {person.name}：{remark}")
