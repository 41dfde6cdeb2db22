"""Whose file it is: a shop is named or certain, never guessed."""

from __future__ import annotations

from finding_codes import codes, stops, told
from folder_reader import Files, Reader
from ingest_specimens import ACCOUNT, ACCOUNTS, ROOM, SHOP, order, orders, staff, staff_days, workbook
from table_files import Row

from kaohe.ingest.sources.roster.layouts import SLOT_LIST

OTHER: Row = ["抖音", "70010000002", "示例二店", "二号直播间", "示例二店旗舰店", None, "2024-01-01", None]
TWO_SHOPS = workbook(账号=[*ACCOUNTS, OTHER])
SLOT: Row = ["2026-09-07", "9:00", "12:00", "林小满", None, None]


def test_the_only_shop_of_the_accounts_is_the_shop(read: Reader) -> None:
    found = read({"1790812800.csv": orders(order(1))})
    assert [batch.shop for batch in found.batches if batch.table == "order_lines"] == [SHOP]


def test_of_two_shops_none_is_guessed(read: Reader) -> None:
    found = read({"数据.xlsx": TWO_SHOPS, "1790812800.csv": orders(order(1))}, alone=True)
    assert stops(found) == {"shop-missing"}
    assert "--shop" in told(found, "shop-missing").next_step


def test_the_folder_names_the_shop(read: Reader) -> None:
    found = read({"数据.xlsx": TWO_SHOPS, "示例二店旗舰店/九月/1790812800.csv": orders(order(1))}, alone=True)
    assert [batch.shop for batch in found.batches if batch.table == "order_lines"] == ["示例二店旗舰店"]


def test_the_file_names_the_shop(read: Reader) -> None:
    found = read({"数据.xlsx": TWO_SHOPS, f"1790812800_{SHOP}_订单.csv": orders(order(1))}, alone=True)
    assert [batch.shop for batch in found.batches if batch.table == "order_lines"] == [SHOP]


def test_the_user_names_the_shop(read: Reader) -> None:
    found = read({"数据.xlsx": TWO_SHOPS, "1790812800.csv": orders(order(1))}, alone=True, shop=SHOP)
    assert [batch.shop for batch in found.batches if batch.table == "order_lines"] == [SHOP]


def test_a_shop_nobody_listed_is_a_mistake_of_the_user(read: Reader) -> None:
    assert stops(read({"1790812800.csv": orders(order(1))}, shop="示列好物")) == {"shop-unknown"}


def test_without_a_list_of_accounts_the_user_must_name_the_shop(read: Reader) -> None:
    files: Files = {"1790812800.csv": orders(order(1)), "飞鸽.xlsx": {"客服数据": staff_days(staff())}}
    assert stops(read(files, alone=True)) == {"shop-missing", "shop-unknown"}
    assert not stops(read(files, alone=True, shop=SHOP))


def test_a_roster_without_rooms_belongs_to_the_only_room(read: Reader) -> None:
    assert codes(read({"排班.xlsx": {"九月": [SLOT_LIST, SLOT]}})) == []


def test_a_roster_of_two_rooms_says_which_by_column_or_sheet(read: Reader) -> None:
    assert stops(read({"数据.xlsx": TWO_SHOPS, "排班.xlsx": {"九月": [SLOT_LIST, SLOT]}}, alone=True)) == {
        "room-missing"
    }
    assert not stops(read({"数据.xlsx": TWO_SHOPS, "排班.xlsx": {ROOM: [SLOT_LIST, SLOT]}}, alone=True))
    named: dict[str, list[Row]] = {"九月": [[*SLOT_LIST, "直播间"], [*SLOT, ROOM]]}
    assert not stops(read({"数据.xlsx": TWO_SHOPS, "排班.xlsx": named}, alone=True))


def test_an_account_of_our_own_that_nobody_listed_is_told_but_not_those_of_other_people(read: Reader) -> None:
    ours = order(1, 达人ID="\t70019999999")
    theirs = order(2, 达人ID="\t80010000001", 流量来源="精选联盟")
    found = told(read({"1790812800.csv": orders(ours, theirs, order(3, 达人ID=f"\t{ACCOUNT}"))}), "account-unknown")
    assert "70019999999" in found.what
    assert "共 1 行" in found.what
