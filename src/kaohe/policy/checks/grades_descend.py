"""Grades go from best to worst: lower bounds fall, coefficients never rise, the last grade takes the rest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.grades import Grade


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every grade out of order."""
    grades = policy.grades.grades
    found = [finding for one, other in pairwise(grades) for finding in _pair(one, other)]
    if grades[-1].at_least is not None:
        what = f"最后一档「{grades[-1].letter}」写了下限"
        found.append(_finding(grades[-1], what, "低于下限的总分没有等级", "请把最后一档的 at_least 留空"))
    return tuple(found)


def _pair(one: Grade, other: Grade) -> Iterator[Finding]:
    if one.at_least is None:
        yield _finding(one, f"「{one.letter}」没有下限，却不是最后一档", "后面的等级永远轮不到", "请写明 at_least")
    elif other.at_least is not None and other.at_least >= one.at_least:
        what = f"「{other.letter}」的下限不低于「{one.letter}」"
        yield _finding(other, what, "等级要从好到差排列，下限逐档降低", "请改下限或调换顺序")
    if other.coefficient > one.coefficient:
        what = f"「{other.letter}」的系数高于「{one.letter}」"
        yield _finding(other, what, "等级差的人反而系数高", "请改系数或调换顺序")


def _finding(grade: Grade, what: str, why: str, next_step: str) -> Finding:
    where = Place("grades.yaml", column="grades")
    return Finding(Severity.STOP, "policy-grades", where, what, why, next_step, grade.clause)
