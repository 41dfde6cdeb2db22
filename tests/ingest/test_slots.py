"""On air: two of one role in one room share by weight, or somebody must say how."""

from __future__ import annotations

import pytest
from finding_codes import stops, told
from folder_reader import Reader
from ingest_specimens import ACCOUNTS, ROOM, SHOP, workbook
from table_files import Cell, Row

TWO_ROOMS: list[Row] = [*ACCOUNTS, ["抖音", "70010000002", "示例二", "二号直播间", SHOP, None, "2024-01-01", None]]


def _slot(start: str, stop: str, person: str, role: str = "主播", weight: Cell = None, room: str = ROOM) -> Row:
    return ["2026-09-07", room, start, stop, None, None, person, role, weight, None]


@pytest.mark.parametrize(
    ("second", "stopped"),
    [
        (_slot("12:00", "15:00", "E003"), False),
        (_slot("11:59", "15:00", "E003"), True),
        (_slot("9:00", "12:00", "E003"), True),
        (_slot("9:00", "12:00", "E003", weight=2), True),
        (_slot("11:00", "15:00", "E003", role="副播"), False),
        (_slot("11:00", "15:00", "E003", room="二号直播间"), False),
        (_slot("22:00", "9:01", "E003"), False),
    ],
    ids=str,
)
def test_an_overlap_of_one_role_and_room_without_both_weights_stops(read: Reader, second: Row, stopped: bool) -> None:
    found = read({"考核数据.xlsx": workbook(账号=TWO_ROOMS, 排班=[_slot("9:00", "12:00", "E002"), second])})
    assert stops(found) == ({"slots-overlap"} if stopped else set())


def test_with_weights_two_share_a_slot(read: Reader) -> None:
    rows = [_slot("9:00", "12:00", "E002", weight=6), _slot("10:00", "12:00", "E003", weight=4)]
    assert not stops(read({"考核数据.xlsx": workbook(排班=rows)}))


def test_the_overlap_is_told_with_both_people_and_the_time(read: Reader) -> None:
    rows = [_slot("20:00", "2:00", "E002"), _slot("23:30", "次日1:00", "E003")]
    what = told(read({"考核数据.xlsx": workbook(排班=rows)}), "slots-overlap").what
    assert "E002 与 E003" in what
    assert "09-07 23:30 至 09-08 01:00" in what


def test_a_slot_as_long_as_a_day_is_a_mistake(read: Reader) -> None:
    assert stops(read({"考核数据.xlsx": workbook(排班=[_slot("9:00", "次日9:01", "E002")])})) == {"slot-backwards"}
    assert stops(read({"考核数据.xlsx": workbook(排班=[_slot("9:00", "9:00", "E002")])})) == set()
