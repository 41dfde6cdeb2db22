"""The caller's side of the child process: starts it, hands it orders, and is told how each worker ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from kaohe.sandbox.limits import Limits

# Exit codes of a worker that could not leave a report.
OUT_OF_MEMORY, DISK_FULL = 3, 4
_PACKAGE_ROOT = Path(__file__).parents[2]
_START_SECONDS = 60

Child = subprocess.Popen[bytes]


@dataclass(frozen=True, slots=True)
class Order:
    """One file to read and the folder its worker may write to; ``size`` in bytes."""

    path: str
    folder: str
    size: int


@contextmanager
def start_child(folder: Path) -> Iterator[Child]:
    """A child in its own session with nothing inherited: no descriptors, no environment, no terminal."""
    child = subprocess.Popen(
        [sys.executable, "-s", "-P", "-m", "kaohe.sandbox.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={"PYTHONPATH": str(_PACKAGE_ROOT), "LANG": "C.UTF-8", "TZ": "UTC", "HOME": str(folder)},
        start_new_session=True,
    )
    try:
        yield child
    finally:
        _end(child)


def exit_codes(child: Child, orders: Sequence[Order], limits: Limits) -> dict[int, int]:
    """The exit code of each order's worker, by its index; one that never answered is missing."""
    request = json.dumps({"limits": asdict(limits), "orders": [asdict(order) for order in orders]})
    patience = _START_SECONDS + sum(limits.wall_seconds(order.size) for order in orders)
    try:
        answers, _ = child.communicate(request.encode(), timeout=patience)
    except subprocess.TimeoutExpired:
        return {}
    return {answer["order"]: answer["exit"] for answer in map(json.loads, answers.splitlines())}


def _end(child: Child) -> None:
    if child.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    child.communicate()
