"""The child process: loads the parsers once, then forks one confined worker for each file.

Reads orders as JSON from standard input; answers one JSON line a file with the worker's exit code.
"""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import NoReturn

import duckdb

from kaohe.findings import Place
from kaohe.sandbox.catalogue import Refused, visible
from kaohe.sandbox.dispatch import DISK_FULL, OUT_OF_MEMORY, Order
from kaohe.sandbox.limits import Limits
from kaohe.sandbox.reader import Source, read_file
from kaohe.sandbox.report import Report, write_report

_AT_ONCE = 2
_GRACE_SECONDS = 5
_OPEN_FILES = 64
_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}


def main() -> None:
    """Serve every order, a few at a time."""
    request = json.load(sys.stdin)
    limits = Limits(**request["limits"])
    running: dict[int, int] = {}
    for index, order in enumerate(request["orders"]):
        if len(running) == _AT_ONCE:
            _answer(running)
        running[_fork(Order(**order), limits)] = index
    while running:
        _answer(running)


def _answer(running: dict[int, int]) -> None:
    pid, status = os.wait()
    answer = {"order": running.pop(pid), "exit": os.waitstatus_to_exitcode(status)}
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _fork(order: Order, limits: Limits) -> int:
    # Safe to fork here: this process has one thread and has not touched any file of the user.
    pid = os.fork()
    if pid == 0:
        _work(order, limits)
    return pid


def _work(order: Order, limits: Limits) -> NoReturn:
    # Anything unforeseen, native panics included, ends the worker with this code.
    code = 1
    try:
        _confine(order, limits)
        code = _read(order, limits)
    finally:
        os._exit(code)


def _confine(order: Order, limits: Limits) -> None:
    """Bind this process for good: silence, its own folder, memory, time, size of what it writes, no core dump."""
    silence = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(silence, descriptor)
    os.chdir(order.folder)
    seconds = limits.cpu_seconds(order.size)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + _GRACE_SECONDS))
    for kind, limit in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, limits.written_bytes),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (limit, limit))
    # The kernel ends the process when the alarm rings, even inside native code.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(limits.wall_seconds(order.size))


def _read(order: Order, limits: Limits) -> int:
    path = Path(order.path)
    source = Source(path, Place(visible(path.name)), Path(order.folder))
    try:
        report = read_file(source, limits)
    except Refused as refused:
        report = Report((), (refused.finding,))
    except (MemoryError, duckdb.OutOfMemoryException):
        return OUT_OF_MEMORY
    except duckdb.IOException:
        return DISK_FULL
    except OSError as error:
        if error.errno in _FULL:
            return DISK_FULL
        raise
    write_report(report, source.folder)
    return 0


if __name__ == "__main__":
    main()
