"""The rows behind a figure sum to it, name their file and row, and nothing depends on row order or threads."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from figures import LIBRARY, actual, found, pair, rules

from kaohe.indicators import Need, left_out_rows, maturity, resolve, source_rows
from small_month import Month, answers


def busy_month(threads: int = 1) -> Month:
    """Two rooms, two anchors sharing an hour, a co-host, refunds, ads, service and everything people deliver."""
    month = Month(threads)
    month.account()
    month.account("二号间", "dy2")
    for person, position in (("甲", "anchor"), ("乙", "anchor"), ("副", "co_host"), ("客", "live_service")):
        month.person(person, position)
    month.add("accounts", platform="飞鸽", account_id="kf1", name="小客", shop="店", person_id="客")
    month.slot("甲", "10-05 19:00", "10-05 22:00", weight=2)
    month.slot("乙", "10-05 21:00", "10-06 02:00", weight=1)
    month.slot("副", "10-05 19:00", "10-05 23:00", role="副播")
    for number in range(40):
        line = str(number)
        month.order(
            line, f"10-05 {19 + number // 10}:{number % 10 * 6:02d}", 3_001 + 7 * number, quantity=1 + number % 3
        )
        if number % 4 == 0:
            month.refund(f"r{line}", line, 1_000, "10-09 10:00")
    month.order("room2", "10-05 20:00", 70_000, author_id="dy2", status="已发货", completed_at=None)
    month.order("gift", "10-05 20:00", 0)
    month.order("later", "10-05 20:00", traffic_kind="数据将于第二天更新")
    metrics: dict[str, Any] = {
        "viewers": 701,
        "buyers": 37,
        "new_followers": 29,
        "old_fan_share": 42_100,
        "avg_watch": 61_000,
    }
    month.session("10-05 19:00", "10-05 23:30", **metrics)
    month.session("10-05 23:35", "10-06 02:00", **metrics)
    month.add("ad_days", account_id="dy1", biz_date=dt.date(2026, 10, 5), product_line="全域", cost=9_999)
    for day in (5, 6):
        month.add(
            "service_days",
            shop="店",
            account="kf1",
            biz_date=dt.date(2026, 10, day),
            sessions=10 + day,
            inquiries=20,
            payers=9,
            new_response=31_000,
            reply3_sessions_rate=987_000,
        )
    reported = {"period": "2026-10", "unit": "元", "denominator": 1}
    month.add("reported_values", person_id="甲", indicator="profit", numerator=77, **reported)
    month.add("reported_values", person_id="部门", indicator="profit", numerator=99, **reported)
    month.add("ratings", period="2026-10", person_id="甲", indicator="diligence", self_points=1, superior_points=2)
    month.add("events", person_id="甲", rule="broken_stream", happened_on=dt.date(2026, 10, 6), facts="断", quantity=2)
    target = {"period": "2026-10", "indicator": "net_sales", "unit": "元"}
    month.add("targets", subject_kind="person", subject="甲", value=100, **target)
    month.add("targets", subject_kind="room", subject="一号间", value=200, **target)
    month.deliver("order_lines", "sessions", "events")
    return month


NEEDS = [
    Need(position, f"{one.id}-{subject}", "actual", one.id, subject)
    for one in LIBRARY
    for position in ("anchor", "co_host", "live_service")
    for subject in ("person", "room", "department")
]
SHEETS = [
    Need("anchor", "s", "self", "diligence"),
    Need("anchor", "e", "broken_stream"),
    Need("anchor", "t", "target", "net_sales"),
    Need("anchor", "t-room", "target", "net_sales", "room"),
]


@pytest.fixture(scope="module")
def measured() -> Month:
    month = busy_month()
    found(month, *NEEDS, *SHEETS)
    return month


def summed(month: Month, need: Need, post: str) -> Fraction | None:
    """The figure added up from its source rows alone; None without rows."""
    wanted = resolve(need, rules(), month.window)
    rows = source_rows(month.con, post, wanted)

    def total(quantity: str) -> Fraction:
        return sum((Fraction(row.credited or 0, row.scale) for row in rows if row.quantity == quantity), Fraction())

    if not rows:
        return None
    if not wanted.numerator:
        return total(wanted.key)
    return total(wanted.numerator) / (total(wanted.denominator) if wanted.denominator else 1)


def test_every_figure_is_the_sum_of_its_rows(measured: Month) -> None:
    posts = {"anchor": ("甲", "乙"), "co_host": ("副",), "live_service": ("客",)}
    compared = 0
    for need in (*NEEDS, *SHEETS):
        for post in posts[need.position]:
            value = pair(measured, need, post)
            if isinstance(value, str) or value == (0, 1):
                continue
            exact = summed(measured, need, post)
            assert exact is not None, need
            wanted = resolve(need, rules(), measured.window)
            whole = wanted.source == "figure" and not wanted.denominator
            expected = Fraction(int(exact + Fraction(1, 2))) if whole else exact
            assert Fraction(*value) == expected, (need, post)
            compared += 1
    assert compared > 90


def test_an_orders_row_names_its_file_its_slot_and_its_parts(measured: Month) -> None:
    rows = source_rows(measured.con, "乙", resolve(actual("net_sales"), rules(), measured.window))
    shared = next(row for row in rows if row.key == "店/24")
    assert (shared.file, shared.sheet) == ("order_lines.xlsx", "数据")
    assert shared.slot == "10-05 21:00:00—10-06 02:00:00"
    assert shared.parts == (("退款前", 3_169), ("退款", 1_000), ("净额", 2_169))
    assert (shared.whole, shared.credited) == (2_169, 723)


def test_what_was_left_out_of_a_posts_slots_is_shown_with_its_reason(measured: Month) -> None:
    rows = left_out_rows(measured.con, "甲")
    assert [(row.key, row.reason) for row in rows] == [
        ("店/gift", "赠品（应付金额为 0）"),
        ("店/later", "待数据：流量体裁次日更新"),
    ]


def test_the_money_that_may_still_be_refunded_is_told_by_room(measured: Month) -> None:
    rooms = {one.subject: one for one in maturity(measured.con)}
    assert rooms["二号间"].net_fen == rooms["二号间"].open_fen == 70_000
    assert rooms["一号间"].open_fen == 0
    assert rooms["一号间"].held_lines == 1


def tables(seed: int | None, threads: int) -> list[list[tuple[Any, ...]]]:
    month = busy_month(threads)
    month.load(seed)
    month.rows.clear()
    found(month, *NEEDS, *SHEETS)
    return [answers(month.con, f"SELECT * FROM {table} ORDER BY ALL") for table in ("inputs", "figures", "figure_rows")]


def test_row_order_and_threads_change_no_input() -> None:
    expected = tables(None, 1)
    assert tables(3, 2) == expected
    assert tables(4, 1) == expected
