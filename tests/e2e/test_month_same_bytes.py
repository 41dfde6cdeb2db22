"""Same inputs, same bytes: whatever the machine, the order of the rows, the names of the files, or the run before."""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from commands import PERIOD, Downloads, Outcome, read_csv, run_month, write_csv

from kaohe import policy as policies
from kaohe.facts import Resources, open_store
from kaohe.ingest import Options, read_folder
from kaohe.run import calculate
from kaohe.run.canonical import canonical_json

AS_OF = dt.datetime(2026, 11, 4, 18)
FORMS = ("*.xlsx", "考核表/*", "空白表/**/*.*")


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "zone"), [("0", "UTC"), ("1", "America/Los_Angeles"), ("42", "Pacific/Kiritimati")])
def test_hash_seed_and_time_zone_change_nothing(
    month: Outcome, sample: Downloads, tmp_path: Path, seed: str, zone: str
) -> None:
    env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
    words = ["run", "--facts", str(sample.folder), "--period", PERIOD, "--out", str(tmp_path / "结果"), "--no-forms"]
    subprocess.run([sys.executable, "-c", "from kaohe.cli import main; main()", *words], env=env, check=True)
    again = Outcome(0, "", tmp_path / "结果")
    assert again.result == month.result
    assert again.report == month.report


@pytest.mark.parametrize("threads", [1, 2])
def test_the_number_of_threads_changes_nothing(month: Outcome, sample: Downloads, tmp_path: Path, threads: int) -> None:
    policy = policies.examine(policies.for_period(policies.default_folder(), PERIOD)).policy
    assert policy is not None
    resources = Resources(threads=threads, memory="1GB")
    read = read_folder(sample.folder, tmp_path / "facts", Options(period=PERIOD, policy=policy, resources=resources))
    with open_store(read.store, resources=resources) as con:
        run = calculate(con, policy, PERIOD, AS_OF)
    assert canonical_json(run).encode() == month.result


def shuffled(downloads: Downloads, dice: random.Random) -> None:
    """Every file with its rows in another order under another name; what is told by the name stays."""
    for number, path in enumerate(sorted(downloads.folder.iterdir())):
        if path.suffix == ".csv":
            header, *lines = read_csv(path)
            write_csv(path, [header, *dice.sample(lines, len(lines))])
        else:
            shuffle_book(path, dice)
        path.rename(path.with_name(f"下载{number}{path.suffix}"))


def shuffle_book(path: Path, dice: random.Random) -> None:
    """The rows behind the header of each sheet in another order."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)]
        for row, line in enumerate(dice.sample(lines, len(lines)), start=2):
            for column, value in enumerate(line, start=1):
                sheet.cell(row, column).value = value
    book.save(path)


def test_the_order_of_rows_and_the_names_of_files_change_nothing(
    month: Outcome, sample: Downloads, tmp_path: Path
) -> None:
    downloads = sample.copy(tmp_path / "下载")
    shuffled(downloads, random.Random(7))
    again = run_month(downloads.folder, tmp_path / "结果")
    assert {path.name for path in downloads.folder.iterdir()}.isdisjoint(path.name for path in sample.folder.iterdir())
    assert again.result == month.result


def test_a_run_into_the_folder_of_an_earlier_one_changes_nothing(month: Outcome, sample: Downloads) -> None:
    before = {path: path.read_bytes() for path in month.out.rglob("*") if path.is_file()}
    assert run_month(sample.folder, month.out).code == 0
    assert {path: path.read_bytes() for path in month.out.rglob("*") if path.is_file()} == before


@pytest.mark.slow
def test_forms_are_the_same_bytes_in_every_run(sample: Downloads, tmp_path: Path) -> None:
    one, two = (_forms(sample, tmp_path / name) for name in ("一", "二"))
    assert {path.suffix for path in one} == {".xlsx", ".docx", ".pdf"}
    assert len([path for path in one if path.parts[0] == "考核表"]) == 2 * 9
    assert one == two


def _forms(sample: Downloads, out: Path) -> dict[Path, bytes]:
    assert run_month(sample.folder, out, "--forms").code == 0
    found = (path for pattern in FORMS for path in out.glob(pattern) if path.is_file())
    return {path.relative_to(out): path.read_bytes() for path in found}
