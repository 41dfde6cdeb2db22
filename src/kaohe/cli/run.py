"""``kaohe run``: a month of downloads in; scores, grades, pay and forms out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kaohe.attribution import default_cut_off
from kaohe.cli import output
from kaohe.cli.console import Steps, counted, print_findings, say, steps
from kaohe.cli.policy import load_policy
from kaohe.cli.summary import print_summary
from kaohe.findings import Finding, stops
from kaohe.policy import Policy
from kaohe.run import Run, calculate, canonical
from kaohe.run.forms import Paper, write_forms
from kaohe.run.moments import PeriodError, month_bounds, read_moment

ENGINES = ("duckdb",)


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    facts: Path
    period: str
    out: Path
    policy: Path | None = None
    as_of: str | None = None
    shop: str | None = None
    forms: bool = True
    engine: str = "duckdb"


@dataclass(frozen=True, slots=True)
class Job:
    """A request that was understood: its policy and the moment data counts until."""

    request: Request
    policy: Policy
    as_of: dt.datetime


def run_period(request: Request) -> int:
    """Run one period; exit code 0 done, 1 findings that stop the work, 2 wrong usage."""
    complaint = _wrong_usage(request)
    if complaint:
        say(f"【停止】{complaint}")
        return 2
    in_use = output.folder_in_use(request.out)
    if in_use:
        print_findings([in_use])
        return 1
    policy = load_policy(request.policy, request.period)
    return 1 if policy is None else _run(Job(request, policy, _as_of(request, policy)))


def _wrong_usage(request: Request) -> str:
    try:
        month_bounds(request.period)
        if request.as_of:
            read_moment(request.as_of)
    except PeriodError as error:
        return f"{error}。"
    if request.facts.is_file():
        return f"「{request.facts}」是一个文件。处理：用 --facts 指出它所在的文件夹，当月的下载都放在里面。"
    if not request.facts.is_dir():
        return f"没有文件夹「{request.facts}」。处理：把当月下载的文件放进一个文件夹，用 --facts 指给它。"
    if request.out.resolve().is_relative_to(request.facts.resolve()):
        return f"结果文件夹「{request.out}」在下载文件夹里面，下次会被当作下载文件读入。处理：把 --out 指到别处。"
    if request.engine not in ENGINES:
        return f"不认识计算引擎「{request.engine}」，可用：{'、'.join(ENGINES)}。"
    return ""


def _as_of(request: Request, policy: Policy) -> dt.datetime:
    rules = policy.facts
    return (
        read_moment(request.as_of) if request.as_of else default_cut_off(request.period, rules.cut_off, rules.calendar)
    )


def _run(job: Job) -> int:
    out = job.request.out
    with output.staged(out) as stage:
        findings, run = _calculate(job, stage)
        if run is not None:
            output.write_findings(findings, stage)
    print_findings(findings)
    if run is None:
        output.write_findings(findings, out)
        kept = "；文件夹里仍是以前的结果" if (out / output.RESULT).exists() else ""
        say(f"没有写入结果，只写了查验报告：{out / output.REPORT}{kept}")
        return 1
    print_summary(run, job.policy)
    output.remember(out)
    say(f"查验：{counted(findings)}，见 {out / output.REPORT}")
    say(f"结果在：{out}")
    return 0


def _calculate(job: Job, stage: Path) -> tuple[Sequence[Finding], Run | None]:
    """Read, calculate and write into the stage; no run when a finding stops the work."""
    from kaohe.facts import open_store
    from kaohe.ingest import Options, read_folder

    request = job.request
    with steps(3) as progress:
        progress.begin("读入文件")
        options = Options(shop=request.shop or "", period=request.period, policy=job.policy)
        read = read_folder(request.facts, stage / output.FACTS, options)
        progress.done()
        if stops(read.findings):
            return read.findings, None
        progress.begin("核算得分、等级与薪酬")
        with open_store(read.store) as con:
            run = calculate(con, job.policy, request.period, job.as_of)
            progress.done()
            findings = (*read.findings, *run.findings)
            if stops(findings):
                return findings, None
            written = _write(job, Paper(con, run, job.policy), (stage, progress))
        return (*findings, *written), run


def _write(job: Job, paper: Paper, place: tuple[Path, Steps]) -> Sequence[Finding]:
    stage, progress = place
    canonical.write_canonical(paper.run, stage / output.RESULT)
    (stage / output.POLICY).write_text(job.policy.canonical + "\n", encoding="utf-8", newline="\n")
    if not job.request.forms:
        return ()
    progress.begin("生成表单")
    return write_forms(paper, stage, progress.follow)
