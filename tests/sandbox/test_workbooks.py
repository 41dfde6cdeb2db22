"""Workbooks, web tables and zips: what is read, and what is said about it (FI-05, FI-06, FI-07, FI-12, FI-15)."""

from __future__ import annotations

import datetime
from pathlib import Path

import duckdb
import pytest
import xlsxwriter
from hostile_files import CSV, HTML, ONE_CELL, repacked, sheet_xml, workbook, xls, zipped

from kaohe.sandbox import Formula, Opened, Sheet, open_table_file, open_table_files

INJECTION = "x'); DROP TABLE y"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Opened]:
    """All the files of this page, opened in one call."""
    folder = tmp_path_factory.mktemp("books")
    for name, build in FILES.items():
        build(folder / name)
    results = open_table_files([folder / name for name in FILES], tmp_path_factory.mktemp("into"))
    return {result.path.name: result for result in results}


def cells(sheet: Sheet) -> list[tuple[object, ...]]:
    """All rows of a sheet, in their order."""
    return duckdb.read_parquet(str(sheet.parquet)).fetchall()


def codes(result: Opened) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in result.findings]


def kinds(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("各种格子")
        moment, clock = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}), book.add_format({"num_format": "hh:mm"})
        lasting = book.add_format({"num_format": "[h]:mm:ss"})
        sheet.write_row("C3", ["\t69", 5, 1.5, 6917926768823643751, True])
        sheet.write_datetime("H3", datetime.datetime(2026, 10, 1, 9, 30, 1), moment)
        sheet.write_datetime("I3", datetime.time(9, 30), clock)
        sheet.write_datetime("J3", datetime.timedelta(hours=30), lasting)
        sheet.write_string("C6", "末行\n换行")
        book.add_worksheet("空表")


def formulas(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["金额", "提成"])
        sheet.write_row("A2", [1])
        sheet.write_formula("B2", "=1+1", value=999999)
        sheet.write_formula("B3", "=#REF!", value="#REF!")


