"""Time and spend quantities (时长、投放): slots, broadcasts and ad days."""

from __future__ import annotations

from kaohe.indicators.base import Quantity

AIRTIME = (
    Quantity("on_air_ms", "在播时长", "毫秒", "slots", "on_air_ms"),
    Quantity("rostered_ms", "排班时长", "毫秒", "slots", "rostered_ms"),
    Quantity("rostered_days", "排班天数", "个", "slots", "first_of_day"),
)
"""Over slots with their time on air; a room's are its sessions' and its anchors' slots, no minute twice."""

BROADCASTS = (Quantity("session_count", "直播场次", "场", "sessions", "1"),)
"""Broadcasts a person was on air in: restarts joined, false starts left out."""

SPEND = (
    Quantity("ad_cost", "投放消耗", "元", "ad_days", "cost"),
    Quantity("ad_gmv", "投放成交金额", "元", "ad_days", "gmv_total"),
    Quantity("ad_orders", "投放成交订单数", "单", "ad_days", "orders_total"),
    Quantity("ad_clicks", "投放点击次数", "次", "ad_days", "clicks"),
    Quantity("ad_impressions", "投放展示次数", "次", "ad_days", "impressions"),
)
"""Over ``ad_days``; a person's part is shared by time on air in the account's sessions of that day."""
