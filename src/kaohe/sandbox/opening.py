"""The caller's side: sends files to the child, and never looks into them itself."""

from __future__ import annotations

import hashlib
import os
import signal
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kaohe.findings import Finding, Place
from kaohe.sandbox.catalogue import finding, visible
from kaohe.sandbox.dispatch import DISK_FULL, OUT_OF_MEMORY, Order, exit_codes, start_child
from kaohe.sandbox.limits import Limits
from kaohe.sandbox.opened import Formula, Opened, Sheet
from kaohe.sandbox.report import WrittenSheet, read_report

# How a worker may end besides with a report. Native code aborts when an allocation fails; the kernel kills when
# the machine's memory runs out.
_ENDS = {
    OUT_OF_MEMORY: "parser-memory",
    DISK_FULL: "disk-full",
    -signal.SIGABRT: "parser-memory",
    -signal.SIGKILL: "parser-memory",
    -signal.SIGXCPU: "parser-time",
    -signal.SIGALRM: "parser-time",
}


@dataclass(frozen=True, slots=True)
class _Admitted:
    """A file that may be sent to the child, and how it was when it was hashed."""

    path: Path
    folder: Path
    sha256: str
    state: tuple[int, int]

    @property
    def order(self) -> Order:
        """What the child is told."""
        return Order(str(self.path.absolute()), str(self.folder), self.state[0])


def open_table_file(path: Path, into: Path, limits: Limits | None = None) -> Opened:
    """Read one file; see :func:`open_table_files`."""
    return open_table_files([path], into, limits)[0]


def open_table_files(paths: Sequence[Path], into: Path, limits: Limits | None = None) -> tuple[Opened, ...]:
    """Read files in a child process, two at a time, and write their sheets as Parquet files into ``into``.

    Whatever a file holds, the answer is an ``Opened`` with findings: no exception, and no cell in this process.
    """
    limits = limits or Limits()
    into = into.resolve()
    into.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".opening-", dir=into) as folder, start_child(Path(folder)) as child:
        results = [_admit(path, Path(folder) / str(index), limits) for index, path in enumerate(paths)]
        admitted = [result for result in results if isinstance(result, _Admitted)]
        ends = exit_codes(child, [file.order for file in admitted], limits)
        opened = iter([_collect(file, ends.get(index), into) for index, file in enumerate(admitted)])
        return tuple(next(opened) if isinstance(result, _Admitted) else result for result in results)


def _admit(path: Path, folder: Path, limits: Limits) -> _Admitted | Opened:
    try:
        size, _ = state = _state(path)
        if size > limits.file_bytes:
            return _stopped(path, finding("file-too-large", _place(path), size=size, limit=limits.file_bytes))
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return _stopped(path, finding("file-missing", _place(path)))
    folder.mkdir()
    return _Admitted(path, folder, sha256, state)


def _state(path: Path) -> tuple[int, int]:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError("not a regular file")
    return found.st_size, found.st_mtime_ns


def _place(path: Path) -> Place:
    return Place(visible(path.name))


def _stopped(path: Path, stop: Finding, sha256: str = "", size: int = 0) -> Opened:
    return Opened(path, sha256, size, (), (stop,))


def _collect(file: _Admitted, end: int | None, into: Path) -> Opened:
    try:
        if _state(file.path) != file.state:
            raise OSError("changed")
    except OSError:
        return _stopped(file.path, finding("file-changed", _place(file.path)), file.sha256, file.state[0])
    if end == 0:
        return _reported(file, into)
    detail = "读取程序没有回答" if end is None else f"结束代码 {end}"
    stop = finding(_ENDS.get(end or 0, "parser-crashed"), _place(file.path), detail=detail)
    return _stopped(file.path, stop, file.sha256, file.state[0])


def _reported(file: _Admitted, into: Path) -> Opened:
    report = read_report(file.folder)
    if report is None or not all(_parquet(file, index).is_file() for index in range(len(report.sheets))):
        stop = finding("parser-crashed", _place(file.path), detail="读取程序的报告不完整")
        return _stopped(file.path, stop, file.sha256, file.state[0])
    sheets = tuple(_sheet(file, index, sheet, into) for index, sheet in enumerate(report.sheets))
    return Opened(file.path, file.sha256, file.state[0], sheets, report.findings)


def _sheet(file: _Admitted, index: int, sheet: WrittenSheet, into: Path) -> Sheet:
    # Named by content: the same file again lands on the same bytes.
    target = into / f"{file.sha256[:16]}-{index}.parquet"
    os.replace(_parquet(file, index), target)
    formulas = tuple(Formula(row, column) for row, column in sheet.formulas)
    return Sheet(sheet.name, target, sheet.columns, sheet.rows, sheet.hidden, sheet.formula_count, formulas)


def _parquet(file: _Admitted, index: int) -> Path:
    return file.folder / f"{index}.parquet"
