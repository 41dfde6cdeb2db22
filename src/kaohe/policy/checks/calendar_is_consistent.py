"""No day is both a holiday and a make-up day, make-up days fall on weekends, the policy's year has its holidays."""

from __future__ import annotations

from collections.abc import Iterator

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.fact_rules import Calendar


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every day the calendar contradicts itself on; a warning for a year without holidays."""
    calendar, year = policy.facts.calendar, policy.document.effective_on.year
    found = list(_contradictions(calendar))
    if not any(day.year == year for day in calendar.holidays):
        what, why = f"工作日历里没有 {year} 年的节假日", "期限、在岗天数都按工作日历计算"
        found.append(_finding(Severity.WARN, what, why, "请按国务院办公厅当年的通知补上 holidays 和 make_up_days"))
    return tuple(found)


def _contradictions(calendar: Calendar) -> Iterator[Finding]:
    for day in sorted(set(calendar.holidays) & set(calendar.make_up_days)):
        what = f"{day} 既是节假日又是调休上班日"
        yield _finding(Severity.STOP, what, "同一天不能既放假又上班", "请从其中一处删去")
    for day in calendar.make_up_days:
        if day.weekday() < 5 and day not in calendar.holidays:
            what = f"调休上班日 {day} 本来就是工作日"
            yield _finding(Severity.WARN, what, "调休上班日应在周六或周日", "请核对日期")


def _finding(severity: Severity, what: str, why: str, next_step: str) -> Finding:
    return Finding(severity, "policy-calendar", Place("facts.yaml", column="calendar"), what, why, next_step)
