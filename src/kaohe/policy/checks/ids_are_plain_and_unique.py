"""Ids are plain English names, each used once among its kind: results and columns are named after them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.bundle import Policy

_PLAIN = re.compile(r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")
_INPUTS = frozenset({"actual", "target", "self", "superior", "base", "rank", "group_size"})
"""Names of inputs a rule may look at; an event must not be called like one."""


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every id that is not plain, is used twice, or is taken."""
    return tuple(dict.fromkeys(finding for kind, place, ids in _groups(policy) for finding in _group(kind, place, ids)))


def _groups(policy: Policy) -> Iterator[tuple[str, Place, list[str]]]:
    yield "岗位", Place("positions"), [position.id for position in policy.positions]
    yield "岗位编号", Place("positions"), [position.code.lower().replace("-", "_") for position in policy.positions]
    yield "指标", Place("indicators.yaml", column="indicators"), [one.id for one in policy.indicators]
    yield "事件", Place("events.yaml", column="events"), [one.id for one in policy.events]
    yield "步骤", Place("procedure.yaml", column="steps"), [one.id for one in policy.procedure.steps]
    yield "提成方案", Place("pay.yaml", column="commissions"), [one.id for one in policy.pay.commissions]
    for card in policy.scorecards:
        where = Place(f"positions/{card.position}.yaml", column="scorecard")
        yield "部分", where, [section.id for section in card.sections]
        yield "指标行", where, [row.id for section in card.sections for row in section.rows]
        yield "否决", where, [veto.id for veto in card.vetoes]
        yield "加减分项", where, [entry.id for entry in card.pool.entries]


def _group(kind: str, where: Place, ids: list[str]) -> Iterator[Finding]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield _finding(where, f"{kind}「{name}」出现了 {times} 次", "同类里的 id 不能重复", "请改其中一个的 id")
        if not _PLAIN.match(name):
            why = "id 只能用小写英文字母、数字和单个下划线，以字母开头"
            yield _finding(where, f"{kind}的 id「{name}」写法不对", why, "请改成例如 sales_completion 的写法")
        if kind == "事件" and name in _INPUTS:
            yield _finding(where, f"事件不能叫「{name}」", "这个名字已用作指标的输入", "请换一个 id")


def _finding(where: Place, what: str, why: str, next_step: str) -> Finding:
    return Finding(Severity.STOP, "policy-id", where, what, why, next_step)
