"""抖店 订单导出: one row per sub-order, in the 75- and the 74-column form (platform data §1.4)."""

from __future__ import annotations

from kaohe.facts import quoted
from kaohe.ingest.cells import PENDING
from kaohe.ingest.columns import COUNT, ID, MOMENT, MONEY, TEXT
from kaohe.ingest.importer import Check, Importer, has, may, must
from kaohe.ingest.sources.douyin.layouts import ORDERS_74, ORDERS_75

_CHECKS = (
    Check(
        "items-joined",
        (),
        "contains(line_id, ';') OR contains(coalesce(product_id, ''), ';')",
        "把几件商品写在一格",
        "“S1;S2”这样的订单只有合计金额，分不到每件商品。",
        "请在平台导出时选“按商品（子订单）”导出。",
    ),
    Check(
        "source-pending",
        (),
        f"traffic_kind = {quoted(PENDING[0])}",
        f"的「流量体裁」还是“{PENDING[0]}”",
        "导出当天还不知道订单来自哪里，暂不归属，有关指标标为不完整。",
        "请过一天再导出一次，放进同一个文件夹重新运行。",
    ),
)

ORDERS = Importer(
    id="douyin.orders",
    version=1,
    title="抖店 订单",
    table="order_lines",
    fields=(
        must("order_id", ID, "主订单编号"),
        must("line_id", ID, "子订单编号"),
        has("product", TEXT, "选购商品"),
        may("product_id", ID, "商品ID"),
        may("merchant_note", TEXT, "商家备注"),
        has("quantity", COUNT, "商品数量"),
        must("submitted_at", MOMENT, "订单提交时间", before="订单提交日期"),
        has("paid_at", MOMENT, "支付完成时间"),
        may("completed_at", MOMENT, "订单完成时间"),
        has("status", TEXT, "订单状态"),
        may("aftersale_status", TEXT, "售后状态"),
        has("cancel_reason", TEXT, "取消原因"),
        has("payable", MONEY, "订单应付金额"),
        has("freight", MONEY, "运费"),
        has("platform_discount", MONEY, "平台实际承担优惠金额"),
        has("author_id", ID, "达人ID"),
        may("author_name", TEXT, "达人昵称"),
        has("traffic_source", TEXT, "流量来源"),
        has("traffic_kind", TEXT, "流量体裁"),
        may("traffic_type", TEXT, "流量类型"),
        may("shop", TEXT, "店铺", "店铺名称"),
    ),
    derived={"biz_date": "submitted_at::DATE"},
    checks=_CHECKS,
    known=frozenset((*ORDERS_75, *ORDERS_74)),
    moments=("submitted_at", "paid_at", "completed_at"),
)
