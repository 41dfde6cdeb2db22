"""The folders of samples: a clean month, an odd one that is read with warnings, and a broken one that stops."""

from __future__ import annotations

from pathlib import Path

from ingest_specimens import (
    ACCOUNT,
    GOLDEN,
    PEOPLE,
    QUIET,
    ROOM,
    SHOP,
    case,
    cases,
    order,
    orders,
    site,
    spend,
    staff,
    staff_days,
    standard,
    workbook,
)
from table_files import Cell, Row, table, write_csv, write_workbook

from kaohe.ingest.sources.douyin.layouts import COMPASS_54, COMPASS_55, COMPASS_SHEET, ORDERS_74
from kaohe.ingest.sources.roster.layouts import SLOT_LIST

NEWER = GOLDEN | {"直播开始时间": "2026/09/10 08:55:37", "直播结束时间": "2026/09/11 00:55:49", "直播激励观看次数": "-"}


def write_clean(folder: Path) -> None:
    """One file of each source, as the platforms write them, in folders as people keep them."""
    write_workbook(
        folder / "罗盘/直播明细_自营账号_20260907_20260909.xlsx", {COMPASS_SHEET: table(COMPASS_54, GOLDEN, QUIET)}
    )
    write_workbook(folder / "罗盘/直播明细_自营账号_20260910_20260910.xlsx", {COMPASS_SHEET: table(COMPASS_55, NEWER)})
    older = order(1, 售后状态="-")
    write_csv(folder / "抖店/1788998400_订单.csv", orders(older, order(2, 订单应付金额="1,234.50")))
    refunded = order(1, 售后状态="退款成功")
    write_csv(folder / "抖店/1790812800_订单.csv", orders(refunded, order(3), header=ORDERS_74), encoding="gbk")
    freight = case(2, **{"退商品金额（元）": "0.00", "退运费金额（元）": "18.00", "售后类型": "仅退款"})
    write_workbook(folder / "抖店/售后单.xlsx", {"Sheet1": cases(case(1), freight)})
    idle = staff(账号名称="客服01", 日期="2026-09-08", **dict.fromkeys(("满意率", "3分钟人工回复率 (会话)"), "-"))
    write_workbook(folder / "飞鸽/客服数据_20260907_20260908.xlsx", {"客服数据": staff_days(staff(), idle)})
    write_workbook(folder / "千川/标准推广.xlsx", {"直播": standard(spend(), spend(日期="2026-09-08"))})
    whole: dict[str, Cell] = {
        "抖音号": ACCOUNT,
        "日期": "2026-09-07",
        "整体消耗(元)": 500,
        "整体成交金额(元)": 2500.5,
        "整体成交订单数": 21,
    }
    write_workbook(folder / "千川/全域推广.xlsx", {"直播": site(whole)})
    write_workbook(folder / "排班.xlsx", {"九月": _slot_list()})
    write_workbook(folder / "考核数据_202609.xlsx", _our_workbook())


def _slot_list() -> list[Row]:
    """Every way a time is written; the last slot runs over midnight."""
    rows: list[Row] = [
        ["2026-09-07", "8:55", "12：00", "林小满", "苏晴", None],
        ["2026/9/7", "12:00:00", "16点半", "阿予", None, None],
        ["2026年9月7日", 0.6875, "20:00", "小满", None, None],
        ["2026-09-07", "20:00-次日2:00", None, "周予安", None, None],
        ["2026-09-08", "19点", "24:00", "E002、E003", None, None],
        ["2026-09-09", "20:00", "2:00", "满满", None, None],
    ]
    return [SLOT_LIST, *rows]


