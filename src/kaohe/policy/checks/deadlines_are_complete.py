"""A deadline holds what its kind needs (settled 26): a day, a month, the event it runs from."""

from __future__ import annotations

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.procedure import Step
from kaohe.policy.reading.labels import named
from kaohe.policy.reading.tree import item_word

_NEEDS = {
    "working_day": ("day", "month"),
    "calendar_day": ("day", "month"),
    "days_after": ("day", "after"),
    "month_end": ("month",),
}


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every deadline that cannot be turned into a date."""
    steps = enumerate(policy.procedure.steps)
    return tuple(finding for number, step in steps for finding in _step(number, step))


def _step(number: int, step: Step) -> list[Finding]:
    lacking = [key for key in _NEEDS.get(step.deadline.kind, ()) if getattr(step.deadline, key) is None]
    where = Place("procedure.yaml", column=f"steps › {item_word(number, step.name)} › deadline")
    what = f"步骤「{step.name}」的期限缺少{'、'.join(named(key) for key in lacking)}"
    why = f"「{step.deadline.kind}」这种期限要写明它们才能算出日期"
    if not lacking:
        return []
    return [Finding(Severity.STOP, "policy-deadline", where, what, why, "请补齐 deadline", step.clause)]
