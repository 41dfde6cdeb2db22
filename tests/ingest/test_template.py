"""The empty data workbook: read back it says nothing, and nothing in it is out of step with its importers."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from kaohe.ingest import read_folder, template
from kaohe.ingest.sources import WORKBOOK
from kaohe.ingest.sources.workbook.layouts import EXPLANATION_SHEET, SHEETS
from kaohe.ingest.sources.workbook.words import CHOICES, HINTS


def test_every_sheet_has_the_headers_its_importer_reads(tmp_path: Path) -> None:
    template.write(tmp_path / "表.xlsx")
    book = openpyxl.load_workbook(tmp_path / "表.xlsx")
    assert book.sheetnames == [EXPLANATION_SHEET, *SHEETS]
    for importer in WORKBOOK:
        assert tuple(cell.value for cell in book[importer.title][1]) == SHEETS[importer.title] == importer.layout


def test_read_back_empty_it_is_no_mistake_and_delivers_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    template.write(tmp_path / "in/表.xlsx")
    found = read_folder(tmp_path / "in", tmp_path / "facts")
    assert found.findings == ()
    assert found.batches == ()
    assert [report.title for report in found.files] == list(SHEETS)


def test_it_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("一", "二"):
        template.write(tmp_path / name)
    assert (tmp_path / "一").read_bytes() == (tmp_path / "二").read_bytes()


def test_hints_and_lists_stand_beside_columns_that_exist() -> None:
    for sheet, column in (*HINTS, *CHOICES):
        assert column in SHEETS[sheet]


def test_the_lists_offer_only_what_the_importer_takes(tmp_path: Path) -> None:
    template.write(tmp_path / "表.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "表.xlsx")["排班"]
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert lists == ['"主播,副播,运营,场控"']
