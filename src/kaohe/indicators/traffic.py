"""Traffic quantities (流量), over session rows; a person's part is shared by time on air, an estimate."""

from __future__ import annotations

from kaohe.attribution import WHOLE
from kaohe.indicators.base import Quantity
from kaohe.quantities import PPM


def _counted(entry: str) -> Quantity:
    """Money is split to the fen, counts to a ten-thousandth: half a buyer a night adds up to a band in a month."""
    name, title, unit, column = entry.split("/")
    scale = 1 if unit == "元" else WHOLE
    return Quantity(name, title, unit, "sessions", f"{column or name} * {scale}", scale)


TRAFFIC = (
    *map(
        _counted,
        (
            "viewers/观看人数/人次/",
            "views/观看次数/次/",
            "exposure_uv/曝光人数/人次/",
            "exposure_pv/曝光次数/次/",
            "comments/评论次数/次/",
            "likes/点赞次数/次/",
            "new_followers/新增粉丝数/人/",
            "unfollows/取关粉丝数/人/",
            "fanclub_joins/新加直播团人数/人/",
            "buyers/成交人数/人次/",
            "goods_exposure_uv/商品曝光人数/人次/",
            "goods_exposure_pv/商品曝光次数/次/",
            "goods_click_uv/商品点击人数/人次/",
            "goods_click_pv/商品点击次数/次/",
            "session_orders/直播间成交订单数/单/orders",
            "session_items/直播间成交件数/件/items",
            "session_refund_orders/直播间退款订单数/单/refund_orders",
            "gmv/直播间成交金额/元/",
            "paid_amount/用户支付金额/元/paid",
            "net_gmv/净成交金额/元/",
            "refund_1h/1小时退款金额/元/",
            "session_refunds/直播间退款金额/元/refund_amount",
            "ad_cost_bound/投放消耗（店铺绑定）/元/",
        ),
    ),
    Quantity(
        "watch_ms",
        "总观看时长",
        "毫秒",
        "sessions",
        "avg_watch * viewers",
        weights={"viewers": "watch_viewers"},
    ),
    Quantity(
        "watch_viewers",
        "有观看时长的观看人数",
        "人次",
        "sessions",
        f"CASE WHEN avg_watch IS NOT NULL THEN viewers * {WHOLE} END",
        WHOLE,
    ),
    Quantity("new_viewers", "新观众", "人次", "sessions", f"viewers * ({PPM} - old_fan_share)", scale=PPM),
)
"""Over ``room_sessions``. ``new_viewers`` is Σ viewers × (1 − 观看老粉占比), kept exactly as millionths."""
