"""A folder as it comes: subfolders, leftovers, links; nothing outside it is looked at."""

from __future__ import annotations

from pathlib import Path

from finding_codes import codes
from ingest_specimens import order, orders, workbook
from table_files import write_csv, write_workbook

from kaohe.ingest import read_folder


def test_a_folder_without_files_says_so(tmp_path: Path) -> None:
    (tmp_path / "in/空").mkdir(parents=True)
    found = read_folder(tmp_path / "in", tmp_path / "facts")
    assert codes(found) == ["folder-empty"]
    assert found.stopped
    assert not (tmp_path / "facts").exists()


def test_a_link_is_not_followed_out_of_the_folder(tmp_path: Path) -> None:
    write_workbook(tmp_path / "in/表.xlsx", workbook())
    write_csv(tmp_path / "outside/1790812800.csv", orders(order(1)))
    (tmp_path / "in/订单.csv").symlink_to(tmp_path / "outside/1790812800.csv")
    (tmp_path / "in/夹").symlink_to(tmp_path / "outside")
    found = read_folder(tmp_path / "in", tmp_path / "facts")
    assert codes(found) == ["file-skipped"]
    assert {batch.table for batch in found.batches} == {"people", "accounts"}


def test_leftovers_of_programs_are_passed_over_with_a_note(tmp_path: Path) -> None:
    write_workbook(tmp_path / "in/表.xlsx", workbook())
    for name in ("~$表.xlsx", ".DS_Store", "订单.csv.crdownload", "__MACOSX/._表.xlsx", "Thumbs.db"):
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    assert codes(read_folder(tmp_path / "in", tmp_path / "facts")) == ["file-skipped"] * 5


def test_a_strange_name_is_shown_without_its_strangeness(tmp_path: Path) -> None:
    write_csv(tmp_path / "in/订\u202e单.csv", [["甲"], ["1"]])
    (told,) = (
        told for told in read_folder(tmp_path / "in", tmp_path / "facts").findings if told.code == "sheet-unknown"
    )
    assert told.where.file == "订�单.csv"


def test_text_from_the_file_is_never_sql(tmp_path: Path) -> None:
    evil = "'); DROP TABLE names; --x"
    strange = order(1, 选购商品=evil, 达人ID=evil, 订单状态='"; SELECT 1; --')
    write_workbook(
        tmp_path / f"in/{evil}.xlsx",
        {"人员": workbook()["人员"], "账号": workbook()["账号"], f"x{evil}": [[evil, "b"], [evil, "c"]]},
    )
    rows = orders(strange)
    rows[0].append(evil)
    rows[1].append(evil)
    write_csv(tmp_path / f"in/1790812800{evil}.csv", rows)
    found = read_folder(tmp_path / "in", tmp_path / "facts")
    assert sorted(codes(found)) == ["account-unknown", "columns-unknown", "sheet-ignored"]
    assert [batch.source.file for batch in found.batches if batch.table == "order_lines"] == [f"1790812800{evil}.csv"]
