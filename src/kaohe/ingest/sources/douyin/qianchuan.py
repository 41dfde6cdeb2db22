"""巨量千川: ad spend by 抖音号 and day, of standard and of whole-site promotion (platform data §1.8)."""

from __future__ import annotations

from kaohe.ingest.columns import COUNT, DATE, ID, MONEY, TEXT
from kaohe.ingest.importer import Importer, has, may, must
from kaohe.ingest.sources.douyin.layouts import QIANCHUAN_SITE, QIANCHUAN_STANDARD

STANDARD = Importer(
    id="douyin.qianchuan.standard",
    version=1,
    title="千川 标准推广·直播",
    table="ad_days",
    fields=(
        must("account_id", ID, "抖音号"),
        may("account_name", TEXT, "抖音号名称"),
        must("biz_date", DATE, "日期"),
        has("cost", MONEY, "消耗(元)"),
        may("impressions", COUNT, "展示次数"),
        may("clicks", COUNT, "点击次数"),
        may("orders_total", COUNT, "7日总成交订单数"),
        may("gmv_total", MONEY, "7日总成交金额(元)"),
        may("orders_direct", COUNT, "直接成交订单数"),
        may("gmv_direct", MONEY, "直接成交金额(元)"),
    ),
    derived={"product_line": "'标准推广·直播'"},
    known=frozenset(QIANCHUAN_STANDARD),
    moments=("biz_date",),
)

SITE = Importer(
    id="douyin.qianchuan.site",
    version=1,
    title="千川 全域推广·直播",
    table="ad_days",
    fields=(
        must("account_id", ID, "抖音号"),
        may("account_name", TEXT, "抖音号名称"),
        must("biz_date", DATE, "日期"),
        has("cost", MONEY, "整体消耗(元)"),
        has("gmv_total", MONEY, "整体成交金额(元)"),
        may("orders_total", COUNT, "整体成交订单数"),
    ),
    derived={"product_line": "'全域推广·直播'"},
    known=frozenset(QIANCHUAN_SITE),
    moments=("biz_date",),
)
