"""Every fact table Kaohe keeps; times are Asia/Shanghai wall time, money is fen."""

from __future__ import annotations

from kaohe.facts.schema import Column, FactTable, Kind


def _columns(kind: Kind, text: str, *, required: bool = False) -> tuple[Column, ...]:
    pairs = (item.split("=") for item in text.split())
    return tuple(Column(name, kind, title, required) for name, title in pairs)


PEOPLE = FactTable(
    "people",
    "人员",
    ("person_id", "effective_on"),
    (
        *_columns(Kind.TEXT, "person_id=工号 name=姓名", required=True),
        *_columns(Kind.TEXT, "aliases=花名/别名"),
        *_columns(Kind.TEXT, "position=岗位", required=True),
        *_columns(Kind.TEXT, "superior_id=直接上级工号 employment=用工类型"),
        *_columns(Kind.DATE, "hired_on=入职日 left_on=离职日 effective_on=生效日"),
        *_columns(Kind.FEN, "pay_base=绩效工资基数"),
        *_columns(Kind.TEXT, "commission_scheme=提成方案"),
    ),
)
"""One row per person and effective date; ``position`` is the policy's slug, aliases are joined with 「、」."""

ACCOUNTS = FactTable(
    "accounts",
    "账号",
    ("platform", "account_id", "valid_from"),
    (
        *_columns(Kind.TEXT, "platform=平台 account_id=账号ID", required=True),
        *_columns(Kind.TEXT, "name=名称 room=直播间 shop=店铺 person_id=工号"),
        *_columns(Kind.DATE, "valid_from=生效起 valid_to=生效止"),
    ),
)
"""Platform accounts: room accounts name their room and shop, service accounts the person; dates inclusive."""

SLOTS = FactTable(
    "slots",
    "排班",
    ("room", "person_id", "role", "started_at"),
    (
        *_columns(Kind.TEXT, "room=直播间 person_id=工号 role=角色", required=True),
        *_columns(
            Kind.MOMENT, "planned_start=计划起 planned_end=计划止 started_at=实际起 ended_at=实际止", required=True
        ),
        *_columns(Kind.COUNT, "weight=权重"),
        *_columns(Kind.TEXT, "swap_confirmed=换班确认"),
    ),
)
"""Who was on air, half-open [started_at, ended_at); role is 主播, 副播, 运营 or 场控; weight defaults to 1."""

