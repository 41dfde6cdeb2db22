"""The same facts are the same bytes and the same hash, however they came."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from fact_batches import Export, add, event

from kaohe.facts import Resources, canonical_hash, open_store

DAY = dt.datetime(2026, 10, 5, 18)
ROWS = tuple(event(f"E{number:03d}", quantity=number) for number in range(1, 40))


def _hash(folder: Path, threads: int = 0) -> str:
    with open_store(folder, resources=Resources(threads=threads)) as con:
        return canonical_hash(con)


def test_the_same_rows_are_the_same_bytes_on_one_thread_and_two_and_in_any_order(tmp_path: Path) -> None:
    one = add(tmp_path / "one", Export("events", ROWS), threads=1)
    two = add(tmp_path / "two", Export("events", ROWS), threads=2)
    assert one.id == two.id
    assert one.parquet(tmp_path / "one").read_bytes() == two.parquet(tmp_path / "two").read_bytes()
    assert add(tmp_path / "three", Export("events", ROWS[::-1])).content == one.content


def test_the_hash_does_not_know_file_row_batch_or_moment_of_export(tmp_path: Path) -> None:
    add(tmp_path / "one", Export("events", ROWS, DAY, "甲.csv", ("2026-10",)))
    add(tmp_path / "two", Export("events", ROWS[20:][::-1], None, "乙.csv", ("2026-10",)))
    add(tmp_path / "two", Export("events", ROWS[:20], None, "丙.csv", ("2026-10",)))
    assert _hash(tmp_path / "one") == _hash(tmp_path / "two", threads=1)


@pytest.mark.parametrize(
    "other",
    [
        ROWS[:-1],
        (*ROWS[:-1], event("E039", quantity=40)),
        (*ROWS[:-1], event("E039", quantity=39, facts="")),
        (*ROWS[:-1], event("E039", quantity=39, day="2026-10-06")),
    ],
    ids=["one less", "another number", "empty text", "another day"],
)
def test_another_fact_is_another_hash(tmp_path: Path, other: tuple[dict[str, object], ...]) -> None:
    add(tmp_path / "one", Export("events", ROWS))
    add(tmp_path / "two", Export("events", other))
    assert _hash(tmp_path / "one") != _hash(tmp_path / "two")


def test_a_missing_value_and_an_empty_one_or_moved_letters_are_not_the_same(tmp_path: Path) -> None:
    variants = [("ab", "c"), ("a", "bc"), ("abc", ""), ("abc", None), ("abc", "-")]
    hashes = set()
    for number, (facts, evidence) in enumerate(variants):
        add(tmp_path / str(number), Export("events", ({**event(facts=facts), "evidence": evidence},)))
        hashes.add(_hash(tmp_path / str(number)))
    assert len(hashes) == len(variants)


def test_a_delivered_empty_log_changes_the_hash(tmp_path: Path) -> None:
    add(tmp_path / "one", Export("events", (), periods=("2026-10",)))
    assert _hash(tmp_path / "one") != _hash(tmp_path / "two")
