"""Forms (表单): what a run writes on paper: filled forms, explanation pages, summary, pay sheet, blanks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kaohe import documents
from kaohe.documents import Print, blank_forms, file_name, print_forms, write_book
from kaohe.facts import Connection
from kaohe.findings import Finding
from kaohe.policy import Policy
from kaohe.run.appraisals import appraisals
from kaohe.run.calculate import compile_cards
from kaohe.run.evidence import read_evidence
from kaohe.run.folder import folder_of
from kaohe.run.names import window_of
from kaohe.run.results import Run
from kaohe.run.staff import read_staff
from kaohe.run.summaries import department_summary, pay_sheet

FILLED, BLANK = "考核表", "空白表"
WORKERS = 2

Progress = Callable[[int, int], None]
"""Called with the number of forms written and the number of all forms."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What forms are printed from: the connection a run was calculated on, the run, its policy."""

    con: Connection
    run: Run
    policy: Policy


def write_forms(paper: Paper, out: Path, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Every form of a run under ``out``; findings say what could not be printed and why."""
    run, policy = paper.run, paper.policy
    summary = documents.department_summary(policy.document, department_summary(run, policy))
    write_book(summary, out / f"部门汇总表_{run.period}.xlsx")
    pay = documents.pay_sheet(policy.document, pay_sheet(run, policy))
    write_book(pay, out / f"绩效工资与提成计算表_{run.period}.xlsx")
    return _press([*filled_forms(paper), *_blanks(policy)], out, progress)


def filled_forms(paper: Paper) -> list[Print]:
    """One 绩效考核表 with its 评分说明附页 per person and post."""
    window, policy = window_of(paper.run), paper.policy
    known = (read_staff(paper.con, window), read_evidence(paper.con, window))
    return [
        Print(
            Path(FILLED) / file_name(form.person.employee_id, form.person.name, form.person.position),
            documents.appraisal_form(policy.document, form),
        )
        for form in appraisals(folder_of(paper.run, policy, compile_cards(policy), known))
    ]


def write_blanks(policy: Policy, out: Path) -> tuple[Finding, ...]:
    """The blank forms of every position under ``out``."""
    return _press(list(blank_forms(policy)), out, None)


def _blanks(policy: Policy) -> list[Print]:
    return [Print(Path(BLANK) / item.path, item.form) for item in blank_forms(policy)]


def _press(prints: list[Print], out: Path, progress: Progress | None) -> tuple[Finding, ...]:
    done = 0

    def tell(_: Path) -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, len(prints))

    return print_forms(prints, out, tell, WORKERS)
