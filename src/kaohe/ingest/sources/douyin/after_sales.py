"""抖店 售后单: one row per after-sale case (platform data §1.5); 商品单号 is the sub-order."""

from __future__ import annotations

from kaohe.ingest.columns import ID, MOMENT, MONEY, TEXT
from kaohe.ingest.importer import Importer, has, may, must
from kaohe.ingest.sources.douyin.layouts import AFTER_SALES_50

AFTER_SALES = Importer(
    id="douyin.after_sales",
    version=1,
    title="抖店 售后单",
    table="after_sales",
    fields=(
        must("aftersale_id", ID, "售后单号"),
        must("order_id", ID, "订单号"),
        must("line_id", ID, "商品单号"),
        has("kind", TEXT, "售后类型"),
        has("status", TEXT, "售后状态"),
        may("reason", TEXT, "售后原因"),
        has("refund_goods", MONEY, "退商品金额（元）"),
        has("refund_freight", MONEY, "退运费金额（元）"),
        must("applied_at", MOMENT, "售后申请时间"),
        has("refunded_at", MOMENT, "商家退款时间"),
        may("arrived_at", MOMENT, "用户到账时间"),
        may("closed_at", MOMENT, "售后关闭时间"),
        may("finished_at", MOMENT, "售后完结时间"),
        may("shop", TEXT, "店铺", "店铺名称"),
    ),
    known=frozenset(AFTER_SALES_50),
    moments=("applied_at", "refunded_at", "arrived_at", "closed_at", "finished_at"),
)