def hidden(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, other = book.add_worksheet("明细"), book.add_worksheet("底稿")
        for row in range(5):
            sheet.write_row(row, 0, [row, row, row])
        sheet.set_row(1, options={"hidden": True})
        sheet.set_row(2, options={"hidden": True})
        sheet.set_column("C:XFD", options={"hidden": True})
        other.write("A1", "x")
        other.hide()


def old_dates(path: Path) -> None:
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet()
        sheet.write("A1", "日期")
        sheet.write_datetime("A2", datetime.datetime(2026, 10, 1), day)


def extras(path: Path) -> None:
    outside = b'<Relationships><Relationship Id="r9" Type="x/image" Target="http://127.0.0.1/" TargetMode="External"/>'
    repacked(path, xl__vbaProject_bin=b"", **{"xl/vbaProject.bin": b"x", "xl/a.rels": outside + b"</Relationships>"})


def injected(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet(INJECTION).write_column("A1", [INJECTION, INJECTION])


def prefixed(path: Path) -> None:
    xml = b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
    xml += b"<x:row><x:c><x:v>1</x:v></x:c><x:c><!-- --><x:f>1+1</x:f><x:v>9</x:v></x:c></x:row>"
    xml += b'<x:row><x:c r="A2" t="e"><x:v>#DIV/0!</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    repacked(path, **{"xl/worksheets/sheet1.xml": xml})


def styled_far(path: Path) -> None:
    xml = sheet_xml(
        ONE_CELL + '<row r="2"><c r="A2"><v>2</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )
    repacked(path, **{"xl/worksheets/sheet1.xml": xml})


FILES = {
    "kinds.xlsx": kinds,
    "FI-06.xlsx": formulas,
    "FI-07.xlsx": hidden,
    "FI-12.xlsx": old_dates,
    "FI-05.xlsx": extras,
    "FI-15.xlsx": injected,
    "prefixed.xlsx": prefixed,
    "styled far.xlsx": styled_far,
    "old.xls": lambda path: path.write_bytes(xls()),
    "page.xls": lambda path: path.write_text(HTML, encoding="gb18030"),
    "book.csv": workbook,
    "two.zip": zipped(
        ("订单.csv", CSV.encode("gbk")), ("售后.csv", CSV.encode()), ("__MACOSX/x", b"\0"), ("空.csv", b"")
    ),
}


def test_each_cell_keeps_its_place_and_its_exact_text(opened: dict[str, Opened]) -> None:
    (sheet,) = opened["kinds.xlsx"].sheets
    first = ("\t69", "5", "1.5", "6.917926768823644E+18", "TRUE", "2026-10-01 09:30:01", "09:30:00", "30:00:00")
    assert cells(sheet) == [(3, None, None, *first), (6, None, None, "末行\n换行", *[None] * 7)]
    assert (sheet.name, sheet.rows, sheet.columns) == ("各种格子", 2, 10)


def test_formulas_are_located_so_that_a_false_saved_value_can_be_refused(opened: dict[str, Opened]) -> None:
    (sheet,) = opened["FI-06.xlsx"].sheets
    assert sheet.formulas == (Formula(2, 1), Formula(3, 1))
    assert sheet.formula_count == 2
    assert cells(sheet)[1] == (2, "1", "999999")


def test_error_cells_show_their_error(opened: dict[str, Opened]) -> None:
    assert cells(opened["FI-06.xlsx"].sheets[0])[2] == (3, None, "#REF!")


def test_hidden_rows_columns_and_sheets_are_read_and_counted(opened: dict[str, Opened]) -> None:
    result = opened["FI-07.xlsx"]
    assert [(sheet.name, sheet.hidden, sheet.rows) for sheet in result.sheets] == [
        ("明细", False, 5),
        ("底稿", True, 1),
    ]
    assert [(finding.code, finding.where.sheet) for finding in result.findings] == [
        ("rows-hidden", "明细"),
        ("sheet-hidden", "底稿"),
    ]
    assert "2 行、1 列" in result.findings[0].what


def test_the_1904_date_system_is_understood(opened: dict[str, Opened]) -> None:
    assert cells(opened["FI-12.xlsx"].sheets[0])[1] == (2, "2026-10-01 00:00:00")


def test_macros_and_outside_references_are_reported_and_not_followed(opened: dict[str, Opened]) -> None:
    result = opened["FI-05.xlsx"]
    assert codes(result) == ["workbook-extras"]
    assert "宏、指向外部地址的引用" in result.findings[0].what
    assert len(result.sheets) == 1


def test_sql_in_names_and_cells_stays_text(opened: dict[str, Opened]) -> None:
    (sheet,) = opened["FI-15.xlsx"].sheets
    assert sheet.name == INJECTION
    assert cells(sheet) == [(1, INJECTION), (2, INJECTION)]


def test_prefixed_xml_hides_neither_formula_nor_error(opened: dict[str, Opened]) -> None:
    (sheet,) = opened["prefixed.xlsx"].sheets
    assert sheet.formulas == (Formula(1, 1),)
    assert cells(sheet) == [(1, "1", "9"), (2, "#DIV/0!", None)]


def test_a_far_cell_with_only_a_style_does_no_harm(opened: dict[str, Opened]) -> None:
    (sheet,) = opened["styled far.xlsx"].sheets
    assert cells(sheet) == [(1, "1"), (2, "2")]


def test_an_old_workbook_is_read_with_a_warning(opened: dict[str, Opened]) -> None:
    result = opened["old.xls"]
    assert cells(result.sheets[0]) == [(1, "一号间", "12.5"), (2, "二号间", "3")]
    assert codes(result) == ["xls-unchecked"]


def test_a_web_table_named_xls_is_read_by_its_content(opened: dict[str, Opened]) -> None:
    result = opened["page.xls"]
    assert cells(result.sheets[0]) == [(1, "订单", "金额"), (2, "A1", "3")]
    assert codes(result) == ["file-renamed"]


def test_a_workbook_renamed_csv_is_read_with_a_note(opened: dict[str, Opened]) -> None:
    result = opened["book.csv"]
    assert result.sheets[0].rows == 3
    assert [str(finding.severity) for finding in result.findings] == ["note"]


def test_the_members_of_a_zip_become_sheets(opened: dict[str, Opened]) -> None:
    result = opened["two.zip"]
    assert [(sheet.name, sheet.rows) for sheet in result.sheets] == [("订单.csv", 3), ("售后.csv", 3)]
    assert cells(result.sheets[0]) == [(1, "订单编号", "金额"), (2, "1", "2"), (3, "3", "4")]


@pytest.mark.parametrize("name", ["-rf.csv", "a\nb.csv", "\u202evsc.csv", "😀.csv", "'; --.csv", "长" * 80 + ".csv"])
def test_odd_file_names_are_shown_harmless(name: str, tmp_path: Path) -> None:
    """FI-19."""
    (tmp_path / name).write_text("a,b\n", encoding="utf-8")
    finding = open_table_file(tmp_path / name, tmp_path / "into").findings[0]
    assert finding.code == "file-header-only"
    assert not set("\n\u202e") & set(finding.where.file)
