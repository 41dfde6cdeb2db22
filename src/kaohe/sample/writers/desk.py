"""飞鸽 staff report and 千川 ad report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from kaohe.ingest.sources.douyin.layouts import QIANCHUAN_STANDARD, STAFF_23
from kaohe.sample.traffic import AdDay, ServiceDay
from kaohe.sample.writers.sheets import Cell, write_sheets, yuan


def write_staff_report(path: Path, days: Iterable[ServiceDay], shop: str) -> None:
    """飞鸽 客服数据: numbers and rates are text; idle staff come last."""
    ordered = sorted(days, key=lambda item: (item.day, -item.counts["people"], item.person.account))
    write_sheets(path, [("客服数据", [STAFF_23, *(_staff_row(item, shop) for item in ordered)])])


def _percent(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def _staff_row(item: ServiceDay, shop: str) -> list[Cell]:
    count, rate = item.counts, item.rates
    idle = count["people"] == 0
    values = {
        "日期": f"{item.day:%Y-%m-%d}",
        "店铺": shop,
        "客服昵称": item.person.alias,
        "账号名称": item.person.account,
        "人工已接待人数": str(count["people"]),
        "人工已接待会话量": str(count["sessions"]),
        "不满意率": "-" if idle else _percent(rate["bad"]),
        "3分钟人工回复率 (会话)": "-" if idle else _percent(rate["reply3_sessions"]),
        "3分钟人工回复率": "-" if idle else _percent(rate["reply3"]),
        "首次响应时长（秒）": "-" if idle else _tenths(item.tenths["first"]),
        "平均响应时长（秒）": "-" if idle else _tenths(item.tenths["response"]),
        "新平均响应时长（秒）": "-" if idle else _tenths(item.tenths["new"]),
        "满意率": "-" if idle else _percent(rate["good"]),
        "客服销售额（元）": f"{item.sales // 100}.{item.sales % 100:02d}",
        "询单人数": str(count["inquiries"]),
        "下单人数": str(count["placed"]),
        "支付人数": str(count["payers"]),
        "预警会话量": str(count["alerts"]),
        "PC在线时长（时）": "8",
    }
    return [values.get(name, "-") for name in STAFF_23]


def _tenths(value: int) -> str:
    return f"{value // 10}.{value % 10}"


def write_ad_report(path: Path, days: Sequence[AdDay]) -> None:
    """千川 标准推广·直播 with its total row at the bottom, as the platform prints it."""
    total = AdDay("总计", "-", dt.date.min, *(sum(values) for values in zip(*map(_ad_sums, days), strict=True)))
    write_sheets(path, [("直播", [QIANCHUAN_STANDARD, *map(_ad_row, days), _ad_row(total)])])


def _ad_sums(item: AdDay) -> tuple[int, int, int]:
    return item.cost, item.gmv, item.orders


def _ad_row(item: AdDay) -> list[Cell]:
    values: dict[str, Cell] = {
        "抖音号": item.account_id,
        "抖音号名称": item.account_name,
        "日期": "-" if item.day == dt.date.min else f"{item.day:%Y-%m-%d}",
        "消耗(元)": yuan(item.cost),
        "展示次数": item.orders * 300,
        "点击次数": item.orders * 12,
        "7日总成交订单数": item.orders,
        "7日总成交金额(元)": yuan(item.gmv),
        "直接成交订单数": item.orders,
        "直接成交金额(元)": yuan(item.gmv),
    }
    return [values.get(name, "-") for name in QIANCHUAN_STANDARD]
