"""What the platforms export: sessions, orders, after-sales, service days, ad days."""

from __future__ import annotations

from kaohe.facts.schema import FactTable, Kind, columns

SESSIONS = FactTable(
    "sessions",
    "直播场次",
    ("platform", "account_id", "started_at"),
    (
        *columns(Kind.TEXT, "platform=平台 account_id=账号ID", required=True),
        *columns(Kind.TEXT, "account_name=账号名称 room=直播间"),
        *columns(Kind.MOMENT, "started_at=开始时间 ended_at=结束时间", required=True),
        *columns(Kind.DATE, "biz_date=业务日期", required=True),
        *columns(
            Kind.COUNT,
            "exposure_uv=曝光人数 exposure_pv=曝光次数 viewers=观看人数 views=观看次数 peak_online=最高在线 "
            "avg_online=平均在线 comments=评论次数 likes=点赞次数 fanclub_joins=新加直播团人数 new_followers=新增粉丝数 "
            "unfollows=取关粉丝数 goods=带货商品数 goods_exposure_uv=商品曝光人数 goods_click_uv=商品点击人数 "
            "goods_exposure_pv=商品曝光次数 goods_click_pv=商品点击次数 orders=成交订单数 items=成交件数 "
            "buyers=成交人数 refund_orders=退款订单数 refund_users=退款人数 presale_orders=预售订单数 "
            "net_orders=净成交订单数 refund_1h_orders=1小时退款订单数",
        ),
        *columns(Kind.MILLISECONDS, "avg_watch=人均观看时长"),
        *columns(Kind.PPM, "old_fan_share=观看老粉占比"),
        *columns(
            Kind.FEN,
            "gmv=成交金额 paid=用户支付金额 refund_amount=退款金额 ad_cost_bound=投放消耗(店铺绑定) "
            "ad_cost_shop=投放消耗(店铺被投) net_gmv=净成交金额 refund_1h=1小时退款金额",
        ),
    ),
)
"""One row per live session of an account; ``biz_date`` is the date it started (settled 5)."""

ORDER_LINES = FactTable(
    "order_lines",
    "订单",
    ("shop", "line_id"),
    (
        *columns(Kind.TEXT, "shop=店铺 order_id=主订单编号 line_id=子订单编号", required=True),
        *columns(Kind.TEXT, "product=选购商品 product_id=商品ID merchant_note=商家备注"),
        *columns(Kind.COUNT, "quantity=商品数量"),
        *columns(Kind.MOMENT, "submitted_at=订单提交时间", required=True),
        *columns(Kind.MOMENT, "paid_at=支付完成时间 completed_at=订单完成时间"),
        *columns(Kind.DATE, "biz_date=业务日期", required=True),
        *columns(Kind.TEXT, "status=订单状态 aftersale_status=售后状态 cancel_reason=取消原因"),
        *columns(Kind.FEN, "payable=订单应付金额 freight=运费 platform_discount=平台实际承担优惠金额"),
        *columns(
            Kind.TEXT,
            "author_id=达人ID author_name=达人昵称 traffic_source=流量来源 traffic_kind=流量体裁 traffic_type=流量类型",
        ),
    ),
)
"""One row per sub-order; ``biz_date`` is the date of 订单提交时间; a gift line has payable 0."""

AFTER_SALES = FactTable(
    "after_sales",
    "售后",
    ("shop", "aftersale_id"),
    (
        *columns(Kind.TEXT, "shop=店铺 aftersale_id=售后单号 order_id=订单号 line_id=商品单号", required=True),
        *columns(Kind.TEXT, "kind=售后类型 status=售后状态 reason=售后原因"),
        *columns(Kind.FEN, "refund_goods=退商品金额 refund_freight=退运费金额"),
        *columns(Kind.MOMENT, "applied_at=售后申请时间", required=True),
        *columns(
            Kind.MOMENT,
            "refunded_at=商家退款时间 arrived_at=用户到账时间 closed_at=售后关闭时间 finished_at=售后完结时间",
        ),
    ),
)
"""One row per after-sale case; freight-only refunds have refund_goods 0."""

SERVICE_DAYS = FactTable(
    "service_days",
    "客服日报",
    ("shop", "biz_date", "account"),
    (
        *columns(Kind.TEXT, "shop=店铺 account=账号名称", required=True),
        *columns(Kind.TEXT, "nickname=客服昵称"),
        *columns(Kind.DATE, "biz_date=日期", required=True),
        *columns(
            Kind.COUNT,
            "people=人工已接待人数 sessions=人工已接待会话量 inquiries=询单人数 placed=下单人数 payers=支付人数 alerts=预警会话量",
        ),
        *columns(
            Kind.PPM,
            "dissatisfied_rate=不满意率 reply3_sessions_rate=3分钟人工回复率(会话) reply3_rate=3分钟人工回复率 satisfied_rate=满意率",
        ),
        *columns(
            Kind.MILLISECONDS,
            "first_response=首次响应时长 response=平均响应时长 new_response=新平均响应时长 online=PC在线时长",
        ),
        *columns(Kind.FEN, "sales=客服销售额"),
    ),
)
"""One row per service account and day, from the staff report; reported rates carry no denominator (settled 8)."""

AD_DAYS = FactTable(
    "ad_days",
    "投放日报",
    ("account_id", "biz_date", "product_line"),
    (
        *columns(Kind.TEXT, "account_id=抖音号 product_line=推广类型", required=True),
        *columns(Kind.TEXT, "account_name=抖音号名称"),
        *columns(Kind.DATE, "biz_date=日期", required=True),
        *columns(Kind.FEN, "cost=消耗 gmv_direct=直接成交金额 gmv_total=总成交金额"),
        *columns(
            Kind.COUNT, "impressions=展示次数 clicks=点击次数 orders_direct=直接成交订单数 orders_total=总成交订单数"
        ),
    ),
)
