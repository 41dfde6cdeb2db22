"""Printing: findings, progress and tables on a terminal, one line a step elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from kaohe.findings import Finding, Severity

COLOURS = {Severity.STOP: "bold red", Severity.WARN: "yellow", Severity.NOTE: "cyan"}
SHOWN = 30
"""Findings of one severity shown on the terminal; the report file holds them all."""

UNLIMITED = 10_000
"""Wider than any table."""

console = Console(highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """Print one plain line."""
    console.print(escape(text))


def print_findings(findings: Iterable[Finding]) -> None:
    """Print findings, the worst first."""
    ordered = list(findings)
    for severity in Severity:
        chosen = [finding for finding in ordered if finding.severity is severity]
        for finding in chosen[:SHOWN]:
            console.print(f"[{COLOURS[severity]}]{escape(str(finding))}[/]")
        if len(chosen) > SHOWN:
            say(f"……还有 {len(chosen) - SHOWN} 条「{severity.label}」，见查验报告。")


def counted(findings: Iterable[Finding]) -> str:
    """How many findings of each severity there are."""
    counts = Counter(finding.severity for finding in findings)
    shown = [f"{severity.label} {counts[severity]} 条" for severity in Severity if counts[severity]]
    return "、".join(shown) or "没有发现问题"


class Steps:
    """Named steps of a long piece of work."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._task = progress.add_task("开始", total=total) if progress else None

    def begin(self, name: str) -> None:
        """Say that a step begins."""
        if self._progress is None or self._task is None:
            say(f"· {name}")
            return
        self._progress.update(self._task, description=name)

    def done(self, steps: int = 1) -> None:
        """Say that so many steps are done."""
        if self._progress is not None and self._task is not None:
            self._progress.advance(self._task, steps)

    def follow(self, done: int, whole: int) -> None:
        """Show how far the step that was begun has come."""
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, completed=done, total=whole)


@contextmanager
def steps(total: int) -> Iterator[Steps]:
    """A progress bar on a terminal, one line a step elsewhere."""
    if not console.is_terminal:
        yield Steps(None, total)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield Steps(progress, total)


def print_table(title: str, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table whose numeric columns (all but the first three) are right-aligned; wider than the terminal rather
    than cut.
    """
    from rich import box
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, padding=0, pad_edge=False)
    for index, header in enumerate(headers):
        table.add_column(header, justify="left" if index < 3 else "right", no_wrap=True)
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    table.width = console.measure(table, options=console.options.update(max_width=UNLIMITED)).maximum
    console.print(table, crop=False, no_wrap=True, overflow="ignore")
