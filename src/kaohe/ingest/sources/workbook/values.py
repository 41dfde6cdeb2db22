"""Sheets whose numbers bear a unit: 目标 and 指标值 (settled 1 and 8)."""

from __future__ import annotations

from kaohe.ingest.columns import COUNT, MOMENT, PERIOD, QUANTITY, TEXT, choice
from kaohe.ingest.importer import Importer, has, may, must
from kaohe.ingest.units import UNIT_SCALES, WITH_UNITS
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

_TARGETS = f"""(
    SELECT * FROM (
        SELECT *, TRY(amount_of(parts)) AS plain, unit_chosen(unit_name, unit_of(parts), usual) AS unit_used
        FROM (SELECT *, parts_of(amount) AS parts FROM {{typed}}) {WITH_UNITS}) {UNIT_SCALES})"""

_INCOMPLETE = "单位没有写或不认识、与列里的单位不一致、与指标的单位不是一类、数值比最小单位还细或太大，或分母是负数。"

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
    derived={"unit": "unit_used", "value": "TRY(whole(plain * scale))"},
    relation=_TARGETS,
    names={"indicator": "indicator"},
    by_hand=True,
    incomplete=_INCOMPLETE,
    person="subject",
    person_when="subject_kind = 'person'",
)

# A plain value is a weighted mean of one: value × weight over weight. A rate keeps to numerator and denominator
# as they are; one reported without a denominator is ppm × weight over 1,000,000 × weight (settled 8).
_VALUES = f"""(
    SELECT *, TRY(CASE WHEN halves THEN whole(high * power * CASE WHEN ratio THEN 1 ELSE scale END)
                       ELSE whole(plain * scale) * coalesce(weight, 1) END) AS above,
           TRY(CASE WHEN NOT halves THEN coalesce(weight, 1) * CASE WHEN ratio THEN {PPM} ELSE 1 END
                    WHEN low >= 0 AND scale IS NOT NULL THEN whole(low * power) END) AS below
    FROM (SELECT *, high IS NOT NULL AND low IS NOT NULL AS halves, ten_power(high, low) AS power FROM (
          SELECT *, TRY(amount_of(top_parts)) AS high, TRY(amount_of(bottom_parts)) AS low,
                 TRY(amount_of(value_parts)) AS plain,
                 unit_chosen(unit_name, coalesce(unit_of(value_parts), unit_of(top_parts)), usual) AS unit_used FROM (
              SELECT *, parts_of(top) AS top_parts, parts_of(bottom) AS bottom_parts, parts_of(value) AS value_parts
              FROM {{typed}} WHERE value IS NOT NULL OR (top IS NOT NULL AND bottom IS NOT NULL)) {WITH_UNITS}))
    {UNIT_SCALES})"""

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
    incomplete=_INCOMPLETE,
    person="person_id",
    person_when="person_id NOT IN (SELECT room FROM account_rooms) AND person_id <> '部门'",
)
