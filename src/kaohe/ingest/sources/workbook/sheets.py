"""The sheets of Kaohe's own workbook as importers (settled 1): people, accounts, roster, attendance, events."""

from __future__ import annotations

from kaohe.ingest.columns import CLOCK, COUNT, DATE, DAYS, ID, MONEY, PERIOD, POINTS, TEXT, choice
from kaohe.ingest.importer import Check, Importer, has, may, must

ROLES = {"主播": "主播", "副播": "副播", "助播": "副播", "运营": "运营", "场控": "场控", "中控": "场控"}
"""Roles as people write them, and as the roster keeps them."""

PEOPLE = Importer(
    id="workbook.people",
    version=1,
    title="人员",
    table="people",
    fields=(
        must("person_id", ID, "工号", "员工编号"),
        must("name", TEXT, "姓名"),
        may("nicknames", TEXT, "花名/别名", "花名", "别名"),
        must("position", TEXT, "岗位", "职位"),
        may("superior_id", ID, "直接上级工号", "上级工号"),
        may("employment", TEXT, "用工类型"),
        may("hired_on", DATE, "入职日", "入职日期"),
        may("left_on", DATE, "离职日", "离职日期"),
        may("effective_on", DATE, "生效日", "生效日期"),
        may("pay_base", MONEY, "绩效工资基数"),
        may("commission_scheme", TEXT, "提成方案"),
    ),
    derived={"aliases": "names_joined(nicknames)"},
    names={"position": "position"},
    by_hand=True,
)

ACCOUNTS = Importer(
    id="workbook.accounts",
    version=1,
    title="账号",
    table="accounts",
    fields=(
        may("platform_name", TEXT, "平台"),
        must("account_id", ID, "账号ID", "抖音号", "账号"),
        may("name", TEXT, "名称", "账号名称"),
        has("room", TEXT, "直播间"),
        has("shop", TEXT, "店铺"),
        may("person_id", TEXT, "工号", "姓名"),
        may("valid_from", DATE, "生效起"),
        may("valid_to", DATE, "生效止"),
    ),
    derived={"platform": "coalesce(platform_name, '抖音')"},
    by_hand=True,
    person="person_id",
)

_SLOT_TIMES = """(
    SELECT *, at_clock(biz_date, plan_start) AS plan_from, at_clock(biz_date, until(plan_start, plan_stop)) AS plan_to,
           at_clock(biz_date, start) AS actual_from, at_clock(biz_date, until(start, stop)) AS actual_to
    FROM {typed})"""

ROSTER = Importer(
    id="workbook.roster",
    version=1,
    title="排班",
    table="slots",
    fields=(
        must("biz_date", DATE, "日期"),
        must("room", TEXT, "直播间"),
        has("plan_start", CLOCK, "计划起"),
        has("plan_stop", CLOCK, "计划止"),
        may("start", CLOCK, "实际起"),
        may("stop", CLOCK, "实际止"),
        must("person_id", TEXT, "工号", "姓名"),
        must("role", choice("role", ROLES), "角色"),
        may("weight", COUNT, "权重"),
        may("swap_confirmed", TEXT, "换班确认"),
    ),
    derived={
        "planned_start": "coalesce(plan_from, actual_from)",
        "planned_end": "coalesce(plan_to, actual_to)",
        "started_at": "coalesce(actual_from, plan_from)",
        "ended_at": "coalesce(actual_to, plan_to)",
    },
    relation=_SLOT_TIMES,
    by_hand=True,
    person="person_id",
    day="started_at::DATE",
    incomplete="时段要有起也要有止。",
)

ATTENDANCE = Importer(
    id="workbook.attendance",
    version=1,
    title="出勤",
    table="attendance",
    fields=(
        must("period", PERIOD, "期间"),
        must("person_id", TEXT, "工号", "姓名"),
        must("scheduled_days", DAYS, "应出勤"),
        must("paid_days", DAYS, "实出勤"),
        may("leave_days", DAYS, "假期天数", "请假天数", "假别天数"),
        may("unpaid_days", DAYS, "扣薪假天数"),
    ),
    checks=(
        Check(
            "paid-over-scheduled",
            (),
            "paid_days > scheduled_days",
            "的实出勤大于应出勤",
            "出勤系数最高为 1，多出的天数不计。",
        ),
        Check(
            "paid-leave-left-out",
            ("leave_days", "unpaid_days"),
            "leave_days > coalesce(unpaid_days, 0) AND paid_days + coalesce(unpaid_days, 0) < scheduled_days",
            "有不扣薪的假，但实出勤加扣薪假少于应出勤",
            "实出勤要含带薪假；没有含的话，带薪假会被当作缺勤，少发绩效工资。",
            "请核对实出勤是否已含带薪假；数据照常读入。",
        ),
    ),
    by_hand=True,
    person="person_id",
)

RATINGS = Importer(
    id="workbook.ratings",
    version=1,
    title="行为评分",
    table="ratings",
    fields=(
        must("period", PERIOD, "期间"),
        must("person_id", TEXT, "工号", "姓名"),
        must("indicator", TEXT, "指标"),
        has("self_points", POINTS, "自评"),
        has("superior_points", POINTS, "上级"),
        may("facts", TEXT, "事实"),
    ),
    names={"indicator": "indicator"},
    by_hand=True,
    person="person_id",
)

EVENTS = Importer(
    id="workbook.events",
    version=1,
    title="事件",
    table="events",
    fields=(
        must("happened_on", DATE, "日期"),
        must("person_id", TEXT, "工号", "姓名"),
        must("rule", TEXT, "规则"),
        must("facts", TEXT, "事实"),
        may("evidence", TEXT, "证据"),
        may("times", COUNT, "数量"),
    ),
    # A line of the log without a number is one event.
    derived={"quantity": "coalesce(times, 1)"},
    names={"rule": "event"},
    by_hand=True,
    log=True,
    person="person_id",
    day="happened_on",
)