def _our_workbook() -> dict[str, list[Row]]:
    slots: list[Row] = [
        ["2026-09-12", ROOM, "20:00", "2:00", "20:05", "1:58", "E003", "主播", 1, "原排 E002，双方已确认"],
        ["2026-09-12", ROOM, "20:00", "2:00", None, None, "苏晴", "中控", None, None],
    ]
    targets: list[Row] = [
        ["2026-09", "个人", "林小满", "净销售额", "25万", "元"],
        ["2026-09", "直播间", ROOM, "净销售额", 600000, "元"],
        ["2026年9月", "部门", "直播部", "毛利率", "15%", None],
    ]
    values: list[Row] = [
        ["2026-09", "E001", "利润率", "12,345.67", 100000, None, None, "%", "财务部", "财务", "2026-10-02 10:00"],
        ["2026-09", "E004", "满意率", None, None, "94.5%", 200, "%", "客服组", "夏夏", None],
        ["2026-09", "E002", "内容审核时长", None, None, "36小时", None, None, "品牌部", "品牌", None],
        ["2026-09", "E003", "点赞数", None, None, None, None, "次", None, None, None],
    ]
    return workbook(
        排班=slots,
        目标=targets,
        出勤=[["2026-09", "E002", 22, 21.5, 0.5, 0.5]],
        指标值=values,
        行为评分=[
            ["2026-09", "林小满", "服从安排", 8, 8.5, "例会记录"],
            ["2026-09", "E003", "服从安排", None, 7, None],
        ],
        事件=[["2026-09-15", "E003", "迟到", "晚到 12 分钟，场控登记", None, None]],
    )


def write_odd(folder: Path) -> None:
    """Everything that is read all the same, with a note or a warning."""
    strangers: dict[str, list[Row]] = {"说明": [["怎样填"], ["照表头填"]], "会议记录": [["随手", "记"], ["一", "二"]]}
    write_workbook(folder / "考核数据.xlsx", workbook(事件=[]) | strangers)
    rows = table(COMPASS_54, GOLDEN, QUIET | {"主播抖音号": "70010000009"})
    write_workbook(folder / "表头下移.xlsx", {COMPASS_SHEET: [["直播明细"], ["导出人：某某"], *rows]})
    write_workbook(folder / "再存一次.xlsx", {"Sheet1": [rows[0], rows[2], rows[1]]})
    tampered = GOLDEN | {
        "直播开始时间": "2026/09/08 08:55:37",
        "直播结束时间": "2026/09/09 00:55:49",
        "直播间用户支付金额": 99999,
        "净成交金额": 1,
    }
    write_workbook(folder / "被改过.csv", {COMPASS_SHEET: table(COMPASS_54, tampered)})
    joined = order(6, 子订单编号="\t691700000000000061;691700000000000062", 商品ID="\t35;36")
    pending = order(7, 流量体裁="数据将于第二天更新", 流量来源="数据将于第二天更新")
    write_csv(
        folder / "1790812800_一单多品.csv",
        [
            *orders(joined, pending, order(8, 选购商品="全部"), order(8, 选购商品="全部")),
            ["合计", *["-"] * 26, "516.00"],
        ],
    )
    (folder / "1790812800_一单多品(1).csv").write_bytes((folder / "1790812800_一单多品.csv").read_bytes())
    total = spend(抖音号="总计", 抖音号名称="-", 日期="-", **{"消耗(元)": 3000})
    mean = spend(抖音号="均值", 抖音号名称="-", 日期="-")
    write_workbook(folder / "千川合计.xlsx", {"直播": standard(spend(), total, mean)})
    late = staff(日期="2026-09-08", 满意率="延迟统计")
    extra = [[*row, "备用"] for row in staff_days(staff(), late, staff(账号名称="客服02"))]
    extra[0][-1] = "新指标"
    write_workbook(folder / "飞鸽.xlsx", {"客服数据": extra})
    strange: list[Row] = [["2026-09-08", "9:00", "12:00", "王某某", None, None], ["注：以钉钉为准", *[None] * 5]]
    write_workbook(folder / "排班.xlsx", {"九月": [SLOT_LIST, *strange]})
    (folder / "~$排班.xlsx").write_bytes(b"owner")
    (folder / ".草稿.csv").write_bytes(b"mac")


