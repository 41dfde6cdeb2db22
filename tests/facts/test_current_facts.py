"""The store shows the newest export of each fact, and what was known at any moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fact_batches import Export, add, event

from kaohe.facts import LINEAGE, TABLES, TotalsDiffer, connect, manifests, open_store, write_facts

MONDAY, FRIDAY = dt.datetime(2026, 10, 5, 18), dt.datetime(2026, 10, 9, 18)


def _quantities(folder: Path, moment: dt.datetime | None = None) -> list[tuple[str, int]]:
    with open_store(folder, moment) as con:
        return con.execute("SELECT person_id, quantity FROM events ORDER BY ALL").fetchall()


def test_an_empty_store_has_every_table_and_no_row(tmp_path: Path) -> None:
    with open_store(tmp_path / "new") as con:
        for table in TABLES.values():
            found = con.execute(f"SELECT * FROM {table.name}")
            assert [column[0] for column in found.description or ()] == [*table.names, *(item.name for item in LINEAGE)]
            assert found.fetchall() == []


def test_the_newer_export_of_a_key_is_current_and_the_older_stays(tmp_path: Path) -> None:
    add(tmp_path, Export("events", (event(quantity=1), event("E002")), MONDAY))
    add(tmp_path, Export("events", (event(quantity=3),), FRIDAY))
    assert _quantities(tmp_path) == [("E001", 3), ("E002", 1)]
    assert _quantities(tmp_path, MONDAY) == [("E001", 1), ("E002", 1)]
    assert len(manifests(tmp_path)) == 2


def test_the_order_of_imports_does_not_matter(tmp_path: Path) -> None:
    add(tmp_path, Export("events", (event(quantity=3),), FRIDAY))
    add(tmp_path, Export("events", (event(quantity=1),), MONDAY))
    assert _quantities(tmp_path) == [("E001", 3)]


def test_before_its_export_a_fact_is_not_known(tmp_path: Path) -> None:
    add(tmp_path, Export("events", (event(),), FRIDAY))
    assert _quantities(tmp_path, FRIDAY - dt.timedelta(seconds=1)) == []
    assert _quantities(tmp_path, FRIDAY) == [("E001", 1)]


def test_an_export_of_unknown_moment_is_always_known_and_older_than_any_other(tmp_path: Path) -> None:
    add(tmp_path, Export("events", (event(quantity=1),)))
    assert _quantities(tmp_path, MONDAY) == [("E001", 1)]
    add(tmp_path, Export("events", (event(quantity=2),), MONDAY))
    assert _quantities(tmp_path) == [("E001", 2)]


def test_a_key_with_a_missing_part_is_a_key_all_the_same(tmp_path: Path) -> None:
    person = {"person_id": "E001", "name": "苏晴", "position": "anchor"}
    add(tmp_path, Export("people", (person,), MONDAY))
    add(tmp_path, Export("people", (person | {"position": "co_host"},), FRIDAY))
    with open_store(tmp_path) as con:
        assert con.execute("SELECT position FROM people").fetchall() == [("co_host",)]


def test_every_fact_says_where_it_was_read(tmp_path: Path) -> None:
    add(tmp_path, Export("events", (event(), event("E002"))))
    with open_store(tmp_path) as con:
        found = con.execute("SELECT source_file, source_sheet, source_row FROM events ORDER BY 3").fetchall()
    assert found == [("导出.csv", "表", 2), ("导出.csv", "表", 3)]


def test_a_batch_without_its_manifest_is_not_there(tmp_path: Path) -> None:
    batch = add(tmp_path, Export("events", (event(),)))
    batch.parquet(tmp_path).with_suffix(".json").unlink()
    assert _quantities(tmp_path) == []


def test_a_delivered_empty_log_is_not_an_absent_one(tmp_path: Path) -> None:
    add(tmp_path, Export("events", (), periods=("2026-10",)))
    with open_store(tmp_path) as con:
        assert con.execute("SELECT table_name, period, rows FROM deliveries").fetchall() == [("events", "2026-10", 0)]


def test_deliveries_count_current_rows_and_tell_what_the_newest_export_still_owes(tmp_path: Path) -> None:
    october = ("2026-10",)
    add(tmp_path, Export("events", (event(), event("E002")), MONDAY, periods=october, held=(("2026-10", 2),)))
    add(tmp_path, Export("events", (event(), event("E003")), FRIDAY, periods=october, held=(("2026-10", 1),)))
    with open_store(tmp_path) as con:
        assert con.execute("SELECT rows, held, exported_at FROM deliveries").fetchall() == [(3, 1, FRIDAY)]


def test_a_manifest_reads_back_as_it_was_written(tmp_path: Path) -> None:
    written = add(tmp_path, Export("events", (event(),), FRIDAY, periods=("2026-10",), held=(("2026-10", 1),)))
    assert manifests(tmp_path) == (written,)


@pytest.mark.parametrize("claimed", [{"rows": 2}, {"totals": {"quantity": 2}}, {"totals": {}}], ids=str)
def test_a_batch_whose_totals_do_not_come_back_does_not_appear(tmp_path: Path, claimed: dict[str, Any]) -> None:
    honest = add(tmp_path / "store", Export("events", (event(),)))
    false = replace(honest, **claimed)
    with connect([tmp_path]) as con:
        con.execute(f"CREATE VIEW facts AS SELECT * FROM read_parquet('{honest.parquet(tmp_path / 'store')}')")
        with pytest.raises(TotalsDiffer):
            write_facts(con, false, "facts", tmp_path / "other")
    assert not false.parquet(tmp_path / "other").exists()
