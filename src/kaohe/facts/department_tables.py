"""What only the department knows: people, accounts, rosters, targets, attendance, values, ratings, events."""

from __future__ import annotations

from kaohe.facts.schema import FactTable, Kind, columns

PEOPLE = FactTable(
    "people",
    "人员",
    ("person_id", "effective_on"),
    (
        *columns(Kind.TEXT, "person_id=工号 name=姓名", required=True),
        *columns(Kind.TEXT, "aliases=花名/别名"),
        *columns(Kind.TEXT, "position=岗位", required=True),
        *columns(Kind.TEXT, "superior_id=直接上级工号 employment=用工类型"),
        *columns(Kind.DATE, "hired_on=入职日 left_on=离职日 effective_on=生效日"),
        *columns(Kind.FEN, "pay_base=绩效工资基数"),
        *columns(Kind.TEXT, "commission_scheme=提成方案"),
    ),
)
"""One row per person and effective date; ``position`` is the policy's slug, aliases are joined with 「、」."""

ACCOUNTS = FactTable(
    "accounts",
    "账号",
    ("platform", "account_id", "valid_from"),
    (
        *columns(Kind.TEXT, "platform=平台 account_id=账号ID", required=True),
        *columns(Kind.TEXT, "name=名称 room=直播间 shop=店铺 person_id=工号"),
        *columns(Kind.DATE, "valid_from=生效起 valid_to=生效止"),
    ),
)
"""Platform accounts: room accounts name their room and shop, service accounts the person; dates inclusive."""

SLOTS = FactTable(
    "slots",
    "排班",
    ("room", "person_id", "role", "started_at"),
    (
        *columns(Kind.TEXT, "room=直播间 person_id=工号 role=角色", required=True),
        *columns(
            Kind.MOMENT, "planned_start=计划起 planned_end=计划止 started_at=实际起 ended_at=实际止", required=True
        ),
        *columns(Kind.COUNT, "weight=权重"),
        *columns(Kind.TEXT, "swap_confirmed=换班确认"),
    ),
)
"""Who was on air, half-open [started_at, ended_at); role is 主播, 副播, 运营 or 场控; weight defaults to 1."""

TARGETS = FactTable(
    "targets",
    "目标",
    ("period", "subject_kind", "subject", "indicator"),
    (
        *columns(Kind.TEXT, "period=期间 subject_kind=对象类别 subject=对象 indicator=指标 unit=单位", required=True),
        *columns(Kind.NUMBER, "value=目标值", required=True),
    ),
)
"""Targets by person, room or department (subject_kind person, room, department); value in base units of ``unit``."""

ATTENDANCE = FactTable(
    "attendance",
    "出勤",
    ("period", "person_id"),
    (
        *columns(Kind.TEXT, "period=期间 person_id=工号", required=True),
        *columns(Kind.HUNDREDTHS, "scheduled_days=应出勤 paid_days=实出勤", required=True),
        *columns(Kind.HUNDREDTHS, "leave_days=假期天数 unpaid_days=扣薪假天数"),
    ),
)
"""Days in hundredths. ``paid_days`` includes statutory paid leave; ``leave_days`` is all leave (sick, personal …)."""

REPORTED_VALUES = FactTable(
    "reported_values",
    "指标值",
    ("period", "person_id", "indicator"),
    (
        *columns(Kind.TEXT, "period=期间 person_id=工号 indicator=指标", required=True),
        *columns(Kind.NUMBER, "numerator=分子 denominator=分母", required=True),
        *columns(Kind.TEXT, "unit=单位 source_department=来源部门 provider=提供人"),
        *columns(Kind.MOMENT, "provided_at=提供时间"),
    ),
)
"""Values no export delivers. ``person_id`` may be a room or 部门 for shared values. The value is numerator ÷
denominator in base units (ratios: plain numerator and denominator); a plain value has denominator 1 (or its weight); a
reported rate without a denominator is ppm × weight over 1,000,000 × weight, so that it stays a plain ratio (settled 8)."""

RATINGS = FactTable(
    "ratings",
    "行为评分",
    ("period", "person_id", "indicator"),
    (
        *columns(Kind.TEXT, "period=期间 person_id=工号 indicator=指标", required=True),
        *columns(Kind.NUMBER, "self_points=自评 superior_points=上级"),
        *columns(Kind.TEXT, "facts=事实"),
    ),
)
"""Points given by people, in base units of points; an empty cell is not a zero. ``indicator`` is the indicator id."""

EVENTS = FactTable(
    "events",
    "事件",
    ("person_id", "rule", "happened_on", "facts"),
    (
        *columns(Kind.DATE, "happened_on=日期", required=True),
        *columns(Kind.TEXT, "person_id=工号 rule=规则 facts=事实", required=True),
        *columns(Kind.TEXT, "evidence=证据"),
        *columns(Kind.COUNT, "quantity=数量", required=True),
    ),
)
"""The event log; ``rule`` is an event kind's id. That a log was delivered at all is in ``deliveries``."""