SESSIONS = FactTable(
    "sessions",
    "直播场次",
    ("platform", "account_id", "started_at"),
    (
        *_columns(Kind.TEXT, "platform=平台 account_id=账号ID", required=True),
        *_columns(Kind.TEXT, "account_name=账号名称 room=直播间"),
        *_columns(Kind.MOMENT, "started_at=开始时间 ended_at=结束时间", required=True),
        *_columns(Kind.DATE, "biz_date=业务日期", required=True),
        *_columns(
            Kind.COUNT,
            "exposure_uv=曝光人数 exposure_pv=曝光次数 viewers=观看人数 views=观看次数 peak_online=最高在线 "
            "avg_online=平均在线 comments=评论次数 likes=点赞次数 fanclub_joins=新加直播团人数 new_followers=新增粉丝数 "
            "unfollows=取关粉丝数 goods=带货商品数 goods_exposure_uv=商品曝光人数 goods_click_uv=商品点击人数 "
            "goods_exposure_pv=商品曝光次数 goods_click_pv=商品点击次数 orders=成交订单数 items=成交件数 "
            "buyers=成交人数 refund_orders=退款订单数 refund_users=退款人数 presale_orders=预售订单数 "
            "net_orders=净成交订单数 refund_1h_orders=1小时退款订单数",
        ),
        *_columns(Kind.MILLISECONDS, "avg_watch=人均观看时长"),
        *_columns(Kind.PPM, "old_fan_share=观看老粉占比"),
        *_columns(
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
        *_columns(Kind.TEXT, "shop=店铺 order_id=主订单编号 line_id=子订单编号", required=True),
        *_columns(Kind.TEXT, "product=选购商品 product_id=商品ID merchant_note=商家备注"),
        *_columns(Kind.COUNT, "quantity=商品数量"),
        *_columns(Kind.MOMENT, "submitted_at=订单提交时间", required=True),
        *_columns(Kind.MOMENT, "paid_at=支付完成时间 completed_at=订单完成时间"),
        *_columns(Kind.DATE, "biz_date=业务日期", required=True),
        *_columns(Kind.TEXT, "status=订单状态 aftersale_status=售后状态 cancel_reason=取消原因"),
        *_columns(Kind.FEN, "payable=订单应付金额 freight=运费 platform_discount=平台实际承担优惠金额"),
        *_columns(
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
        *_columns(Kind.TEXT, "shop=店铺 aftersale_id=售后单号 order_id=订单号 line_id=商品单号", required=True),
        *_columns(Kind.TEXT, "kind=售后类型 status=售后状态 reason=售后原因"),
        *_columns(Kind.FEN, "refund_goods=退商品金额 refund_freight=退运费金额"),
        *_columns(Kind.MOMENT, "applied_at=售后申请时间", required=True),
        *_columns(
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
        *_columns(Kind.TEXT, "shop=店铺 account=账号名称", required=True),
        *_columns(Kind.TEXT, "nickname=客服昵称"),
        *_columns(Kind.DATE, "biz_date=日期", required=True),
        *_columns(
            Kind.COUNT,
            "people=人工已接待人数 sessions=人工已接待会话量 inquiries=询单人数 placed=下单人数 payers=支付人数 alerts=预警会话量",
        ),
        *_columns(
            Kind.PPM,
            "dissatisfied_rate=不满意率 reply3_sessions_rate=3分钟人工回复率(会话) reply3_rate=3分钟人工回复率 satisfied_rate=满意率",
        ),
        *_columns(
            Kind.MILLISECONDS,
            "first_response=首次响应时长 response=平均响应时长 new_response=新平均响应时长 online=PC在线时长",
        ),
        *_columns(Kind.FEN, "sales=客服销售额"),
    ),
)
"""One row per service account and day, from the staff report; reported rates carry no denominator (settled 8)."""

AD_DAYS = FactTable(
    "ad_days",
    "投放日报",
    ("account_id", "biz_date", "product_line"),
    (
        *_columns(Kind.TEXT, "account_id=抖音号 product_line=推广类型", required=True),
        *_columns(Kind.TEXT, "account_name=抖音号名称"),
        *_columns(Kind.DATE, "biz_date=日期", required=True),
        *_columns(Kind.FEN, "cost=消耗 gmv_direct=直接成交金额 gmv_total=总成交金额"),
        *_columns(
            Kind.COUNT, "impressions=展示次数 clicks=点击次数 orders_direct=直接成交订单数 orders_total=总成交订单数"
        ),
    ),
)

TARGETS = FactTable(
    "targets",
    "目标",
    ("period", "subject_kind", "subject", "indicator"),
    (
        *_columns(Kind.TEXT, "period=期间 subject_kind=对象类别 subject=对象 indicator=指标 unit=单位", required=True),
        *_columns(Kind.NUMBER, "value=目标值", required=True),
    ),
)
"""Targets by person, room or department (subject_kind person, room, department); value in base units of ``unit``."""

ATTENDANCE = FactTable(
    "attendance",
    "出勤",
    ("period", "person_id"),
    (
        *_columns(Kind.TEXT, "period=期间 person_id=工号", required=True),
        *_columns(Kind.HUNDREDTHS, "scheduled_days=应出勤 paid_days=实出勤", required=True),
        *_columns(Kind.HUNDREDTHS, "leave_days=假期天数 unpaid_days=扣薪假天数"),
    ),
)
"""Days in hundredths. ``paid_days`` includes statutory paid leave; ``leave_days`` is all leave (sick, personal …)."""

REPORTED_VALUES = FactTable(
    "reported_values",
    "指标值",
    ("period", "person_id", "indicator"),
    (
        *_columns(Kind.TEXT, "period=期间 person_id=工号 indicator=指标", required=True),
        *_columns(Kind.NUMBER, "numerator=分子 denominator=分母", required=True),
        *_columns(Kind.TEXT, "unit=单位 source_department=来源部门 provider=提供人"),
        *_columns(Kind.MOMENT, "provided_at=提供时间"),
    ),
)
"""Values no export delivers. ``person_id`` may be a room or 部门 for shared values. The value is numerator ÷
denominator in base units (ratios: plain numerator and denominator); a plain value has denominator 1 (or its weight); a
reported rate without a denominator is ppm × weight over 1,000,000 × weight, so that it stays a plain ratio (settled 8)."""

RATINGS = FactTable(
    "ratings",
    "行为评分",
    ("period", "person_id", "indicator"),
    (
        *_columns(Kind.TEXT, "period=期间 person_id=工号 indicator=指标", required=True),
        *_columns(Kind.NUMBER, "self_points=自评 superior_points=上级"),
        *_columns(Kind.TEXT, "facts=事实"),
    ),
)
"""Points given by people, in base units of points; an empty cell is not a zero. ``indicator`` is the indicator id."""

EVENTS = FactTable(
    "events",
    "事件",
    ("person_id", "rule", "happened_on", "facts"),
    (
        *_columns(Kind.DATE, "happened_on=日期", required=True),
        *_columns(Kind.TEXT, "person_id=工号 rule=规则 facts=事实", required=True),
        *_columns(Kind.TEXT, "evidence=证据"),
        *_columns(Kind.COUNT, "quantity=数量", required=True),
    ),
)
"""The event log; ``rule`` is an event kind's id. That a log was delivered at all is in ``deliveries``."""

DELIVERIES = FactTable(
    "deliveries",
    "送达",
    ("table_name", "period"),
    (
        *_columns(Kind.TEXT, "table_name=事实表 period=期间", required=True),
        *_columns(Kind.COUNT, "rows=行数", required=True),
        *_columns(Kind.COUNT, "held=未到行数"),
        *_columns(Kind.MOMENT, "exported_at=导出时间"),
    ),
)
"""Which tables were delivered for which period, so that an empty log is zero events and an absent one unknown.

``held`` counts rows the source marks as not ready yet (延迟统计): while it is not zero the period is incomplete."""

UNASSIGNED = "未归属"
"""Stands for the person of a slot whose name nobody in ``people`` bears."""

TABLES: dict[str, FactTable] = {
    table.name: table
    for table in (
        PEOPLE,
        ACCOUNTS,
        SLOTS,
        SESSIONS,
        ORDER_LINES,
        AFTER_SALES,
        SERVICE_DAYS,
        AD_DAYS,
        TARGETS,
        ATTENDANCE,
        REPORTED_VALUES,
        RATINGS,
        EVENTS,
        DELIVERIES,
    )
}
"""All fact tables by name."""
