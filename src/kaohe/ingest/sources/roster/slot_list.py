"""The plain slot list: date, times, anchors and controllers by name (platform data §1.14)."""

from __future__ import annotations

from kaohe.ingest.columns import CLOCK, CLOCK_END, DATE, TEXT
from kaohe.ingest.importer import Importer, may, must
from kaohe.ingest.sources.roster.layouts import SLOT_LIST

ROLES = {"anchors": "主播", "cohosts": "副播", "operators": "运营", "controllers": "场控"}

# Several names in one cell share the slot alike: whoever wrote them there said so.
_PEOPLE = ", ".join(f"{{'role': '{role}', 'names': {name}}}" for name, role in ROLES.items())
_RELATION = f"""(
    SELECT _row, room, unnest(names) AS person, role, CASE WHEN length(names) > 1 THEN 1 END AS weight,
           at_clock(biz_date, start) AS began, at_clock(biz_date, until(start, coalesce(stop, tail))) AS ended
    FROM (SELECT *, name_list(crew.names) AS names, crew.role AS role
          FROM (SELECT *, unnest([{_PEOPLE}]) AS crew FROM {{typed}})))"""

SLOT_ROSTER = Importer(
    id="roster.slot_list",
    version=1,
    title="排班表",
    table="slots",
    fields=(
        must("biz_date", DATE, "日期"),
        may("room", TEXT, "直播间", "直播间名称", "房间"),
        must("start", CLOCK, "上播时间", "开播时间"),
        may("tail", CLOCK_END, "上播时间", "开播时间"),
        may("stop", CLOCK, "下播时间"),
        must("anchors", TEXT, "主播姓名", "主播"),
        may("cohosts", TEXT, "副播姓名", "副播", "助播姓名", "助播"),
        may("operators", TEXT, "运营姓名", "运营"),
        may("controllers", TEXT, "场控姓名", "场控", "中控姓名", "中控"),
    ),
    derived={
        "person_id": "person",
        "role": "role",
        "weight": "weight",
        "planned_start": "began",
        "planned_end": "ended",
        "started_at": "began",
        "ended_at": "ended",
    },
    relation=_RELATION,
    known=frozenset(SLOT_LIST),
    by_hand=True,
    person="person_id",
    day="started_at::DATE",
    incomplete="时段要有起也要有止。",
)
