"""实出勤 holds paid leave (policy XC-03): who leaves it out is told, before anybody is paid too little."""

from __future__ import annotations

import pytest
from finding_codes import codes, told
from folder_reader import Reader
from ingest_specimens import workbook
from table_files import Row


def _days(*days: float | None) -> list[Row]:
    """应出勤, 实出勤, 假期天数 and 扣薪假天数 of E002."""
    return [["2026-09", "E002", *days]]


@pytest.mark.parametrize("days", [(22, 20, 2, 0), (22, 19, 2, 1), (22, 20, 2, None)])
def test_paid_leave_left_out_of_the_days_paid_is_told(read: Reader, days: tuple[float | None, ...]) -> None:
    found = read({"考核数据.xlsx": workbook(出勤=_days(*days))})
    assert codes(found) == ["paid-leave-left-out"]
    assert "实出勤要含带薪假" in told(found, "paid-leave-left-out").why


@pytest.mark.parametrize("days", [(22, 22, 2, 0), (22, 20, 2, 2), (22, 10, 0, 0), (22, 22, None, None)])
def test_days_that_add_up_are_not(read: Reader, days: tuple[float | None, ...]) -> None:
    assert codes(read({"考核数据.xlsx": workbook(出勤=_days(*days))})) == []


def test_more_days_paid_than_scheduled_are_told(read: Reader) -> None:
    assert codes(read({"考核数据.xlsx": workbook(出勤=_days(22, 23, 0, 0))})) == ["paid-over-scheduled"]
