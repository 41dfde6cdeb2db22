"""Commands called in this process, as a user would type them, and the folder of downloads they read."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import openpyxl

from kaohe.cli import main
from kaohe.cli.output import FINDINGS, REPORT, RESULT
from kaohe.findings import Finding, Place, Severity

PERIOD = "2026-10"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did: its exit code, what it printed, and where it was told to write."""

    code: int
    text: str
    out: Path = Path()

    @property
    def written(self) -> set[str]:
        """The names under the result folder."""
        return {path.name for path in self.out.iterdir()} if self.out.exists() else set()

    @property
    def findings(self) -> list[Finding]:
        """The findings of the report."""
        raw = json.loads((self.out / FINDINGS).read_text(encoding="utf-8"))
        return [
            Finding(**{**one, "severity": Severity(one["severity"]), "where": Place(**one["where"])}) for one in raw
        ]

    @property
    def report(self) -> str:
        """The report people read."""
        return (self.out / REPORT).read_text(encoding="utf-8-sig")

    @property
    def result(self) -> bytes:
        """The canonical result."""
        return (self.out / RESULT).read_bytes()

    def person(self, person_id: str) -> dict[str, Any]:
        """One person's part of the result."""
        people: list[dict[str, Any]] = json.loads(self.result)["people"]
        return next(one for one in people if one["person_id"] == person_id)

    def told(self, code: str) -> list[Finding]:
        """The findings of one kind."""
        return [finding for finding in self.findings if finding.code == code]


def kaohe(*words: object, out: Path = Path()) -> Outcome:
    """Run a command line."""
    printed = io.StringIO()
    argv = ["kaohe", *map(str, words)]
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed), mock.patch.object(sys, "argv", argv):
        try:
            main()
        except SystemExit as end:
            code = end.code
    return Outcome(int(code or 0), printed.getvalue(), out)


def run_month(folder: Path, out: Path, *words: object, period: str = PERIOD) -> Outcome:
    """``kaohe run`` without forms."""
    return kaohe("run", "--facts", folder, "--period", period, "--out", out, "--no-forms", *words, out=out)


@dataclass(frozen=True, slots=True)
class Downloads:
    """A folder of downloads."""

    folder: Path

    def copy(self, target: Path, *kinds: str) -> Downloads:
        """A copy to break something in; with ``kinds`` only files whose names hold one of them."""
        target.mkdir(parents=True)
        for path in self.folder.iterdir():
            if not kinds or any(kind in path.name for kind in kinds):
                shutil.copy(path, target)
        return Downloads(target)

    def file(self, kind: str) -> Path:
        """The one file whose name holds this."""
        (found,) = [path for path in self.folder.iterdir() if kind in path.name]
        return found

    @property
    def orders(self) -> Path:
        """The order export."""
        return self.file("订单导出")

    @property
    def workbook(self) -> Path:
        """Kaohe's own workbook."""
        return self.file("考核数据")

    @contextlib.contextmanager
    def editing(self, kind: str = "考核数据") -> Iterator[Any]:
        """The workbook of this kind opened, and saved in place afterwards."""
        path = self.file(kind)
        book = openpyxl.load_workbook(path)
        yield book
        book.save(path)


def read_csv(path: Path) -> list[list[str]]:
    """The rows of an order export."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def write_csv(path: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8-sig") -> None:
    """Rows as an order export."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def thinned(path: Path, keep_each: int) -> None:
    """Leave each n-th row of an order export."""
    head, *rows = read_csv(path)
    write_csv(path, [head, *rows[::keep_each]])
