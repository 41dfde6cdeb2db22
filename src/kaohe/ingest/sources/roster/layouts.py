"""The header rows of rosters (platform data §1.14)."""

from __future__ import annotations

SLOT_LIST = ("日期", "上播时间", "下播时间", "主播姓名", "场控姓名", "时段消耗")
"""The plain slot list; a column 直播间 may stand anywhere and is needed when there are several rooms."""
