"""The anchors' roster as a slot list: 日期, 上播时间, 下播时间, 主播姓名, with the room in a column beside."""

from __future__ import annotations

from pathlib import Path

from kaohe.ingest.sources.roster.layouts import SLOT_LIST
from kaohe.sample.schedule import Schedule, Slot
from kaohe.sample.writers.sheets import Cell, write_sheets
from kaohe.sample.writers.workbook import in_roster, in_slot_list

HEADER = ("直播间", *SLOT_LIST)


def write_roster(path: Path, schedule: Schedule, period: str) -> None:
    """One line per anchor slot that touches the month; a slot over midnight ends 「次日」."""
    slots = [slot for slot in schedule.slots if in_slot_list(slot) and in_roster(slot, period)]
    write_sheets(path, [("排班", [HEADER, *map(_line, slots)])])


def _line(slot: Slot) -> list[Cell]:
    values: dict[str, Cell] = {
        "直播间": slot.room.name,
        "日期": f"{slot.start:%Y-%m-%d}",
        "上播时间": f"{slot.start:%H:%M}",
        "下播时间": ("次日" if slot.end.date() > slot.start.date() else "") + f"{slot.end:%H:%M}",
        "主播姓名": slot.person.alias,
    }
    return [values.get(name, "") for name in HEADER]
