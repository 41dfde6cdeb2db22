"""The version of the code behind a run: the release and a fingerprint of the sources that decide figures."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import kaohe

DECIDING_ROOMS = (
    "quantities",
    "expression",
    "policy",
    "facts",
    "attribution",
    "indicators",
    "scoring",
    "grading",
    "pay",
    "run",
)
"""Rooms whose sources can change a figure."""


@cache
def code_version() -> str:
    """``0.1.0+`` and twelve hexadecimal digits; equal sources give equal digits on every system."""
    digest = hashlib.sha256()
    root = Path(kaohe.__file__).parent
    for room in DECIDING_ROOMS:
        for path in sorted((root / room).rglob("*.py")):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return f"{kaohe.__version__}+{digest.hexdigest()[:12]}"
