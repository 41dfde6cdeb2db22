"""The same forms give the same bytes, whatever the hash seed, the time zone, the day and the number of processes."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from printing import all_forms, blanks, books

from kaohe.documents import Print, docx, print_forms, xlsx

HERE = Path(__file__).parent
DIGESTS = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from printing import all_forms, books, pdf
from kaohe.documents import docx, xlsx
for form in list(all_forms().values())[-3:]:
    print(hashlib.sha256(pdf(form) + docx(form)).hexdigest())
for book in books().values():
    print(hashlib.sha256(xlsx(book)).hexdigest())
"""


def digests(seed: str, zone: str) -> str:
    env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
    command = [sys.executable, "-c", DIGESTS, str(HERE)]
    return subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout


@pytest.mark.slow
def test_other_hash_seeds_and_time_zones_change_nothing() -> None:
    first = digests("0", "Asia/Shanghai")
    assert len(first.split()) == 5
    assert digests("1", "UTC") == first
    assert digests("42", "America/Los_Angeles") == first


def test_packages_carry_one_fixed_time() -> None:
    for printed in (docx(next(iter(all_forms().values()))), xlsx(books()["pay"])):
        with zipfile.ZipFile(BytesIO(printed)) as package:
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.slow
def test_two_processes_print_what_one_does(tmp_path: Path) -> None:
    prints = [Print(Path(name), form) for name, form in list(blanks().items())[:6]]
    print_forms(prints, tmp_path / "one")
    print_forms(prints, tmp_path / "two", workers=2)
    one, two = (
        {p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*.*")} for n in ("one", "two")
    )
    assert len(one) == 12
    assert one == two
