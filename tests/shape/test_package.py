"""What `pip install .` brings is the whole product: the program, its types, the typesetting and the default policy."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from sources import PACKAGE, ROOT

pytestmark = pytest.mark.slow


def _build(kind: str, into: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(into.iterdir())


def _files(top: Path) -> set[str]:
    found = (path for path in top.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(top).as_posix() for path in found}


def test_the_wheel_holds_every_file_and_the_policy_and_runs_by_itself(tmp_path: Path) -> None:
    place = tmp_path / "installed"
    with zipfile.ZipFile(_build("wheel", tmp_path / "wheel")) as wheel:
        wheel.extractall(place)
    assert _files(PACKAGE) <= _files(place / "kaohe")
    assert _files(ROOT / "policies") == _files(place / "kaohe" / "policies")
    program = "import kaohe; print(kaohe.__file__); from kaohe.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "policy", "check"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert str(place) in done.stdout


def test_the_source_archive_builds_and_tests_itself(tmp_path: Path) -> None:
    with tarfile.open(_build("sdist", tmp_path)) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    needed = {"Makefile", "uv.lock", "requirements-dev.txt", "scripts/setup", "docs/GLOSSARY.md", "tests/conftest.py"}
    assert needed | {f"src/kaohe/{name}" for name in _files(PACKAGE)} <= names
    assert {f"policies/{name}" for name in _files(ROOT / "policies")} <= names
