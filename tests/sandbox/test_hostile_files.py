"""What a hostile or broken file does: its own finding, in Chinese, and nothing else (FI-01 to FI-22)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_cases import STOPPED
from hostile_files import ole, workbook

from kaohe.findings import Severity
from kaohe.sandbox import Opened, open_table_files
from kaohe.sandbox.kinds import has_ole_entry


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Opened]:
    """Every hostile file, opened in one call with an honest file among them."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (_, build) in STOPPED.items():
        build(folder / name)
    workbook(folder / "honest.xlsx")
    into = tmp_path_factory.mktemp("into")
    paths = [folder / name for name in (*STOPPED, "honest.xlsx")]
    return {result.path.name: result for result in open_table_files(paths, into)}


@pytest.mark.parametrize("name", STOPPED)
def test_it_is_stopped_by_the_finding_that_names_its_fault(name: str, opened: dict[str, Opened]) -> None:
    stops = [finding for finding in opened[name].findings if finding.severity is Severity.STOP]
    assert [finding.code for finding in stops] == [STOPPED[name][0]]


@pytest.mark.parametrize("name", STOPPED)
def test_the_finding_says_where_what_why_and_the_next_step(name: str, opened: dict[str, Opened]) -> None:
    finding = opened[name].findings[-1]
    assert finding.where.file == name
    assert all((finding.what, finding.why, finding.next_step))


def test_a_stopped_file_leaves_no_sheet_unless_it_has_a_header(opened: dict[str, Opened]) -> None:
    left = {name for name, result in opened.items() if result.sheets}
    assert left == {"honest.xlsx", "header only.xlsx", "header only.csv"}


def test_an_honest_file_among_them_is_read(opened: dict[str, Opened]) -> None:
    assert [(sheet.name, sheet.rows) for sheet in opened["honest.xlsx"].sheets] == [("直播间明细", 3)]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("FI-13 no encoding.csv", 3),
        ("FI-13 broken UTF-8.csv", 3),
        ("FI-13 cut in a row.csv", 3),
        ("FI-13 unclosed quote.csv", 2),
        ("FI-13 NUL.csv", 3),
        ("FI-13 one endless line.csv", 2),
    ],
)
def test_a_broken_text_names_its_row(name: str, row: int, opened: dict[str, Opened]) -> None:
    assert opened[name].findings[-1].where.row == row


def test_a_word_in_a_cell_is_no_directory_entry(tmp_path: Path) -> None:
    """The text "EncryptedPackage" in a cell does not make an old workbook encrypted."""
    container = ole("EncryptedPackage", b"x")
    (tmp_path / "entry").write_bytes(container)
    (tmp_path / "text").write_bytes(b"x" + container)
    assert has_ole_entry(tmp_path / "entry", "EncryptedPackage")
    assert not has_ole_entry(tmp_path / "text", "EncryptedPackage")
