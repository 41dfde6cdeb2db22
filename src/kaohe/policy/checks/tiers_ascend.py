"""Commission tiers begin at zero and rise; department coefficients fall from the best band to an open last one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.pay import CommissionScheme, DepartmentCoefficient
from kaohe.quantities import Dimension


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every table of money rules out of order."""
    schemes = (finding for scheme in policy.pay.commissions for finding in _tiers(scheme))
    return (*schemes, *_department(policy.pay.performance.department))


def _tiers(scheme: CommissionScheme) -> Iterator[Finding]:
    bounds = [tier.at_least for tier in scheme.tiers]
    if any(bound.dimension is not Dimension.MONEY for bound in bounds):
        yield _finding("commissions", f"「{scheme.name}」的分段不是金额", "提成按净销售额分段", scheme.clause)
    elif bounds[0].value != 0:
        yield _finding("commissions", f"「{scheme.name}」的第一段不是从0元起", "起点以下的部分没有比例", scheme.clause)
    if any(one.value >= other.value for one, other in pairwise(bounds)):
        yield _finding("commissions", f"「{scheme.name}」的分段没有从小到大排列", "分段界限要逐段提高", scheme.clause)


def _department(department: DepartmentCoefficient) -> Iterator[Finding]:
    *upper, last = [band.at_least for band in department.bands]
    if last is not None or any(bound is None for bound in upper):
        yield _finding("performance › department", "只有最后一档不写下限", "其余的完成率没有系数", department.clause)
    values = [bound.value for bound in upper if bound is not None]
    if any(one <= other for one, other in pairwise(values)):
        what = "部门系数的各档没有从高到低排列"
        yield _finding("performance › department", what, "按第一个达到的档取系数", department.clause)


def _finding(column: str, what: str, why: str, clause: str) -> Finding:
    where = Place("pay.yaml", column=column)
    return Finding(Severity.STOP, "policy-tiers", where, what, why, "请对照默认制度改正分段", clause)
