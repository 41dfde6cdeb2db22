"""CSV and its relatives: encodings, separators, quotes and row numbers (FI-13)."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from kaohe.sandbox import Opened, open_table_files

ORDERS = '编号,备注,金额\n"\t6917926768823643751","他说""好""",1.50\n乙,,-\n'
ROWS: list[tuple[object, ...]] = [
    (1, "编号", "备注", "金额"),
    (2, "\t6917926768823643751", '他说"好"', "1.50"),
    (3, "乙", None, "-"),
]
QUOTED_LINES = '编号,备注\n甲,"第一行\r\n第二行"\n\n乙,"x\x1ey\x1fz"\n'

# File name → (its bytes, the rows expected).
FILES: dict[str, tuple[bytes, list[tuple[object, ...]]]] = {
    "utf8.csv": (ORDERS.encode(), ROWS),
    "utf8 with mark.csv": (ORDERS.encode("utf-8-sig"), ROWS),
    "gbk.csv": (ORDERS.encode("gbk"), ROWS),
    "gb18030.csv": ((ORDERS + "㐂𠮷,,1\n").encode("gb18030"), [*ROWS, (4, "㐂𠮷", None, "1")]),
    "utf16 tabs.csv": (ORDERS.replace('"\t69', '"69').replace(",", "\t").encode("utf-16"), []),
    "utf16 big end.csv": (b"\xfe\xff" + ORDERS.encode("utf-16-be"), ROWS),
    "utf16 without mark.csv": (ORDERS.encode("utf-16-le"), ROWS),
    "semicolons.csv": (ORDERS.replace(",", ";").encode(), ROWS),
    "tabs.tsv": (ORDERS.replace('"\t69', '"69').replace(",", "\t").encode(), []),
    "mixed line ends.csv": (b"a,b\r\n1,2\r3,4\n5,6", [(1, "a", "b"), (2, "1", "2"), (3, "3", "4"), (4, "5", "6")]),
    "quoted line ends.csv": (
        QUOTED_LINES.encode(),
        [(1, "编号", "备注"), (2, "甲", "第一行\r\n第二行"), (4, "乙", "x\x1ey\x1fz")],
    ),
    "ragged.csv": (b"a,b\n1\n2,3,4\n", [(1, "a", "b", None), (2, "1", None, None), (3, "2", "3", "4")]),
    "one column.csv": ("编号\n甲\n乙".encode(), [(1, "编号"), (2, "甲"), (3, "乙")]),
    "late chinese.csv": (b"a,b\n" + b"1,2\n" * 300_000 + "备注,好\n".encode("gbk"), []),
    "escapes as typed.csv": (b"a,b\n\\n,\\N\n'1,=2\n", [(1, "a", "b"), (2, "\\n", "\\N"), (3, "'1", "=2")]),
}
TABBED = [(1, "编号", "备注", "金额"), (2, "6917926768823643751", '他说"好"', "1.50"), (3, "乙", None, "-")]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Opened]:
    """All the files, opened in one call."""
    folder = tmp_path_factory.mktemp("text")
    for name, (content, _) in FILES.items():
        (folder / name).write_bytes(content)
    results = open_table_files([folder / name for name in FILES], tmp_path_factory.mktemp("into"))
    return {result.path.name: result for result in results}


def rows(result: Opened) -> list[tuple[object, ...]]:
    """All rows of the only sheet, in their order."""
    assert result.findings == ()
    (sheet,) = result.sheets
    return duckdb.read_parquet(str(sheet.parquet)).fetchall()


@pytest.mark.parametrize("name", [name for name, (_, expected) in FILES.items() if expected])
def test_the_cells_are_read_verbatim_with_their_rows(name: str, opened: dict[str, Opened]) -> None:
    assert rows(opened[name]) == FILES[name][1]


@pytest.mark.parametrize("name", ["utf16 tabs.csv", "tabs.tsv"])
def test_tabs_separate_when_the_header_says_so(name: str, opened: dict[str, Opened]) -> None:
    assert rows(opened[name]) == TABBED


def test_an_encoding_is_judged_by_the_whole_file(opened: dict[str, Opened]) -> None:
    assert rows(opened["late chinese.csv"])[-1] == (300_002, "备注", "好")


def test_the_same_bytes_give_the_same_parquet_bytes(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(FILES["late chinese.csv"][0])
    (first,) = open_table_files([tmp_path / "a.csv"], tmp_path / "one")
    (second,) = open_table_files([tmp_path / "b.csv"], tmp_path / "two")
    assert first.sheets[0].parquet.read_bytes() == second.sheets[0].parquet.read_bytes()
    assert first.sha256 == second.sha256
