"""The same again is no effect; a newer export supersedes; what cannot be ordered is not chosen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from finding_codes import codes, stops, told
from folder_reader import Reader
from ingest_specimens import ACCOUNT, ACCOUNTS, SHOP, order, orders, workbook

from kaohe.facts import canonical_hash, open_store
from kaohe.ingest.moments import date_in_name, epoch_in_name

EARLY, LATE = "1788998400_订单.csv", "1790812800_订单.csv"


def _payable(store: Path, moment: dt.datetime | None = None) -> int:
    with open_store(store, moment) as con:
        return int((con.execute("SELECT payable FROM order_lines").fetchone() or (0,))[0])


def test_a_newer_export_supersedes_whatever_the_order_of_the_files(read: Reader) -> None:
    found = read({LATE: orders(order(1, 订单应付金额="20.00")), EARLY: orders(order(1, 订单应付金额="10.00"))})
    assert codes(found) == []
    assert _payable(found.store) == 2000


def test_what_was_known_at_an_earlier_moment_can_still_be_asked(read: Reader) -> None:
    found = read({LATE: orders(order(1, 订单应付金额="20.00")), EARLY: orders(order(1, 订单应付金额="10.00"))})
    assert _payable(found.store, dt.datetime(2026, 9, 20)) == 1000


def test_importing_again_into_the_same_store_adds_nothing(read: Reader) -> None:
    first = read({EARLY: orders(order(1), order(2))})
    with open_store(first.store) as con:
        before = canonical_hash(con)
    again = read({EARLY: orders(order(2), order(1))})
    assert again.batches == ()
    assert set(codes(again)) == {"content-again"}
    with open_store(first.store) as con:
        assert canonical_hash(con) == before


def test_a_later_import_supersedes_in_the_same_store(read: Reader) -> None:
    read({EARLY: orders(order(1, 订单应付金额="10.00"))})
    later = read({LATE: orders(order(1, 订单应付金额="20.00"))})
    assert [batch.table for batch in later.batches] == ["order_lines"]
    assert _payable(later.store) == 2000


def test_an_older_file_imported_later_does_not_come_back(read: Reader) -> None:
    read({LATE: orders(order(1, 订单应付金额="20.00"))})
    later = read({EARLY: orders(order(1, 订单应付金额="10.00"))})
    assert _payable(later.store) == 2000


def test_two_sheets_that_disagree_without_dates_are_not_chosen_between(read: Reader) -> None:
    other = {
        "账号": workbook(账号=[["抖音", ACCOUNT, "示例好物", "三号直播间", SHOP, None, "2024-01-01", None]])["账号"]
    }
    found = read({"另一份.xlsx": other})
    assert stops(found) == {"export-conflict"}
    assert "考核数据.xlsx" in str(told(found, "export-conflict"))


def test_a_date_in_the_name_settles_which_sheet_is_newer(read: Reader) -> None:
    other = {
        "账号": workbook(账号=[["抖音", ACCOUNT, "示例好物", "三号直播间", SHOP, None, "2024-01-01", None]])["账号"]
    }
    found = read({"账号_20261003.xlsx": other})
    assert not stops(found)
    with open_store(found.store) as con:
        assert con.sql("SELECT room FROM accounts WHERE room IS NOT NULL").fetchall() == [("三号直播间",)]


def test_the_same_list_in_another_workbook_is_no_disagreement(read: Reader) -> None:
    assert codes(read({"另一份.xlsx": {"账号": workbook(账号=ACCOUNTS)["账号"]}})) == ["content-again"]


def test_a_name_tells_the_moment_of_export() -> None:
    assert epoch_in_name("1790812800_订单") == dt.datetime(2026, 10, 1, 8)
    assert epoch_in_name("1790812800_订单(2)") == dt.datetime(2026, 10, 1, 8, 0, 2)
    assert epoch_in_name("订单_1790812800") is None
    assert date_in_name("直播明细_自营账号_20260310_20260607") == dt.datetime(2026, 6, 7, 23, 59, 59)
    assert date_in_name("考核数据_2026-10-03 18.30") == dt.datetime(2026, 10, 3, 18, 30)
    assert date_in_name("排班_20261399") is None
    assert date_in_name("客服17900000000000") is None
