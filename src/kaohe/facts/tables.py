"""Every fact table Kaohe keeps; times are Asia/Shanghai wall time, money is fen."""

from __future__ import annotations

from kaohe.facts.department_tables import (
    ACCOUNTS,
    ATTENDANCE,
    EVENTS,
    PEOPLE,
    RATINGS,
    REPORTED_VALUES,
    SLOTS,
    TARGETS,
)
from kaohe.facts.platform_tables import AD_DAYS, AFTER_SALES, ORDER_LINES, SERVICE_DAYS, SESSIONS
from kaohe.facts.schema import FactTable, Kind, columns

DELIVERIES = FactTable(
    "deliveries",
    "送达",
    ("table_name", "period"),
    (
        *columns(Kind.TEXT, "table_name=事实表 period=期间", required=True),
        *columns(Kind.COUNT, "rows=行数", required=True),
        *columns(Kind.COUNT, "held=未到行数"),
        *columns(Kind.MOMENT, "exported_at=导出时间"),
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
