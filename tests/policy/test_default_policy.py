"""The delivered policy: eight positions, eight tables, the procedure, and nothing to complain about."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from policy_variants import FOLDER, default

from kaohe import policy
from kaohe.policy import Policy
from kaohe.policy.checks.visit import inside
from kaohe.policy.measures import Event
from kaohe.policy.scorecard import Row
from kaohe.quantities import POINT, show_points

TABLES = {
    "live_operations_manager": "销售收入30 利润额20 观看人数10 转化率10 下单率10 关注人数5 粉丝增长率5 重要任务完成情况10",
    "anchor": "直播销售指标完成率30 直播UV10 直播时长10 粉丝增长率10 直播转化率10 人均停留时长10 点赞量5 评论互动5 退货率5 主播复盘5",
    "co_host": "直播间销售完成率（团队）20 直播准备完整率15 中控操作准确15 公屏回复及时率10 人均停留时长（团队）10 粉丝团加入率10 "
    "副播时长10 场次数据日报5 样品管理5",
    "operations_specialist": "直播销售指标完成率30 利润率指标达成20 整体推广费用控制率10 直播UV10 直播转化率10 人均停留时长5 投入产出5 "
    "产品链接计划与执行5 数据统计与总结报表5",
    "live_service": "询单转化率25 平均响应时长15 3分钟人工回复率15 客户满意度15 有责差评与投诉10 售后转交与处理及时率10 弹幕问题抓取10",
    "shop_service": "3分钟人工回复率20 平均人工首响时长10 IM不满意率15 平均售后退款时长15 询单转化率15 商家问题投诉率10 商家体验分（团队）10 "
    "售后台账与工单准确5",
    "copywriter": "策划方案一次通过率20 文案产出量15 按时完成率15 引流短视频完播/点击率15 直播脚本采用率15 错漏与违禁词10 活动策划达成10",
    "designer": "设计效果满意度20 重复修改20 完成及时性20 主图/封面点击率15 产出量10 页面方案创新10 源文件归档与版权5",
}
"""The printed KPI rows with their full marks."""

TITLES = "直播运营经理 直播主播 主播助理/副主播 直播运营专员 直播客服 抖音小店客服 文案策划专员 美工"


def rows(position: str) -> tuple[Row, ...]:
    return default().scorecard(position).sections[0].rows


def test_nothing_is_wrong_with_it() -> None:
    examined = policy.examine(FOLDER)
    assert examined.findings == ()
    assert examined.policy == default()


def test_it_holds_the_eight_positions_in_order_of_their_codes() -> None:
    assert [position.title for position in default().positions] == TITLES.split()
    assert [position.code for position in default().positions] == [f"ZB-0{number}" for number in range(1, 9)]


@pytest.mark.parametrize("position", TABLES)
def test_a_kpi_table_has_the_printed_rows_and_full_marks(position: str) -> None:
    printed = [f"{row.name}{row.full_marks // POINT}" for row in rows(position)]
    assert printed == TABLES[position].split()


def test_kpi_counts_80_and_behaviour_20_rated_20_by_oneself_and_80_by_the_superior() -> None:
    for card in default().scorecards:
        assert [section.weight for section in card.sections] == [800_000, 200_000]
        assert {section.raters.self_weight for section in card.sections} == {200_000}
        assert {section.raters.superior_weight for section in card.sections} == {800_000}


def test_staff_share_one_behaviour_set_and_the_manager_has_ten_of_ten_points() -> None:
    behaviours = {card.position: card.sections[1] for card in default().scorecards}
    manager = behaviours.pop("live_operations_manager")
    assert len({section.model_dump_json() for section in behaviours.values()}) == 1
    assert [row.name for row in behaviours["anchor"].rows] == "责任心 勤奋度 团队合作 专业与学习 执行与沟通".split()
    assert [show_points(row.full_marks) for row in manager.rows] == ["10.00"] * 10


def test_the_managers_indicators_are_the_eight_and_ten_of_the_form() -> None:
    lists = default().position("live_operations_manager").description.indicators
    assert lists.measured == tuple(
        "转化率 关注人数 粉丝增长率 观看人数 下单率 销售收入 利润额 重要任务完成情况".split()
    )
    assert lists.judged == tuple(
        "成本控制情况 员工培养 价值观 领导能力 判断与决策能力 人际能力 沟通能力 影响力 计划与执行能力 "
        "制度流程标准建设与执行情况".split()
    )


def test_the_manager_advises_on_spending_and_content_but_decides_on_appraisal() -> None:
    authority = default().position("live_operations_manager").description.authority
    assert [statement.advisory for statement in authority] == [True, True, False]
    assert len(default().position("live_operations_manager").description.duties) == 8


def test_the_manager_is_appraised_by_the_general_manager_and_appraises_the_others() -> None:
    appraisers = {position.id: position.appraised_by for position in default().positions}
    assert appraisers.pop("live_operations_manager") == "general_manager"
    assert set(appraisers.values()) == {"live_operations_manager"}


def test_grades_and_coefficients() -> None:
    table = [(grade.letter, grade.at_least, grade.coefficient) for grade in default().grades.grades]
    assert table == [
        ("S", 95 * POINT, 1_300_000),
        ("A", 85 * POINT, 1_100_000),
        ("B", 75 * POINT, 1_000_000),
        ("C", 60 * POINT, 800_000),
        ("D", None, 500_000),
    ]
    assert default().grades.named("D").veto_coefficient == 0


def test_sections_and_totals_end_at_110_and_the_pool_at_ten_with_five_of_bonus() -> None:
    for card in default().scorecards:
        assert [section.cap for section in card.sections] == [110 * POINT] * 2
        assert (card.total.floor, card.total.cap) == (0, 110 * POINT)
        assert (card.pool.low, card.pool.high) == (-10 * POINT, 10 * POINT)
        bonus = [entry.most for entry in card.pool.entries if entry.kind.points > 0]
        assert bonus == [5 * POINT]


def test_missing_data_waits_in_every_row() -> None:
    assert {row.missing for card in default().scorecards for section in card.sections for row in section.rows} == {
        "wait"
    }


def test_targets_of_ones_own_amounts_are_prorated_and_those_of_rates_and_teams_are_not() -> None:
    prorated = [
        (card.position, row.name) for card in default().scorecards for row in rows(card.position) if row.prorate_target
    ]
    assert prorated == [
        ("anchor", "直播销售指标完成率"),
        ("operations_specialist", "直播销售指标完成率"),
        ("copywriter", "文案产出量"),
        ("designer", "产出量"),
    ]


def test_the_procedure_has_six_sections_sixteen_steps_and_an_interview_form_of_33_fields() -> None:
    procedure = default().procedure
    assert [clause.heading for clause in procedure.clauses] == [
        "总则",
        "适用范围",
        "考核周期",
        "考核实施",
        "考核内容",
        "考核结果运用",
    ]
    assert [step.number for step in procedure.steps] == list(range(1, 17))
    assert [field.number for field in procedure.interview.fields] == list(range(1, 34))


def test_every_event_is_used_by_some_rule() -> None:
    used = {event.event for card in default().scorecards for event in inside(card, Event)}
    assert used == {event.id for event in default().events}


@pytest.mark.parametrize(
    ("day", "works"),
    [("2026-10-07", False), ("2026-10-08", True), ("2026-10-10", True), ("2026-10-11", False), ("2026-02-28", True)],
)
def test_the_calendar_knows_holidays_and_make_up_days(day: str, works: bool) -> None:
    assert default().facts.calendar.is_working_day(dt.date.fromisoformat(day)) is works


def test_october_2026_has_eighteen_working_days() -> None:
    days = (dt.date(2026, 10, day) for day in range(1, 32))
    assert sum(default().facts.calendar.is_working_day(day) for day in days) == 18


def test_the_canonical_text_reads_back_to_the_same_policy() -> None:
    again = Policy.model_validate(json.loads(default().canonical))
    assert again == default()
    assert again.fingerprint == default().fingerprint


def test_another_number_gives_another_fingerprint() -> None:
    plain = json.loads(default().canonical)
    plain["grades"]["grades"][0]["at_least"] = "96"
    assert Policy.model_validate(plain).fingerprint != default().fingerprint
