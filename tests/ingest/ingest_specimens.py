"""The rows the samples are made of; invented, except Compass's published golden row (platform data §1.1)."""

from __future__ import annotations

from table_files import Cell, Row, table

from kaohe.ingest.sources.douyin.layouts import (
    AFTER_SALES_50,
    COMPASS_54,
    ORDERS_75,
    QIANCHUAN_SITE,
    QIANCHUAN_STANDARD,
    STAFF_23,
)
from kaohe.ingest.sources.workbook.layouts import SHEETS

SHOP, ROOM, ACCOUNT = "示例好物旗舰店", "一号直播间", "70010000001"

_GOLDEN = (
    "- 示例好物 70010000001 2026/09/07_08:55:37 2026/09/08_00:55:49 960 182584 280286 15093 943.116017496355 21254 75 24 "
    "1.07 660 - 518 12 0.0421 3 12774 6390 67458 10306 1536 61045.3 59847.17 3739.6690272859823 1547 1513 375 14603.08 "
    "363 - 0.1528 0.5002 0.149 0.2368 0.0723 0.1002 0 0 0 24052.43 24052.43 50512.9 1271 10532.4 265 0.1725 - - - -"
)
TEXTS = {"主播昵称", "主播抖音号", "直播开始时间", "直播结束时间", "主播头像"}


def _cell(header: str, word: str) -> Cell:
    text = word.replace("_", " ")
    if header in TEXTS or text == "-":
        return text
    return float(text) if "." in text else int(text)


GOLDEN: dict[str, Cell] = {
    header: _cell(header, word) for header, word in zip(COMPASS_54, _GOLDEN.split(), strict=True)
}
"""The published row; it recomputes exactly."""

QUIET: dict[str, Cell] = dict.fromkeys(COMPASS_54, 0) | {
    "主播头像": "-",
    "主播昵称": "示例好物",
    "主播抖音号": ACCOUNT,
    "直播开始时间": "2026/09/09 10:00:00",
    "直播结束时间": "2026/09/09 10:03:30",
    "直播时长(分钟)": 3,
    "人均观看时长(分钟)": "-",
    "观看老粉占比": "--",
}
"""A false start: nobody came, so rates are printed as 0 and means are missing."""


def order(number: int, **changes: Cell) -> dict[str, Cell]:
    """One paid order line of our own room."""
    identity = f"\t69170000000000{number:05d}"
    usual: dict[str, Cell] = {
        "主订单编号": identity,
        "子订单编号": identity,
        "选购商品": "\t坚果礼盒",
        "商品ID": "\t3500000000000000001",
        "商品数量": 1,
        "订单提交时间": "2026-09-07 09:30:00",
        "支付完成时间": "2026-09-07 09:30:21",
        "订单状态": "已完成",
        "订单应付金额": "129.00",
        "运费": "0.00",
        "平台实际承担优惠金额": "3.00",
        "达人ID": f"\t{ACCOUNT}",
        "达人昵称": "示例好物",
        "流量来源": "小店自卖",
        "流量体裁": "直播",
        "流量类型": "非广告",
        "收件人": "##密文",
    }
    return usual | changes


def orders(*rows: dict[str, Cell], header: tuple[str, ...] = ORDERS_75) -> list[list[Cell]]:
    """An order file; what a column does not say is printed as ``-``."""
    return table(header, *({name: cell for name, cell in row.items() if name in header} for row in rows), blank="-")


def case(number: int, **changes: Cell) -> dict[str, Cell]:
    """One after-sale case refunded in full."""
    usual: dict[str, Cell] = {
        "售后单号": f"1400000000000{number:05d}",
        "订单号": f"69170000000000{number:05d}",
        "商品单号": f"69170000000000{number:05d}",
        "售后类型": "退货退款",
        "退商品金额（元）": "129.00",
        "退运费金额（元）": "0.00",
        "售后状态": "同意退款，退款成功",
        "售后申请时间": "2026-09-09 11:00:00",
        "商家退款时间": "2026-09-12 15:20:00",
    }
    return usual | changes


def cases(*rows: dict[str, Cell]) -> list[list[Cell]]:
    """An after-sales file."""
    return table(AFTER_SALES_50, *rows, blank="-")


def staff(**changes: Cell) -> dict[str, Cell]:
    """One day of one service account; numbers are text, as in the export."""
    usual: dict[str, Cell] = {
        "日期": "2026-09-07",
        "店铺": SHOP,
        "客服昵称": "小满",
        "账号名称": "客服01",
        "人工已接待人数": "96",
        "人工已接待会话量": "104",
        "不满意率": "1.92%",
        "3分钟人工回复率 (会话)": "98.08%",
        "3分钟人工回复率": "97.92%",
        "首次响应时长（秒）": "18.5",
        "平均响应时长（秒）": "26.4",
        "新平均响应时长（秒）": "27.1",
        "满意率": "94.23%",
        "客服销售额（元）": "1,234.50",
        "询单人数": "60",
        "下单人数": "35",
        "支付人数": "33",
        "询单转化率": "55.00%",
        "预警会话量": "0",
        "PC在线时长（时）": "7.5",
    }
    return usual | changes


def staff_days(*rows: dict[str, Cell]) -> list[list[Cell]]:
    """A staff report."""
    return table(STAFF_23, *rows, blank="-")


def spend(**changes: Cell) -> dict[str, Cell]:
    """One day of standard promotion."""
    usual: dict[str, Cell] = {
        "抖音号": ACCOUNT,
        "抖音号名称": "示例好物",
        "日期": "2026-09-07",
        "消耗(元)": 2052.43,
        "展示次数": 120345,
        "点击次数": 4321,
        "7日总成交订单数": 88,
        "7日总成交金额(元)": 9012.5,
        "直接成交订单数": 80,
        "直接成交金额(元)": 8012.5,
    }
    return usual | changes


def standard(*rows: dict[str, Cell]) -> list[list[Cell]]:
    """A 千川 file of standard promotion."""
    return table(QIANCHUAN_STANDARD, *rows, blank="-")


def site(*rows: dict[str, Cell]) -> list[list[Cell]]:
    """A 千川 file of whole-site promotion."""
    return table(QIANCHUAN_SITE, *rows, blank="-")


PEOPLE: list[Row] = [
    ["E001", "苏晴", "苏总", "直播运营经理", None, "合同制", "2024-01-08", None, "2024-01-08", 6000, None],
    [
        "E002",
        "林小满",
        "小满、满满",
        "主播",
        "E001",
        "合同制",
        "2025-03-01",
        None,
        "2025-03-01",
        "2,000.00",
        "主播提成",
    ],
    ["E003", "周予安", "阿予", "主播", "E001", "合同制", "2025-06-01", "2026-09-20", "2025-06-01", 2000, None],
    ["E004", "何知夏", "夏夏", "直播客服", "E001", "试用", "2026-09-01", None, "2026-09-01", 1500, None],
]
ACCOUNTS: list[Row] = [
    ["抖音", ACCOUNT, "示例好物", ROOM, SHOP, None, "2024-01-01", None],
    ["飞鸽", "客服01", "小满", None, SHOP, "E004", None, None],
]


def workbook(**sheets: list[Row]) -> dict[str, list[Row]]:
    """Our workbook with people and accounts, and the sheets given."""
    filled: dict[str, list[Row]] = {"人员": PEOPLE, "账号": ACCOUNTS} | sheets
    return {name: [SHEETS[name], *rows] for name, rows in filled.items()}
