"""净销售额 of a line: what counts as a sale, and what was refunded by the cut-off (settled 4)."""

from __future__ import annotations

from typing import Any

import pytest

from small_month import CLAUSE, Month, answers, fact_rules, moment


def amounts(month: Month, **rules: Any) -> tuple[int, int, int]:
    """Gross, refund and net fen of the only line."""
    con = month.attribute(fact_rules(**rules))
    return answers(con, "SELECT gross_fen, refund_fen, net_fen FROM lines")[0]


def reason(month: Month, **rules: Any) -> str | None:
    """Why the only line does not count; None when it does."""
    con = month.attribute(fact_rules(**rules))
    ((text, clause),) = answers(con, "SELECT reason_text, clause FROM lines")
    assert (clause == CLAUSE) == (text is not None)
    return None if text is None else str(text)


def one_line(**cells: Any) -> Month:
    month = Month()
    month.account()
    month.order("1", "10-05 20:00", **cells)
    return month


def test_net_is_payable_less_freight_plus_what_the_platform_bore() -> None:
    assert amounts(one_line(payable=10_800, freight=800, platform_discount=300)) == (10_300, 0, 10_300)


def test_a_refund_before_the_cut_off_is_taken_off() -> None:
    month = one_line()
    month.refund("a", "1", 4_000, "11-04 18:00:00")
    assert amounts(month) == (10_000, 4_000, 6_000)


def test_a_refund_one_second_after_the_cut_off_is_not() -> None:
    month = one_line()
    month.refund("a", "1", 4_000, "11-04 18:00:01")
    assert amounts(month) == (10_000, 0, 10_000)


def test_a_freight_only_refund_is_not_a_product_refund() -> None:
    month = one_line()
    month.refund("a", "1", 0, "10-07 10:00", refund_freight=800)
    assert amounts(month) == (10_000, 0, 10_000)


def test_several_after_sales_of_one_line_add_up_and_closed_ones_do_not() -> None:
    month = one_line()
    month.refund("a", "1", 3_000, None)
    month.refund("b", "1", 3_000, "10-07 10:00")
    month.refund("c", "1", 2_000, "10-09 10:00", status="同意退款，退款成功")
    assert amounts(month) == (10_000, 5_000, 5_000)


def test_refunds_beyond_the_line_leave_zero_not_less() -> None:
    month = one_line(payable=10_800, freight=800)
    month.refund("a", "1", 12_000, "10-07 10:00")
    assert amounts(month) == (10_000, 10_000, 0)


def test_a_refund_succeeds_when_it_reached_the_buyer_if_no_merchant_time_is_given() -> None:
    month = one_line()
    month.refund("a", "1", 4_000, "10-07 10:00", refunded_at=None, arrived_at=moment("11-04 18:00:01"))
    assert amounts(month) == (10_000, 0, 10_000)


def test_a_refund_of_another_shops_line_of_the_same_number_is_not_this_lines() -> None:
    month = one_line()
    month.refund("a", "1", 4_000, "10-07 10:00", shop="别店")
    assert amounts(month) == (10_000, 0, 10_000)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({}, None),
        ({"paid_at": None}, "未支付"),
        ({"paid_at": moment("11-04 18:00:01")}, "未支付"),
        ({"cancel_reason": "不想要了"}, "已取消"),
        ({"cancel_reason": "-"}, None),
        ({"payable": 0}, "赠品（应付金额为 0）"),
        ({"product": "样品 杯子"}, "含样品、补发或刷单标记"),
        ({"merchant_note": "补发上一单"}, "含样品、补发或刷单标记"),
        ({"payable": 2_899}, "应付金额低于最低成交价"),
        ({"payable": 2_900}, None),
        ({"traffic_source": "精选联盟"}, "他人直播间（联盟带货）"),
        ({"traffic_kind": "商品卡"}, "非直播成交"),
        ({"traffic_kind": None}, None),
        ({"traffic_kind": "数据将于第二天更新"}, "待数据：流量体裁次日更新"),
        ({"payable": None}, "待数据：缺订单应付金额"),
    ],
)
def test_which_lines_count_and_why_the_others_do_not(cells: dict[str, Any], why: str | None) -> None:
    assert reason(one_line(**cells)) == why


def test_every_kind_counts_when_the_policy_names_none() -> None:
    assert reason(one_line(traffic_kind="商品卡"), orders={"live_kinds": []}) is None


def test_a_line_left_out_stays_visible_and_is_nobodys_credit() -> None:
    month = one_line(payable=0)
    con = month.attribute()
    assert answers(con, "SELECT count(*) FROM lines") == [(1,)]
    assert answers(con, "SELECT count(*) FROM credits") == [(0,)]


def test_a_held_line_has_no_amount_but_marks_whose_it_may_be() -> None:
    month = one_line(traffic_kind="数据将于第二天更新")
    month.slot("甲", "10-05 19:00", "10-05 22:00")
    con = month.attribute()
    assert answers(con, "SELECT net_fen, held_lines FROM credit_sums WHERE person_id = '甲'") == [(0, 1)]


def test_money_in_orders_neither_completed_nor_closed_may_still_be_refunded() -> None:
    month = Month()
    month.account()
    month.slot("甲", "10-05 19:00", "10-05 22:00")
    month.order("1", "10-05 20:00")
    month.order("2", "10-05 20:01", completed_at=None, status="已发货")
    month.order("3", "10-05 20:02", completed_at=None, status="已关闭")
    con = month.attribute()
    assert answers(con, "SELECT net_fen, open_fen FROM credit_sums WHERE person_id = '甲'") == [(30_000, 10_000)]
