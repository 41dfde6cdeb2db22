"""The same files give the same facts: whatever they are called, in any time zone, on one thread or two."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from ingest_expected import EXPECTED, SAMPLES

from kaohe.facts import Resources, canonical_hash, open_store
from kaohe.ingest import Options, read_folder

IGNORED = shutil.ignore_patterns(f"*{EXPECTED}")


def _bytes(store: Path) -> dict[str, bytes]:
    return {str(path.relative_to(store)): path.read_bytes() for path in sorted(store.rglob("*")) if path.is_file()}


def _hash(store: Path) -> str:
    with open_store(store) as con:
        return canonical_hash(con)


@pytest.fixture
def usual(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLES / "clean", tmp_path / "in", ignore=IGNORED)
    return read_folder(tmp_path / "in", tmp_path / "usual").store


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_byte_for_byte_in_another_time_zone_and_on_one_thread(
    usual: Path, tmp_path: Path, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        again = read_folder(tmp_path / "in", tmp_path / "again", Options(resources=Resources(threads=1)))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert _bytes(again.store) == _bytes(usual)


def test_other_folders_and_names_are_the_same_facts(usual: Path, tmp_path: Path) -> None:
    for number, path in enumerate(sorted((tmp_path / "in").rglob("*.*"), reverse=True)):
        kept = path.name[:10] if path.name[:10].isdigit() else ""
        target = tmp_path / "renamed" / str(number) / f"{kept}_{number}{path.suffix}"
        target.parent.mkdir(parents=True)
        shutil.copy(path, target)
    assert _hash(read_folder(tmp_path / "renamed", tmp_path / "again").store) == _hash(usual)
