"""直播明细: the live list of the Douyin Compass."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kaohe.ingest.sources.douyin.layouts import COMPASS_55, COMPASS_SHEET
from kaohe.sample.traffic import Metrics
from kaohe.sample.writers.sheets import Cell, slashed, write_sheets, yuan


def write_live_list(path: Path, metrics: Iterable[Metrics]) -> None:
    """直播明细, 55 columns, by amount and not by time, as the platform sorts it."""
    ordered = sorted(metrics, key=lambda item: (-item.money["gmv"], item.session.start, item.session.room.account_id))
    write_sheets(path, [(COMPASS_SHEET, [COMPASS_55, *(_live_row(item) for item in ordered)])])


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0


def _live_row(item: Metrics) -> list[Cell]:
    values = _live_identity(item) | _live_traffic(item) | _live_sales(item)
    return [values.get(name, "-") for name in COMPASS_55]


def _live_identity(item: Metrics) -> dict[str, Cell]:
    session = item.session
    minutes = int((session.end - session.start).total_seconds()) // 60
    return {
        "主播昵称": session.room.account_name,
        "主播抖音号": session.room.account_id,
        "直播开始时间": slashed(session.start),
        "直播结束时间": slashed(session.end),
        "直播时长(分钟)": minutes,
        "单小时观看人数": item.counts["viewers"] / (minutes / 60),
        "单小时用户支付金额": yuan(item.money["paid"]) / (minutes / 60),
    }


def _live_traffic(item: Metrics) -> dict[str, Cell]:
    count = item.counts
    return {
        "直播间曝光人数": count["exposure_uv"],
        "直播间曝光次数": count["exposure_pv"],
        "直播间观看人数": count["viewers"],
        "直播间观看次数": count["views"],
        "最高在线人数": count["peak"],
        "平均在线人数": count["average"],
        "人均观看时长(分钟)": item.watch_hundredths / 100,
        "评论次数": count["comments"],
        "新加直播团人数": count["joins"],
        "新增粉丝数": count["fans"],
        "取关粉丝数": count["unfollows"],
        "观看老粉占比": item.old_fans / 10_000,
        "带货商品数": count["goods"],
        "直播间商品曝光人数": count["goods_exposure_uv"],
        "直播间商品点击人数": count["goods_clicks_uv"],
        "直播间商品曝光次数": count["goods_exposure_pv"],
        "直播间商品点击次数": count["goods_clicks_pv"],
        "商品曝光-点击率(次数)": _share(count["goods_clicks_pv"], count["goods_exposure_pv"]),
        "商品曝光-点击率(人数)": _share(count["goods_clicks_uv"], count["goods_exposure_uv"]),
    }


def _live_sales(item: Metrics) -> dict[str, Cell]:
    count, money = item.counts, item.money
    return {
        "直播间成交订单数": count["orders"],
        "直播间成交金额": yuan(money["gmv"]),
        "直播间用户支付金额": yuan(money["paid"]),
        "直播间成交件数": count["items"],
        "直播间成交人数": count["buyers"],
        "直播间退款订单数": count["refund_orders"],
        "直播间退款金额": yuan(money["refund"]),
        "直播间退款人数": count["refund_orders"],
        "商品点击-成交率(次数)": _share(count["orders"], count["goods_clicks_pv"]),
        "商品点击-成交率(人数)": _share(count["buyers"], count["goods_clicks_uv"]),
        "观看-成交率(次数)": _share(count["orders"], count["views"]),
        "观看-成交率(人数)": _share(count["buyers"], count["viewers"]),
        "投放消耗(店铺绑定)": yuan(money["cost"]),
        "投放消耗(店铺被投)": yuan(money["cost"]),
        "净成交金额": yuan(money["gmv"] - money["refund_1h"]),
        "净成交订单数": count["orders"] - count["refund_1h_orders"],
        "1小时退款金额": yuan(money["refund_1h"]),
        "1小时退款订单数": count["refund_1h_orders"],
        "1小时退款率": _share(money["refund_1h"], money["gmv"]),
    }
