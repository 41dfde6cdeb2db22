"""Blank forms (空白表单): what every position needs on paper before a cycle begins."""

from __future__ import annotations

from pathlib import Path

from kaohe.documents.interview_record import interview_record
from kaohe.documents.job_description import job_description
from kaohe.documents.kpi_table import kpi_table
from kaohe.documents.press import Print, file_name
from kaohe.policy import Policy


def blank_forms(policy: Policy) -> tuple[Print, ...]:
    """岗位说明书, KPI table and 绩效面谈记录表 of every position, one folder a position."""
    prints = []
    for position in policy.positions:
        folder = Path(file_name(position.code, position.title))
        forms = (job_description(policy, position), kpi_table(policy, position), interview_record(policy, position))
        prints += [Print(folder / file_name(form.title), form) for form in forms]
    return tuple(prints)
