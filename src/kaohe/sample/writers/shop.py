"""抖店: the order export and the after-sales export."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kaohe.ingest.sources.douyin.layouts import AFTER_SALES_50, ORDERS_75
from kaohe.sample.orders import Order, Refund
from kaohe.sample.writers.sheets import Cell, dashed, write_sheets, yuan


def write_orders(path: Path, orders: Iterable[Order], exported_at: dt.datetime) -> None:
    """订单导出, 75 columns, UTF-8 with BOM, ids and names quoted behind a tab."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(ORDERS_75)
        writer.writerows(_order_row(order, exported_at) for order in orders)


def _order_row(order: Order, exported_at: dt.datetime) -> list[str]:
    values = _order_identity(order) | _order_states(order, exported_at)
    return [values.get(name, "-") for name in ORDERS_75]


def _order_identity(order: Order) -> dict[str, str]:
    return {
        "主订单编号": f"\t{order.line_id}",
        "子订单编号": f"\t{order.line_id}",
        "选购商品": f"\t{order.product}",
        "商品ID": f"\t35{abs(hash_of(order.product)):013d}",
        "商品数量": str(order.quantity),
        "订单提交时间": dashed(order.submitted_at),
        "支付完成时间": dashed(order.submitted_at + dt.timedelta(seconds=40)) if order.paid else "-",
        "商家备注": order.note,
        "订单应付金额": f"{order.payable // 100}.{order.payable % 100:02d}",
        "运费": f"{order.freight // 100}.{order.freight % 100:02d}",
        "平台实际承担优惠金额": f"{order.discount // 100}.{order.discount % 100:02d}",
        "收件人": "##密文",
        "收件人手机号": "$$密文",
        "详细地址": "##密文",
        "达人ID": f"\t{order.room.account_id}",
        "达人昵称": f"\t{order.room.account_name}",
        "流量来源": order.source,
        "流量体裁": "直播",
        "流量类型": "非广告",
    }


def hash_of(text: str) -> int:
    """A small stable number for a product name."""
    return sum(ord(letter) * (index + 7) for index, letter in enumerate(text))


def _order_states(order: Order, exported_at: dt.datetime) -> dict[str, str]:
    if not order.paid:
        return {"订单状态": "已关闭", "取消原因": "超时未支付", "售后状态": "-"}
    known = [refund for refund in order.refunds if refund.applied_at <= exported_at]
    done = any(refund.at is not None and refund.at <= exported_at and refund.goods for refund in known)
    aged = order.submitted_at + dt.timedelta(days=9) <= exported_at
    status = "已关闭" if done else "已完成" if aged else "已发货"
    after = "退款成功" if done else "售后处理中" if any(refund.at for refund in known) else "-"
    closed = known and all(refund.at is None for refund in known)
    finished = dashed(order.submitted_at + dt.timedelta(days=8)) if status == "已完成" else "-"
    return {"订单状态": status, "取消原因": "", "售后状态": "售后关闭" if closed else after, "订单完成时间": finished}


def write_after_sales(path: Path, orders: Iterable[Order], exported_at: dt.datetime) -> None:
    """售后单, 50 columns; only cases applied for before the export."""
    cases = [(order, refund) for order in orders for refund in order.refunds if refund.applied_at <= exported_at]
    rows: Iterator[Sequence[Cell]] = (_case_row(order, refund, exported_at) for order, refund in cases)
    write_sheets(path, [("售后单", [AFTER_SALES_50, *rows])])


def _case_row(order: Order, refund: Refund, exported_at: dt.datetime) -> list[Cell]:
    done = refund.at is not None and refund.at <= exported_at
    values: dict[str, Cell] = {
        "售后单号": refund.case_id,
        "订单号": order.line_id,
        "商品单号": order.line_id,
        "商品名称": order.product,
        "应付金额（元）": yuan(order.payable),
        "商品运费（元）": yuan(order.freight),
        "商品发货状态": "已发货",
        "售后类型": "仅退款" if refund.freight else "退货退款",
        "退商品金额（元）": yuan(refund.goods),
        "退运费金额（元）": yuan(refund.freight),
        "售后状态": "退款成功" if done else "售后关闭" if refund.at is None else "售后处理中",
        "售后申请时间": dashed(refund.applied_at),
        "售后原因": "运费补偿" if refund.freight else "不想要了",
        "商家退款时间": dashed(refund.at) if done else "-",
        "用户到账时间": dashed(refund.at) if done else "-",
        "售后关闭时间": dashed(refund.applied_at + dt.timedelta(days=1)) if refund.at is None else "-",
        "售后完结时间": dashed(refund.at) if done else "-",
    }
    return [values.get(name, "-") for name in AFTER_SALES_50]
