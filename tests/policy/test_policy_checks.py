"""What must be true of a policy: each check lets the default pass and names one thing that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from policy_variants import Plain, card, default, job, row, stopping, variant, whats

from kaohe.policy import checks
from kaohe.policy.checks import CHECKS

Change = Callable[[Plain], Any]


def bands(plain: Plain) -> list[Plain]:
    found: list[Plain] = row(plain, "anchor", "sales_completion")["rule"]["bands"]
    return found


def side(plain: Plain) -> Plain:
    found: Plain = row(plain, "anchor", "refund_rate")["rule"]["sides"][0]
    return found


def parts(plain: Plain) -> list[Plain]:
    found: list[Plain] = row(plain, "operations_specialist", "data_reports")["rule"]["parts"]
    return found


def guidance(plain: Plain) -> Plain:
    found: Plain = row(plain, "anchor", "comment_guidance")["rule"]
    return found


def deadline(plain: Plain) -> Plain:
    found: Plain = plain["procedure"]["steps"][0]["deadline"]
    return found


def event(name: str) -> Plain:
    return {"of": "event", "event": name}


BAD: list[tuple[str, Change, str]] = [
    ("bands_cover_the_range", lambda p: bands(p).pop(1), "90%（含）至100%（不含）没有对应的档"),
    ("bands_cover_the_range", lambda p: bands(p).pop(), "70%（不含）以下没有对应的档"),
    ("bands_cover_the_range", lambda p: bands(p)[0].update(at_most="200%"), "200%（不含）以上没有对应的档"),
    ("bands_cover_the_range", lambda p: bands(p)[0].update(at_least=None, more_than="100%"), "恰好100%没有对应的档"),
    ("bands_do_not_overlap", lambda p: bands(p)[1].update(less_than=None, at_most="100%"), "恰好100%同时落在两档里"),
    ("bands_do_not_overlap", lambda p: bands(p)[3].update(less_than="85%"), "80%（含）至85%（不含）同时落在两档里"),
    (
        "weights_sum_to_100",
        lambda p: card(p, "anchor")["sections"][0].update(weight="70%"),
        "各部分权重合计90%，应为100%",
    ),
    (
        "weights_sum_to_100",
        lambda p: row(p, "anchor", "likes").update(full_marks="6"),
        "「关键绩效考核指标」各项分值合计101.00分，应为100分",
    ),
    (
        "weights_sum_to_100",
        lambda p: card(p, "anchor")["sections"][0]["raters"].update(self_weight="30%"),
        "「关键绩效考核指标」自评与上级评分的权重合计不是100%",
    ),
    (
        "parts_sum_to_full_marks",
        lambda p: parts(p)[0].update(full_marks="4"),
        "各子项分值合计4.00分，与本项分值5.00分不一致",
    ),
    (
        "every_number_has_a_clause",
        lambda p: row(p, "anchor", "likes").update(clause="见附件"),
        "条款编号「见附件」不能引用",
    ),
    (
        "clauses_are_unique",
        lambda p: row(p, "anchor", "likes").update(clause="ZB-02-K08"),
        "条款编号「ZB-02-K08」同时用于「点赞量」、「评论互动」",
    ),
    ("direction_fits", lambda p: bands(p)[0].update(points="5"), "指标越大越好，规则却是越大分越低"),
    ("direction_fits", lambda p: side(p).update(side="below"), "指标越小越好，规则却是越小分越低"),
    (
        "direction_fits",
        lambda p: row(p, "co_host", "room_sales")["rule"].update(form="inverse"),
        "指标越大越好，规则却是越大分越低",
    ),
    (
        "direction_fits",
        lambda p: row(p, "copywriter", "campaign_uv")["rule"]["knots"][1].update(points="5"),
        "指标越大越好，规则却是越大分越低",
    ),
    ("cap_not_below_full_marks", lambda p: row(p, "anchor", "likes").update(cap="4"), "最高得分4.00分低于分值5.00分"),
    ("cap_not_below_full_marks", lambda p: row(p, "anchor", "likes").update(floor="6"), "最低得分6.00分高于分值5.00分"),
    ("step_not_larger_than_full_marks", lambda p: side(p).update(points="-6"), "一步扣6.00分，超过本项分值5.00分"),
    (
        "ratio_needs_positive_target",
        lambda p: row(p, "co_host", "room_sales").update(target="0元"),
        "目标值0元不大于零",
    ),
    (
        "ratio_needs_positive_target",
        lambda p: row(p, "live_operations_manager", "new_followers").update(target="-5人"),
        "目标值-5人不大于零",
    ),
    ("levels_are_reachable", lambda p: guidance(p)["ranges"][1].update(low="0.7"), "评分间隔0.50分与范围的两端不合"),
    (
        "levels_are_reachable",
        lambda p: row(p, "anchor", "diligence")["rule"]["levels"][0].update(points="18"),
        "最高一档18.00分，与分值20.00分不一致",
    ),
    (
        "levels_are_reachable",
        lambda p: row(p, "anchor", "diligence")["rule"]["levels"][1].update(points="10"),
        "两档的分数相同",
    ),
    (
        "veto_has_judge_and_evidence",
        lambda p: card(p, "anchor")["vetoes"][0].update(judge="待定"),
        "一票否决「虚假宣传或违禁词被处罚」没有写明认定人 judge",
    ),
    (
        "veto_has_judge_and_evidence",
        lambda p: card(p, "anchor")["vetoes"][0].update(evidence="无"),
        "一票否决「虚假宣传或违禁词被处罚」没有写明证据 evidence",
    ),
    (
        "veto_has_judge_and_evidence",
        lambda p: card(p, "anchor")["vetoes"][1].update(when={"measure": "completion", "less_than": "50%"}),
        "「断播」每次扣分，但条件里不是恰好一种事件",
    ),
    (
        "one_fact_one_row",
        lambda p: row(p, "copywriter", "copy_timeliness")["rule"]["kinds"][0].update(measure=event("typo")),
        "「错别字」同时用于「按时完成率」、「错漏与违禁词」",
    ),
    (
        "one_fact_one_row",
        lambda p: row(p, "anchor", "live_uv").update(indicator="conversion"),
        "「转化率」同时用于「直播UV」、「直播转化率」",
    ),
    (
        "job_description_matches_kpi_table",
        lambda p: row(p, "live_operations_manager", "profit").update(name="利润率"),
        "指标「利润率」：指标表有，岗位说明书没有",
    ),
    (
        "references_resolve",
        lambda p: row(p, "anchor", "likes").update(indicator="likes_per_viewers"),
        "指标「likes_per_viewers」不存在",
    ),
    (
        "references_resolve",
        lambda p: row(p, "anchor", "session_review")["rule"]["kinds"][0].update(measure=event("review")),
        "事件「review」不存在",
    ),
    ("references_resolve", lambda p: job(p, "designer").update(reports_to="boss"), "岗位「boss」不存在"),
    ("references_resolve", lambda p: card(p, "anchor")["vetoes"][0].update(row="sales"), "指标行「sales」不存在"),
    (
        "references_resolve",
        lambda p: card(p, "live_operations_manager")["vetoes"][0]["then"].update(grade="E"),
        "等级「E」不存在",
    ),
    ("references_resolve", lambda p: p["pay"]["commissions"][0].update(positions=["host"]), "岗位「host」不存在"),
    (
        "references_resolve",
        lambda p: p["facts"]["attribution"]["position_roles"].update(anchor="主持"),
        "角色「主持」不存在",
    ),
    ("references_resolve", lambda p: deadline(p).update(after="start"), "步骤「start」不存在"),
    (
        "references_resolve",
        lambda p: p["grades"]["distribution"].update(shares={"E": "5%"}),
        "等级「E」不存在",
    ),
    (
        "references_resolve",
        lambda p: p["pay"]["performance"]["base_shares"][0].update(position="manager"),
        "岗位「manager」不存在",
    ),
    ("references_resolve", lambda p: p["pay"]["commissions"][0].update(base="gmv"), "指标「gmv」不存在"),
    ("references_resolve", lambda p: p["organization"].update(head="boss"), "岗位「boss」不存在"),
    ("references_resolve", lambda p: card(p, "anchor")["vetoes"][0].update(section="main"), "部分「main」不存在"),
    (
        "references_resolve",
        lambda p: card(p, "anchor")["vetoes"][0]["when"].update(measure=event("penalty")),
        "事件「penalty」不存在",
    ),
    (
        "references_resolve",
        lambda p: card(p, "anchor")["pool"]["entries"][0]["kind"].update(measure=event("praise")),
        "事件「praise」不存在",
    ),
    ("dimensions_agree", lambda p: bands(p)[0].update(at_least="25万元"), "比率和金额放在一起比较"),
    ("dimensions_agree", lambda p: row(p, "anchor", "live_hours").update(target="8次"), "时长和数量放在一起比较"),
    ("dimensions_agree", lambda p: side(p).update(each="1次"), "比率和数量放在一起比较"),
    ("dimensions_agree", lambda p: side(p).update(start="25元"), "比率和金额放在一起比较"),
    (
        "dimensions_agree",
        lambda p: row(p, "copywriter", "campaign_uv")["rule"]["knots"][1].update(at="9000000人"),
        "比率和数量放在一起比较",
    ),
    (
        "dimensions_agree",
        lambda p: row(p, "anchor", "likes")["rule"]["cases"][0]["when"].update(at_least="1次"),
        "比率和数量放在一起比较",
    ),
    (
        "dimensions_agree",
        lambda p: row(p, "anchor", "sales_completion")["rule"].update(
            measure={"of": "quotient", "numerator": "actual", "denominator": event("typo")}
        ),
        "金额和数量放在一起比较",
    ),
    (
        "dimensions_agree",
        lambda p: row(p, "anchor", "sales_completion")["rule"].update(
            measure={
                "of": "blend",
                "parts": [{"measure": "completion", "weight": "60%"}, {"measure": event("typo"), "weight": "40%"}],
            }
        ),
        "比率和数量放在一起比较",
    ),
    ("dimensions_agree", lambda p: p["indicators"][0].update(unit="块"), "指标的单位「块」不认识"),
    (
        "reporting_lines_are_a_tree",
        lambda p: job(p, "anchor").update(reports_to="anchor"),
        "「直播主播」的直接上级链到不了部门的上级",
    ),
    (
        "printed_subordinates_agree",
        lambda p: job(p, "designer").update(reports_to="general_manager"),
        "「美工」印在直接下级里，但上级不是本岗位",
    ),
    (
        "printed_subordinates_agree",
        lambda p: job(p, "live_operations_manager")["description"].update(printed_subordinates=[]),
        "「美工」上级是本岗位，但没有印在直接下级里",
    ),
    ("ids_are_plain_and_unique", lambda p: p["events"][0].update(id="Delay"), "事件的 id「Delay」写法不对"),
    ("ids_are_plain_and_unique", lambda p: p["events"][0].update(id="typo"), "事件「typo」出现了 2 次"),
    ("ids_are_plain_and_unique", lambda p: job(p, "designer").update(code="ZB-07"), "岗位编号「zb_07」出现了 2 次"),
    ("ids_are_plain_and_unique", lambda p: p["events"][0].update(id="actual"), "事件不能叫「actual」"),
    (
        "names_are_unique",
        lambda p: p["events"][0].update(name="错别字"),
        "事件名称「错别字」指了2样东西：错别字、错别字",
    ),
    (
        "names_are_unique",
        lambda p: p["indicators"][1].update(synonyms=["销售收入"]),
        "指标名称「销售收入」指了2样东西：净销售额、利润额",
    ),
    ("grades_descend", lambda p: p["grades"]["grades"][1].update(at_least="96"), "「A」的下限不低于「S」"),
    ("grades_descend", lambda p: p["grades"]["grades"][1].update(at_least=None), "「A」没有下限，却不是最后一档"),
    ("grades_descend", lambda p: p["grades"]["grades"][2].update(coefficient="1.2"), "「B」的系数高于「A」"),
    ("grades_descend", lambda p: p["grades"]["grades"][4].update(at_least="10"), "最后一档「D」写了下限"),
    (
        "tiers_ascend",
        lambda p: p["pay"]["commissions"][0]["tiers"][0].update(at_least="1元"),
        "「主播提成」的第一段不是从0元起",
    ),
    (
        "tiers_ascend",
        lambda p: p["pay"]["commissions"][0]["tiers"][1].update(at_least="30万元"),
        "「主播提成」的分段没有从小到大排列",
    ),
    (
        "tiers_ascend",
        lambda p: p["pay"]["commissions"][0]["tiers"][0].update(at_least="0件"),
        "「主播提成」的分段不是金额",
    ),
    (
        "tiers_ascend",
        lambda p: p["pay"]["performance"]["department"]["bands"][1].update(at_least="120%"),
        "部门系数的各档没有从高到低排列",
    ),
    (
        "tiers_ascend",
        lambda p: p["pay"]["performance"]["department"]["bands"].pop(),
        "只有最后一档不写下限",
    ),
    ("deadlines_are_complete", lambda p: deadline(p).update(day=None), "步骤「拟定目标」的期限缺少「day」（日）"),
    (
        "calendar_is_consistent",
        lambda p: p["facts"]["calendar"]["make_up_days"].append("2026-10-01"),
        "2026-10-01 既是节假日又是调休上班日",
    ),
    ("calendar_is_consistent", lambda p: p["facts"]["calendar"].update(holidays=[]), "工作日历里没有 2026 年的节假日"),
    (
        "calendar_is_consistent",
        lambda p: p["facts"]["calendar"]["make_up_days"].append("2026-10-12"),
        "调休上班日 2026-10-12 本来就是工作日",
    ),
    ("bounds_are_ordered", lambda p: card(p, "anchor")["total"].update(cap="90"), "总分的上下限是0.00至90.00分"),
    ("bounds_are_ordered", lambda p: card(p, "anchor")["pool"].update(low="1"), "加减分的上下限是1.00至10.00分"),
    (
        "sentence_and_rule_agree",
        lambda p: bands(p)[1].update(points="26"),
        "打分标准里的「25」在规则中找不到",
    ),
    (
        "sentence_and_rule_agree",
        lambda p: row(p, "anchor", "live_uv").update(standard="≥5万得10分"),
        "打分标准里的「5万」在规则中找不到",
    ),
]
"""The check, a change of the default policy, and what the check says about it."""

MODULES = {module.__name__.rpartition(".")[2]: module for module in CHECKS}


@pytest.mark.parametrize("name", MODULES)
def test_the_default_policy_passes(name: str) -> None:
    assert MODULES[name].check(default()) == ()


@pytest.mark.parametrize(("name", "change", "says"), BAD)
def test_the_check_says_what_is_wrong(name: str, change: Change, says: str) -> None:
    findings = MODULES[name].check(variant(change))
    assert says in whats(findings)
    assert all(finding.why and finding.next_step and str(finding.where) for finding in findings)


@pytest.mark.parametrize("name", MODULES)
def test_every_check_has_a_bad_example(name: str) -> None:
    assert name in {bad[0] for bad in BAD}


def test_every_file_of_checks_is_run() -> None:
    helpers = {"__init__", "visit", "intervals", "dimensions"}
    files = {path.stem for path in Path(checks.__file__).parent.glob("*.py")}
    assert files - helpers == set(MODULES)


def test_all_checks_speak_at_once() -> None:
    def spoil(plain: Plain) -> None:
        bands(plain).pop(1)
        card(plain, "designer")["sections"][0].update(weight="70%")
        plain["grades"]["grades"][1].update(at_least="96")

    codes = {finding.code for finding in checks.check(variant(spoil))}
    assert codes >= {"policy-bands-gap", "policy-weights", "policy-grades"}


def test_what_only_looks_odd_does_not_stop_the_work() -> None:
    findings = checks.check(variant(lambda p: row(p, "anchor", "live_uv").update(indicator="conversion", target=None)))
    assert not stopping(tuple(finding for finding in findings if finding.code == "policy-fact-twice"))


def test_a_bonus_needs_a_cap() -> None:
    def open_ended(plain: Plain) -> None:
        sales = row(plain, "co_host", "room_sales")
        sales.update(cap=None)
        sales["rule"].update(cap=None)

    findings = MODULES["cap_not_below_full_marks"].check(variant(open_ended))
    assert whats(findings) == ["超额加分没有上限"]


@pytest.mark.parametrize(
    "rule",
    [
        {
            "method": "steps",
            "sides": [{"side": "above", "each": "1个百分点", "partial": "up", "points": "1"}],
        },
        {"method": "counts", "kinds": [{"measure": event("typo"), "points": "1"}]},
    ],
)
def test_every_way_to_gain_points_needs_a_cap(rule: Plain) -> None:
    findings = MODULES["cap_not_below_full_marks"].check(
        variant(lambda p: row(p, "anchor", "refund_rate").update(rule=rule, cap=None))
    )
    assert whats(findings) == ["超额加分没有上限"]


def test_the_direction_of_an_indicator_says_nothing_about_counts_of_events() -> None:
    rule = {
        "method": "bands",
        "measure": event("typo"),
        "bands": [{"less_than": "1次", "points": "5"}, {"at_least": "1次", "points": "0"}],
    }
    fine = variant(lambda p: row(p, "anchor", "likes").update(rule=rule))
    assert MODULES["direction_fits"].check(fine) == ()


def test_a_ratio_without_any_target_warns() -> None:
    findings = MODULES["ratio_needs_positive_target"].check(
        variant(lambda p: row(p, "co_host", "room_sales").update(target=None))
    )
    assert whats(findings) == ["没有默认目标值"]
    assert not stopping(findings)


def test_a_planned_loss_is_allowed_where_the_rule_says_how() -> None:
    def planned_loss(plain: Plain) -> None:
        profit = row(plain, "live_operations_manager", "profit")
        profit.update(target="-100元")
        profit["rule"].update(measure={"of": "completion", "negative_target": "continuous"})

    assert MODULES["ratio_needs_positive_target"].check(variant(planned_loss)) == ()


def test_a_row_that_may_go_below_zero_may_lose_more_than_it_has() -> None:
    def deep(plain: Plain) -> None:
        side(plain).update(points="-6")
        row(plain, "anchor", "refund_rate").update(floor="-10")

    assert MODULES["step_not_larger_than_full_marks"].check(variant(deep)) == ()


def test_ranges_may_leave_no_hole_wider_than_a_step() -> None:
    findings = MODULES["levels_are_reachable"].check(variant(lambda p: guidance(p)["ranges"][1].update(low="2")))
    assert whats(findings) == ["0.00分与2.00分之间评不出分"]


def test_a_shared_behaviour_row_is_named_once() -> None:
    def both(plain: Plain) -> None:
        for position in ("anchor", "designer"):
            row(plain, position, "diligence")["rule"]["levels"][0].update(points="18")

    findings = checks.check(variant(both))
    named = [finding for finding in findings if finding.code == "policy-levels"]
    assert [finding.where.file for finding in named] == ["behaviour.yaml"]
