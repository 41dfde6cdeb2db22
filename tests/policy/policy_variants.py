"""The default policy, and copies of it changed in one place."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from kaohe import policy
from kaohe.findings import Finding, Severity
from kaohe.policy import Policy

FOLDER = policy.default_folder()
Plain = dict[str, Any]


@cache
def default() -> Policy:
    """The default policy."""
    loaded = policy.load(FOLDER)
    assert loaded.policy is not None, loaded.findings
    return loaded.policy


def variant(change: Callable[[Plain], None]) -> Policy:
    """The default policy with its plain values changed."""
    plain = json.loads(default().canonical)
    change(plain)
    return Policy.model_validate(plain)


def card(plain: Plain, position: str) -> Plain:
    """The scorecard of a position."""
    return next(one for one in plain["scorecards"] if one["position"] == position)


def row(plain: Plain, position: str, name: str) -> Plain:
    """A row of a scorecard by its id."""
    rows = (row for section in card(plain, position)["sections"] for row in section["rows"])
    return next(row for row in rows if row["id"] == name)


def job(plain: Plain, position: str) -> Plain:
    """A position with its job description."""
    return next(one for one in plain["positions"] if one["id"] == position)


def copied(tmp_path: Path) -> Path:
    """A copy of the default policy folder to edit."""
    return Path(shutil.copytree(FOLDER, tmp_path / FOLDER.name))


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Change one place of a file, as HR would in an editor."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line(folder: Path, file: str, words: str) -> int:
    """The line some words stand on."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, text in enumerate(lines, 1) if words in text)


def whats(findings: tuple[Finding, ...]) -> list[str]:
    """What the findings say is wrong."""
    return [finding.what for finding in findings]


def stopping(findings: tuple[Finding, ...]) -> bool:
    """Whether every finding stops the work."""
    return all(finding.severity is Severity.STOP for finding in findings)
