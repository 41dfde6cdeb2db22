"""Sales quantities (成交), over the sums of credited order lines; a line shared by two counts in parts."""

from __future__ import annotations

from kaohe.attribution import WHOLE
from kaohe.indicators.base import Quantity

SALES = (
    Quantity("net_sales", "净销售额", "元", "order_lines", "net_fen"),
    Quantity("gross_sales", "退款前销售额", "元", "order_lines", "gross_fen"),
    Quantity("refunded_sales", "退款金额", "元", "order_lines", "refund_fen"),
    Quantity("open_sales", "仍可能退款的净销售额", "元", "order_lines", "open_fen"),
    Quantity("paid_orders", "成交订单数（子订单）", "单", "order_lines", "line_units", scale=WHOLE),
    Quantity("refunded_orders", "退款订单数（子订单）", "单", "order_lines", "refunded_units", scale=WHOLE),
    Quantity("items_sold", "成交件数", "件", "order_lines", "item_units", scale=WHOLE),
)
"""Over ``credit_sums``; the room's own sums have the same column names."""