def write_broken(folder: Path) -> None:
    """Everything that stops, told at once."""
    people: list[Row] = [*PEOPLE, ["E005", "林小满", None, "主播", "E001", None, None, None, None, None, None]]
    slots: list[Row] = [
        ["2026-09-12", ROOM, "20:00", "23:00", None, None, "E002", "主播", None, None],
        ["2026-09-12", ROOM, "22:00", "24:00", None, None, "E003", "主播", 1, None],
        ["2026-09-13", ROOM, "20:00", "20:00", None, None, "E003", "导播", None, None],
        ["2026-09-14", ROOM, "20:00", None, None, None, "林小满", "场控", None, None],
    ]
    targets: list[Row] = [
        ["2026-09", "个人", "E002", "净销售额", "25万次", "元"],
        ["9月", "小组", "E003", "净销售额", "约30万", "元"],
    ]
    values: list[Row] = [["2026-09", "E002", "点赞数", None, None, "=1+6", None, "次", None, None, None]]
    write_workbook(folder / "考核数据.xlsx", workbook(人员=people, 排班=slots, 目标=targets, 指标值=values))
    other = workbook(账号=[["抖音", ACCOUNT, "示例好物", "二号直播间", SHOP, None, "2024-01-01", None]])
    write_workbook(folder / "另一份账号.xlsx", {"账号": other["账号"]})
    destroyed = order(1, 主订单编号="6.91793E+18", 子订单编号="6.91793E+18")
    wrong = order(2, 订单应付金额="1.2万", 运费="1.005", 订单提交时间="03/04/2026", 商品数量="1.5")
    write_csv(
        folder / "编号已毁.csv", orders(destroyed, destroyed, wrong, order(3, 子订单编号="-"), order(4, 运费="#REF!"))
    )
    write_csv(folder / "一号两样.csv", orders(order(5), order(5, 订单应付金额="1.00"), order(6)))
    write_csv(folder / "少列.csv", [row[:10] + row[11:] for row in orders(order(7))])
    cut = orders(order(8))
    write_csv(
        folder / "列名写错.csv", [["支付完成日期时间" if cell == "支付完成时间" else cell for cell in cut[0]], cut[1]]
    )
    write_csv(folder / "列名重复.csv", [[*row, row[27]] for row in orders(order(9))])
    write_workbook(
        folder / "别家店.xlsx",
        {"客服数据": staff_days(staff(店铺="隔壁小店"), staff(日期="2026-09-08", 满意率="0.94"))},
    )
    write_workbook(folder / "只有表头.xlsx", {COMPASS_SHEET: table(COMPASS_54)})
    write_workbook(
        folder / "结算账单.xlsx", {"Sheet1": [["结算时间", "订单号", "结算金额"], ["2026-09-01", "69", "1"]]}
    )
    write_workbook(folder / "好文件.xlsx", {COMPASS_SHEET: table(COMPASS_54, GOLDEN)})
    whole = (folder / "好文件.xlsx").read_bytes()
    (folder / "截断.xlsx").write_bytes(whole[: len(whole) // 2])
    (folder / "空文件.csv").write_bytes(b"")
    (folder / "有密码.xlsx").write_bytes(_encrypted())
    (folder / "其实是图片.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (folder / "乱码.csv").write_bytes("主订单编号,子订单编号\r\n".encode() + b"\xff\xfe\xfa\r\n" * 3)


def _encrypted() -> bytes:
    """An OLE container with the one entry that says the workbook inside is encrypted."""
    name = "EncryptedPackage".encode("utf-16-le")
    entry = name.ljust(64, b"\0") + (len(name) + 2).to_bytes(2, "little") + bytes(62)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entry


FOLDERS = {"clean": write_clean, "odd": write_odd, "broken": write_broken}
"""Each folder of samples and what writes it."""
