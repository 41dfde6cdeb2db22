"""飞鸽 客服数据: one row per service account and day (platform data §1.7); counts 08:00:00–22:59:59 only."""

from __future__ import annotations

from kaohe.ingest.columns import COUNT, DATE, HOURS, ID, MONEY, PERCENT_TEXT, SECONDS, TEXT
from kaohe.ingest.importer import Importer, has, may, must, net
from kaohe.ingest.sources.douyin.layouts import STAFF_23

STAFF = Importer(
    id="douyin.staff",
    version=1,
    title="飞鸽 客服数据",
    table="service_days",
    fields=(
        must("biz_date", DATE, "日期"),
        must("shop", TEXT, "店铺"),
        may("nickname", TEXT, "客服昵称"),
        must("account", ID, "账号名称"),
        may("people", COUNT, "人工已接待人数"),
        has("sessions", COUNT, "人工已接待会话量"),
        may("dissatisfied_rate", PERCENT_TEXT, "不满意率"),
        has("reply3_sessions_rate", PERCENT_TEXT, "3分钟人工回复率 (会话)"),
        may("reply3_rate", PERCENT_TEXT, "3分钟人工回复率"),
        may("first_response", SECONDS, "首次响应时长（秒）"),
        may("response", SECONDS, "平均响应时长（秒）"),
        has("new_response", SECONDS, "新平均响应时长（秒）"),
        has("satisfied_rate", PERCENT_TEXT, "满意率"),
        net("sales", MONEY, "客服销售额（元）"),
        has("inquiries", COUNT, "询单人数"),
        may("placed", COUNT, "下单人数"),
        has("payers", COUNT, "支付人数"),
        may("alerts", COUNT, "预警会话量"),
        may("online", HOURS, "PC在线时长（时）"),
    ),
    known=frozenset(STAFF_23),
    moments=("biz_date",),
)
