"""Numbers that cannot be: below nothing, or a part above its whole."""

from __future__ import annotations

import pytest
from finding_codes import codes, stops, told
from folder_reader import Reader
from ingest_specimens import staff, staff_days, workbook

from kaohe.findings import Severity


def test_a_negative_number_that_people_typed_stops(read: Reader) -> None:
    found = read({"考核数据.xlsx": workbook(出勤=[["2026-09", "E002", 22, -3, 0, 0]])})
    assert stops(found) == {"negative-by-hand"}
    where = told(found, "negative-by-hand").where
    assert (where.sheet, where.row, where.column) == ("出勤", 2, "实出勤")


def test_nothing_is_not_below_nothing(read: Reader) -> None:
    assert codes(read({"考核数据.xlsx": workbook(出勤=[["2026-09", "E002", 22, 0, 22, 22]])})) == []


@pytest.mark.parametrize(
    ("column", "text", "code"), [("询单人数", "-1", "negative-number"), ("满意率", "100.01%", "rate-over-100")]
)
def test_what_a_platform_wrote_is_read_and_told(read: Reader, column: str, text: str, code: str) -> None:
    found = read({"客服.xlsx": {"客服数据": staff_days(staff(**{column: text}))}})
    assert told(found, code).severity is Severity.WARN
    assert (told(found, code).where.row, told(found, code).where.column) == (2, column)


def test_the_whole_is_not_above_itself(read: Reader) -> None:
    assert codes(read({"客服.xlsx": {"客服数据": staff_days(staff(满意率="100%"))}})) == []


def test_sales_less_refunds_may_be_below_nothing(read: Reader) -> None:
    found = read({"客服.xlsx": {"客服数据": staff_days(staff(**{"客服销售额（元）": "-12.50"}))}})
    assert "negative-number" not in codes(found)
