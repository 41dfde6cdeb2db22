"""Sheets whose numbers bear a unit: 目标 and 指标值 (settled 1 and 8)."""

from __future__ import annotations

from kaohe.ingest.columns import COUNT, MOMENT, PERIOD, QUANTITY, TEXT, choice
from kaohe.ingest.importer import Importer, has, may, must
from kaohe.quantities import PPM

SUBJECTS = {
    "个人": "person",
    "直播间": "room",
    "部门": "department",
    "person": "person",
    "room": "room",
    "department": "department",
}
"""对象类别 as people write it, and as it is kept."""

TARGETS = Importer(
    id="workbook.targets",
    version=1,
    title="目标",
    table="targets",
    fields=(
        must("period", PERIOD, "期间"),
        must("subject_kind", choice("subject", SUBJECTS), "对象类别"),
        must("subject", TEXT, "对象"),
        must("indicator", TEXT, "指标"),
        must("amount", QUANTITY, "目标值"),
        may("unit_name", TEXT, "单位"),
    ),
    derived={"unit": "unit_used", "value": "in_base_units(amount, unit_used)"},
    relation="(SELECT *, unit_chosen(unit_name, amount, indicator) AS unit_used FROM {typed})",
    names={"indicator": "indicator"},
    by_hand=True,
    person="subject",
    person_when="subject_kind = 'person'",
)

# A plain value is a weighted mean of one: value × weight over weight. A rate keeps to numerator and denominator
# as they are; one reported without a denominator is ppm × weight over 1,000,000 × weight (settled 8).
_VALUES = f"""(
    SELECT *, CASE WHEN top IS NOT NULL AND bottom IS NOT NULL THEN scaled_top(top, bottom, unit_used)
                   ELSE in_base_units(value, unit_used) * coalesce(weight, 1) END AS above,
           CASE WHEN top IS NOT NULL AND bottom IS NOT NULL THEN scaled_bottom(top, bottom, unit_used)
                WHEN is_ratio(unit_used) THEN coalesce(weight, 1) * {PPM} ELSE coalesce(weight, 1) END AS below
    FROM (SELECT *, unit_chosen(unit_name, coalesce(value, top), indicator) AS unit_used FROM {{typed}}
          WHERE value IS NOT NULL OR (top IS NOT NULL AND bottom IS NOT NULL)))"""

VALUES = Importer(
    id="workbook.values",
    version=1,
    title="指标值",
    table="reported_values",
    fields=(
        must("period", PERIOD, "期间"),
        must("person_id", TEXT, "工号", "姓名", "对象"),
        must("indicator", TEXT, "指标"),
        may("top", QUANTITY, "分子"),
        may("bottom", QUANTITY, "分母"),
        has("value", QUANTITY, "值"),
        may("weight", COUNT, "权重"),
        may("unit_name", TEXT, "单位"),
        may("source_department", TEXT, "来源部门"),
        may("provider", TEXT, "提供人"),
        may("provided_at", MOMENT, "提供时间"),
    ),
    derived={"numerator": "above", "denominator": "below", "unit": "unit_used"},
    relation=_VALUES,
    names={"indicator": "indicator"},
    by_hand=True,
    person="person_id",
    person_when="person_id NOT IN (SELECT room FROM account_rooms) AND person_id <> '部门'",
)
