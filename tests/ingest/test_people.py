"""Who is meant: by number, name or nickname, on the day in question."""

from __future__ import annotations

from finding_codes import codes, stops, told
from folder_reader import Reader
from ingest_specimens import PEOPLE, ROOM, workbook
from table_files import Row

from kaohe.facts import UNASSIGNED, open_store


def _slots(*names: str, day: int = 7) -> list[Row]:
    return [
        [f"2026-09-{day:02d}", ROOM, f"{hour}:00", f"{hour + 1}:00", None, None, name, "主播", None, None]
        for hour, name in enumerate(names)
    ]


def test_a_number_a_name_and_each_nickname_mean_the_person(read: Reader) -> None:
    found = read({"考核数据.xlsx": workbook(排班=_slots("E002", "林小满", "小满", "满满", " 林小满"))})
    with open_store(found.store) as con:
        assert con.sql("SELECT DISTINCT person_id FROM slots").fetchall() == [("E002",)]


def test_an_unknown_name_is_told_once_with_its_rows_and_goes_to_nobody(read: Reader) -> None:
    found = read({"考核数据.xlsx": workbook(排班=_slots("路人", "E002", "路人"))})
    assert told(found, "person-unknown").where.row == 2
    assert "共 2 行（第 2、4 行）" in told(found, "person-unknown").what
    with open_store(found.store) as con:
        assert con.sql("SELECT person_id, count(*) FROM slots GROUP BY ALL ORDER BY 2").fetchall() == [
            ("E002", 1),
            (UNASSIGNED, 2),
        ]


def test_one_name_of_two_people_asks_for_the_number(read: Reader) -> None:
    namesake: Row = ["E009", "林小满", None, "主播", None, None, None, None, None, None, None]
    found = read({"考核数据.xlsx": workbook(人员=[*PEOPLE, namesake], 排班=_slots("林小满", "E009"))})
    assert stops(found) == {"person-ambiguous"}
    assert "E002、E009" in told(found, "person-ambiguous").what


def test_a_nickname_passes_on_when_its_bearer_has_left(read: Reader) -> None:
    heir: Row = ["E009", "吴乐", "阿予", "主播", None, None, "2026-09-21", None, "2026-09-21", None, None]
    people = [*PEOPLE, heir]
    before = read({"考核数据.xlsx": workbook(人员=people, 排班=_slots("阿予", day=20))}, into="before")
    after = read({"考核数据.xlsx": workbook(人员=people, 排班=_slots("阿予", day=21))}, into="after")
    assert codes(before) == codes(after) == []
    with open_store(before.store) as earlier, open_store(after.store) as later:
        assert earlier.sql("SELECT person_id FROM slots").fetchall() == [("E003",)]
        assert later.sql("SELECT person_id FROM slots").fetchall() == [("E009",)]


def test_nobody_is_on_air_after_having_left(read: Reader) -> None:
    assert codes(read({"考核数据.xlsx": workbook(排班=_slots("周予安", day=21))})) == ["person-unknown"]
    assert codes(read({"考核数据.xlsx": workbook(排班=_slots("周予安", day=20))}, into="earlier")) == []
