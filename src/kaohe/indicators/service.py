"""Service quantities (客服): counts, and reported rates and times weighted by sessions (class W, 近似)."""

from __future__ import annotations

from kaohe.indicators.base import Quantity
from kaohe.quantities import PPM


def _weighted(entry: str, scale: int) -> tuple[Quantity, Quantity]:
    name, title, unit, column, weight = entry.split("/")
    return (
        Quantity(
            name,
            f"{title}×会话量",
            unit,
            "service_days",
            f"{column} * sessions",
            scale,
            weights={"service_sessions": weight},
        ),
        Quantity(
            weight,
            f"有{title}的会话量",
            "次",
            "service_days",
            f"CASE WHEN {column} IS NOT NULL THEN sessions WHEN sessions = 0 THEN 0 END",
        ),
    )


SERVICE = (
    Quantity("service_people", "人工已接待人数", "人次", "service_days", "people"),
    Quantity("service_sessions", "人工已接待会话量", "次", "service_days", "sessions"),
    Quantity("service_inquiries", "询单人数", "人次", "service_days", "inquiries"),
    Quantity("service_placed", "下单人数", "人次", "service_days", "placed"),
    Quantity("service_payers", "支付人数", "人次", "service_days", "payers"),
    Quantity("service_alerts", "预警会话量", "次", "service_days", "alerts"),
    Quantity("service_sales", "客服销售额", "元", "service_days", "sales"),
    Quantity("service_online_ms", "PC在线时长", "毫秒", "service_days", "online"),
    *_weighted("response_weighted_ms/平均响应时长/毫秒/new_response/response_sessions", 1),
    *_weighted("first_response_weighted_ms/首次响应时长/毫秒/first_response/first_response_sessions", 1),
    *_weighted("reply3_weighted/3分钟人工回复率/次/reply3_sessions_rate/reply3_sessions", PPM),
    *_weighted("satisfied_weighted/满意率/次/satisfied_rate/satisfied_sessions", PPM),
    *_weighted("dissatisfied_weighted/不满意率/次/dissatisfied_rate/dissatisfied_sessions", PPM),
)
"""Over ``service_days``; 平均响应 is 新平均响应时长 and the older column is never mixed in (settled 7)."""

AFTER_SALES = (
    Quantity("refund_handling_ms", "退款处理时长", "毫秒", "after_sales", "epoch_ms(refunded) - epoch_ms(applied_at)"),
    Quantity("refund_cases", "退款单数", "单", "after_sales", "1"),
)
"""Over after-sale cases whose product refund succeeded in the period."""
