"""Mutation fuzzing of the sandbox: ``python tests/sandbox/fuzz_mutants.py [COUNT] [SEED]``.

Every mutant must come back as sheets or as a stopping finding; prints how often each code was given.
"""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hostile_files import CSV, HTML, workbook, xls, zipped

from kaohe.findings import stops
from kaohe.sandbox import Limits, Opened, open_table_files

BATCH = 200
Mutation = Callable[[random.Random, bytearray], None]


def flip(chance: random.Random, content: bytearray) -> None:
    """Change a few bytes."""
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] = chance.randrange(256)


def cut(chance: random.Random, content: bytearray) -> None:
    """Remove a stretch."""
    start = chance.randrange(len(content))
    del content[start : start + chance.randint(1, len(content))]


def repeat(chance: random.Random, content: bytearray) -> None:
    """Write a stretch again somewhere else."""
    start, at = chance.randrange(len(content)), chance.randrange(len(content))
    content[at:at] = content[start : start + chance.randint(1, 2000)]


def swell(chance: random.Random, content: bytearray) -> None:
    """Replace a run of digits or a byte by a large number."""
    at = chance.randrange(len(content))
    content[at : at + 1] = chance.choice([b"99999999999", b"\xff\xff\xff\xff", b"XFD1048576", b"-1", b"<!DOCTYPE a>"])


MUTATIONS: tuple[Mutation, ...] = (flip, cut, repeat, swell)


def mutant(chance: random.Random, seed: bytes) -> bytes:
    """The seed changed in one place; inside a part of a zip in two cases of three."""
    if seed.startswith(b"PK") and chance.random() < 0.67:
        return _inside(chance, seed)
    return _changed(chance, seed)


def _inside(chance: random.Random, seed: bytes) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _changed(chance, part) if name == chosen else part)
    return result.getvalue()


def _changed(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    if changed:
        chance.choice(MUTATIONS)(chance, changed)
    return bytes(changed)


def seeds(folder: Path) -> dict[str, bytes]:
    """One honest file of each kind, by extension."""
    rows: list[list[object]] = [["订单编号", "金额", "备注"], *([f"\t69{row}", row + 0.5, "好"] for row in range(200))]
    workbook(folder / "a.xlsx", rows)
    zipped(("订单.csv", CSV.encode("gbk") * 20), ("b.csv", CSV.encode()))(folder / "a.zip")
    found = {path.suffix: path.read_bytes() for path in folder.iterdir()}
    return found | {".csv": (CSV * 20).encode(), ".xls": xls(), ".html": HTML.encode("gb18030")}


def fuzz(count: int, seed: int) -> Counter[str]:
    """Open this many mutants; the codes of the findings, counted, with ``read`` for those without a stop."""
    chance, seen = random.Random(seed), Counter[str]()
    with TemporaryDirectory() as name:
        folder = Path(name)
        originals = seeds(folder)
        for start in range(0, count, BATCH):
            paths = []
            for index in range(start, min(start + BATCH, count)):
                suffix = chance.choice([".xlsx", ".xlsx", *originals])
                paths.append(folder / f"{index}{suffix}")
                paths[-1].write_bytes(mutant(chance, originals[suffix]))
            for result in open_table_files(paths, folder / "into", Limits(base_seconds=10)):
                seen[_outcome(result)] += 1
                _discard(result)
    return seen


def _outcome(result: Opened) -> str:
    if stops(result.findings):
        return next(finding.code for finding in result.findings if stops([finding]))
    if not result.sheets:
        raise AssertionError(f"{result.path.name}: neither sheets nor a stop")
    return "read"


def _discard(result: Opened) -> None:
    result.path.unlink()
    for sheet in result.sheets:
        sheet.parquet.unlink(missing_ok=True)


def main() -> None:
    """Fuzz and print the counts."""
    count, seed = int((sys.argv[1:2] or ["1000"])[0]), int((sys.argv[2:3] or ["1"])[0])
    for code, times in fuzz(count, seed).most_common():
        print(f"{times:6d} {code}")


if __name__ == "__main__":
    main()
