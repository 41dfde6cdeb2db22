"""Compass 直播明细: one row per live session of an account (platform data §1.1)."""

from __future__ import annotations

from kaohe.ingest.columns import COUNT, DECIMAL, FRACTION, ID, MINUTES, MOMENT, MONEY, TEXT
from kaohe.ingest.importer import Check, Importer, has, may, must, net, watch
from kaohe.ingest.sources.douyin.layouts import COMPASS_55

_FIELDS = (
    must("account_id", ID, "主播抖音号"),
    may("account_name", TEXT, "主播昵称"),
    must("started_at", MOMENT, "直播开始时间"),
    must("ended_at", MOMENT, "直播结束时间"),
    watch("minutes", COUNT, "直播时长(分钟)"),
    has("exposure_uv", COUNT, "直播间曝光人数"),
    has("exposure_pv", COUNT, "直播间曝光次数"),
    has("viewers", COUNT, "直播间观看人数"),
    watch("viewers_an_hour", DECIMAL, "单小时观看人数"),
    has("views", COUNT, "直播间观看次数"),
    may("peak_online", COUNT, "最高在线人数"),
    may("avg_online", COUNT, "平均在线人数"),
    has("avg_watch", MINUTES, "人均观看时长(分钟)"),
    may("comments", COUNT, "评论次数"),
    may("fanclub_joins", COUNT, "新加直播团人数"),
    has("new_followers", COUNT, "新增粉丝数"),
    may("unfollows", COUNT, "取关粉丝数"),
    has("old_fan_share", FRACTION, "观看老粉占比"),
    may("goods", COUNT, "带货商品数"),
    may("goods_exposure_uv", COUNT, "直播间商品曝光人数"),
    has("goods_click_uv", COUNT, "直播间商品点击人数"),
    may("goods_exposure_pv", COUNT, "直播间商品曝光次数"),
    may("goods_click_pv", COUNT, "直播间商品点击次数"),
    has("orders", COUNT, "直播间成交订单数"),
    has("gmv", MONEY, "直播间成交金额"),
    has("paid", MONEY, "直播间用户支付金额"),
    watch("paid_an_hour", DECIMAL, "单小时用户支付金额"),
    may("items", COUNT, "直播间成交件数"),
    has("buyers", COUNT, "直播间成交人数"),
    may("refund_orders", COUNT, "直播间退款订单数"),
    may("refund_amount", MONEY, "直播间退款金额"),
    may("refund_users", COUNT, "直播间退款人数"),
    watch("goods_ctr_pv", FRACTION, "商品曝光-点击率(次数)"),
    watch("goods_ctr_uv", FRACTION, "商品曝光-点击率(人数)"),
    watch("click_to_order_pv", FRACTION, "商品点击-成交率(次数)"),
    watch("click_to_order_uv", FRACTION, "商品点击-成交率(人数)"),
    watch("view_to_order_pv", FRACTION, "观看-成交率(次数)"),
    watch("view_to_order_uv", FRACTION, "观看-成交率(人数)"),
    may("presale_orders", COUNT, "预售订单数"),
    may("ad_cost_bound", MONEY, "投放消耗(店铺绑定)"),
    may("ad_cost_shop", MONEY, "投放消耗(店铺被投)"),
    net("net_gmv", MONEY, "净成交金额"),
    net("net_orders", COUNT, "净成交订单数"),
    may("refund_1h", MONEY, "1小时退款金额"),
    may("refund_1h_orders", COUNT, "1小时退款订单数"),
    watch("refund_1h_rate", FRACTION, "1小时退款率"),
)

_RECOMPUTED = "平台自己的这些列之间对不上，文件可能被改过，或列错位了。"


def _rate(name: str, top: str, bottom: str, title: str) -> Check:
    """The printed rate is top ÷ bottom to four places; a zero denominator is printed as 0."""
    broken = f"{bottom} > 0 AND abs({name} * {bottom} - 1000000::HUGEINT * {top}) > 51 * {bottom}"
    return Check("rate-differs", (name, top, bottom), broken, f"的「{title}」与重算不符", _RECOMPUTED)


def _hourly(name: str, total: str, scale: int, title: str) -> Check:
    """The printed figure is the total by the hour in exact seconds."""
    seconds = "epoch(ended_at - started_at)::BIGINT"
    broken = f"{seconds} > 0 AND abs({name} * {seconds} * {scale} - {total}::DECIMAL(38, 0) * 3600) > {seconds} * {scale} * 0.01"
    return Check("hourly-differs", (name, total), broken, f"的「{title}」与重算不符", _RECOMPUTED)


_CHECKS = (
    Check("ends-before-start", (), "ended_at <= started_at", "的直播结束时间不晚于开始时间", "时间列可能错位。"),
    Check(
        "minutes-differ",
        ("minutes",),
        "minutes <> epoch(ended_at - started_at)::BIGINT // 60",
        "的「直播时长(分钟)」与起止时间不符",
        _RECOMPUTED,
    ),
    Check("paid-over-gmv", ("paid", "gmv"), "paid > gmv", "的用户支付金额大于成交金额", _RECOMPUTED),
    Check("viewers-over-views", ("viewers", "views"), "viewers > views", "的观看人数大于观看次数", _RECOMPUTED),
    Check(
        "viewers-over-exposure",
        ("viewers", "exposure_uv"),
        "viewers > exposure_uv",
        "的观看人数大于曝光人数",
        _RECOMPUTED,
    ),
    Check("buyers-over-orders", ("buyers", "orders"), "buyers > orders", "的成交人数大于成交订单数", _RECOMPUTED),
    Check("orders-over-items", ("orders", "items"), "orders > items", "的成交订单数大于成交件数", _RECOMPUTED),
    Check(
        "net-gmv-differs", ("net_gmv", "refund_1h"), "net_gmv <> gmv - refund_1h", "的净成交金额与重算不符", _RECOMPUTED
    ),
    Check(
        "net-orders-differ",
        ("net_orders", "refund_1h_orders"),
        "net_orders <> orders - refund_1h_orders",
        "的净成交订单数与重算不符",
        _RECOMPUTED,
    ),
    Check(
        "refund-under-1h",
        ("refund_amount", "refund_1h"),
        "refund_amount < refund_1h",
        "的退款金额小于1小时退款金额",
        "平台偶有更正；不影响读入。",
    ),
    _hourly("viewers_an_hour", "viewers", 1, "单小时观看人数"),
    _hourly("paid_an_hour", "paid", 100, "单小时用户支付金额"),
    _rate("goods_ctr_pv", "goods_click_pv", "goods_exposure_pv", "商品曝光-点击率(次数)"),
    _rate("goods_ctr_uv", "goods_click_uv", "goods_exposure_uv", "商品曝光-点击率(人数)"),
    _rate("click_to_order_pv", "orders", "goods_click_pv", "商品点击-成交率(次数)"),
    _rate("click_to_order_uv", "buyers", "goods_click_uv", "商品点击-成交率(人数)"),
    _rate("view_to_order_pv", "orders", "views", "观看-成交率(次数)"),
    _rate("view_to_order_uv", "buyers", "viewers", "观看-成交率(人数)"),
    _rate("refund_1h_rate", "refund_1h", "gmv", "1小时退款率"),
)

COMPASS = Importer(
    id="douyin.compass",
    version=1,
    title="罗盘 直播明细",
    table="sessions",
    fields=_FIELDS,
    derived={"platform": "'抖音'", "biz_date": "started_at::DATE"},
    checks=_CHECKS,
    known=frozenset(COMPASS_55),
    moments=("ended_at",),
)
