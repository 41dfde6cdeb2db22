"""Each row is told in one Chinese sentence, from the reasons of the plan and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from default_cards import compiled, default_policy
from one_rule import RATERS, outcome, put, terms
from scoring_rules import rule
from test_shapes import LEVELS, SALES, counts, steps

from kaohe.policy.rules import Bands
from kaohe.scoring import Given, Outcome, Terms, columns_of, words

Words = dict[str, Any]


def reasons(found: Outcome) -> dict[str, int]:
    return {name.removeprefix("row__"): value for name, value in found.reasons.items()}


def said(words_: Words, row: Terms, given: Mapping[str, Given], unit: str = "%") -> str:
    found = outcome(words_, row, given, unit)
    return words.sentence(found.row, reasons(found), found.state)


def test_a_completion_rate_names_both_amounts_and_the_band() -> None:
    assert said(SALES, terms(30), put(actual="412300元", target="400000元"), "元") == (
        "实际值 412,300.00 元 ÷ 目标 400,000.00 元 = 103.08%，落入档位“≥100%”，得 30.00 分"
    )


def test_a_rate_just_under_an_edge_is_shown_with_the_decimals_that_tell() -> None:
    assert said(SALES, terms(30), put(actual=99_999_999, target=100_000_000), "件") == (
        "实际值 99,999,999 件 ÷ 目标 100,000,000 件 = 99.999999%，落入档位“90%≤x＜100%”，得 25.00 分"
    )


def test_a_ratio_shows_cap_cliff_and_rounding() -> None:
    rule_ = {"method": "ratio", "cap": "120%", "cliff": "60%"}
    assert said(rule_, terms(30), put(actual=130, target=100), "件").endswith(
        "= 130.00%，超过最高 120%，按 120% 计，满分 30 × 120%，得 36.00 分"
    )
    assert said(rule_, terms(30), put(actual=59, target=100), "件").endswith("= 59.00%，低于 60% 不得分，得 0.00 分")
    assert said(rule_, terms(10), put(actual=2, target=3), "件").endswith(
        "满分 10 × 66.67%，算得 6.6667 分，四舍五入得 6.67 分"
    )


def test_steps_show_distance_step_and_how_a_part_counts() -> None:
    given = put(actual="92.4%", target="95%")
    assert said(steps("below", "1个百分点", "-2", partial="up"), terms(20), given) == (
        "实际值 92.40%，基础分 20.00 分；比起点 95.00% 低 2.60 个百分点，每1个百分点扣 2 分，"
        "不足一步按一步计，计 3 步，扣 6.00 分，得 14.00 分"
    )
    assert said(steps("below", "1个百分点", "-2"), terms(20), put(actual="80%", target="95%")).endswith(
        "扣 30.00 分，算得 -10.00 分，低于最低 0 分，按 0 分计，得 0.00 分"
    )
    assert said(steps("below", "1个百分点", "-2"), terms(20), put(actual="95%", target="95%")) == (
        "实际值 95.00%，不低于起点 95.00%，不扣分，基础分 20.00 分，得 20.00 分"
    )


def test_counts_show_free_events_and_clearing() -> None:
    assert said(counts("change", "-5", free=2), terms(20), put(change=3)) == (
        "基础分 20.00 分；change 3 次，其中 2 次不计，每次扣 5 分，扣 5.00 分，得 15.00 分"
    )
    assert said(counts("fault", "-1", clears_from=3), terms(10), put(fault=3)) == (
        "基础分 10.00 分；fault 3 次（3 次起清零）；达到清零次数，本项得 0 分，得 0.00 分"
    ).replace("基础分 10.00 分；", "")


def test_ratings_show_weights_or_that_the_superior_rates_alone() -> None:
    both = terms(20, raters=RATERS)
    assert said(LEVELS, both, put(self=15, superior=20)) == (
        "自评 15.00 分 × 20% + 上级评分 20.00 分（档） × 80%，得 19.00 分"
    )
    assert said(LEVELS, both, put(superior=20)) == "没有自评，其权重并入上级，上级评分 20.00 分（档），得 20.00 分"
    assert said(LEVELS, both, put(superior=16)) == "评分无法识别：上级评分不是规则允许的分值，请评分人改正"


def test_what_is_missing_or_cannot_be_computed_is_named() -> None:
    rule_ = {"method": "ratio", "cap": "100%"}
    assert said(rule_, terms(10), put(target=10), "件") == "待数据：缺实际值"
    assert said(rule_, terms(10), put(actual=1, target=0), "件") == "待处理：目标值不大于 0，不能计算完成率"
    assert said(rule_, terms(10, missing="full"), put(target=10), "件") == "缺实际值，按制度计满分，得 10.00 分"
    assert (
        said(rule_, terms(10), put(actual="不适用", target=10), "件")
        == "不适用：实际值经批准不考核，其余各项放大到满分"
    )
    assert said(rule_, terms(10, missing="move_weight"), put(target=10), "件") == "缺实际值，本项权重并入其他指标"
    rank = {"method": "rank", "each": "-5%"}
    assert (
        said(rank, terms(10), put(rank=1, group_size=3)) == "不适用：参加排名的人数太少，本项不适用，其余各项放大到满分"
    )


def test_composite_rules_tell_their_parts() -> None:
    gate = {
        "method": "gate",
        "when": {"measure": {"of": "input", "name": "attendance", "unit": "%"}, "at_least": "90%"},
    }
    gated = {**gate, "otherwise": "0", "rule": {"method": "ratio", "cap": "100%"}}
    given = {"actual": 8, "target": 10}
    assert said(gated, terms(10), put(**given, attendance="89%"), "件") == (
        "attendance 89.00%，未满足“attendance≥90%”，按 0 分计，得 0.00 分"
    )
    assert said(gated, terms(10), put(**given, attendance="90%"), "件").endswith(
        "（已满足“attendance≥90%”），得 8.00 分"
    )
    parts = {"method": "parts", "parts": [
        {"name": "质量", "full_marks": "20", "rule": LEVELS}, {"name": "迟交", "full_marks": "0", "rule": counts("late", "-1")},
    ]}  # fmt: skip
    assert said(parts, terms(20), put(superior=15, late=2)) == (
        "【质量】上级评分 15.00 分（档），计 15.00 分；【迟交】基础分 0.00 分；late 2 次，每次扣 1 分，扣 2.00 分，"
        "计 -2.00 分，得 13.00 分"
    )
    factors = [{"when": {"measure": "actual", "less_than": "9件"}, "times": "0.8"}]
    multiplied = {"method": "multiply", "rule": {"method": "ratio", "cap": "100%"}, "factors": factors}
    assert said(multiplied, terms(10), put(**given), "件").endswith("计 8.00 分；符合“实际值＜9件”× 80%，得 6.40 分")
    cut = {"method": "cutoff", "less_than": "6", "rule": {"method": "ratio", "cap": "100%"}}
    assert said(cut, terms(10), put(actual=5, target=10), "件").endswith("计 5.00 分，低于 6 分，按 0 分计，得 0.00 分")


@pytest.mark.parametrize("position", [card.position for card in default_policy().scorecards])
def test_every_row_of_the_default_policy_can_be_told_in_any_state(position: str) -> None:
    card = compiled(position)
    for given in ({}, {(one.row_id, one.input): Given(1) for one in card.inputs}):
        figures = card.score_one(columns_of(card.inputs, given))
        for row, plan in card.rows.items():
            told = {name.removeprefix(f"{row}__"): figures[name] for name in plan.reasons}
            text = words.sentence(plan, told, figures[f"{row}__state"])
            assert text
            assert not re.search(r"[^0-9],|,[^0-9]", text), "a half-width comma only groups digits"
            assert words.normalised(plan.rule, plan.terms)


def test_a_row_of_the_policy_names_indicator_and_event() -> None:
    card = compiled("anchor")
    given = {("sales_completion", "actual"): Given(41_230_000), ("sales_completion", "target"): Given(40_000_000)}
    given |= {("_card", "false_claim_penalty"): Given(1), ("session_review", "session_review_missing"): Given(2)}
    figures = card.score_one(columns_of(card.inputs, given))

    def told(row: str) -> str:
        plan = card.rows[row]
        held = {name.removeprefix(f"{row}__"): figures[name] for name in plan.reasons}
        return words.sentence(plan, held, figures[f"{row}__state"])

    assert told("sales_completion") == (
        "净销售额 412,300.00 元 ÷ 目标 400,000.00 元 = 103.08%，落入档位“≥100%”，因一票否决本项得 0 分"
    )
    assert told("session_review") == "基础分 5.00 分；缺交场次复盘 2 场，每场扣 1 分，扣 2.00 分，得 3.00 分"


def test_the_level_and_the_need_for_facts_come_from_the_superiors_rating() -> None:
    levels = {"method": "levels", "levels": [
        {"points": "20", "anchor": "很好", "facts_required": True}, {"points": "15", "anchor": "放心"},
    ]}  # fmt: skip
    top, middle, absent = (outcome(levels, terms(20), put(superior=one)) for one in ("20", "15", "待数据"))
    assert [words.level(one.row, reasons(one)) for one in (top, middle, absent)] == ["很好", "放心", ""]
    assert [words.facts_needed(one.row, reasons(one)) for one in (top, middle, absent)] == [True, False, False]


NORMALISED: list[tuple[Words, str]] = [
    (SALES, "按完成率（x）分档：≥100% 得 30 分；90%≤x＜100% 得 25 分；80%≤x＜90% 得 20 分；＜80% 得 0 分"),
    (
        {"method": "ratio", "cap": "120%", "cliff": "60%"},
        "得分＝满分×完成率，最高按 120%，最低按 0%；完成率＜60% 得 0 分（恰好 60% 计分，按未取整的数值判断）",
    ),
    (
        steps("below", "1个百分点", "-2", start="95%"),
        "基础分为满分的 100%；实际值从 95% 起每低 1个百分点（百分点，不是目标的百分比）扣 2 分，不足一步按比例计",
    ),
    (counts("late", "-1", free=2), "基础分为满分的 100%；late前 2 次不计，超出的每次扣 1 分"),
]


@pytest.mark.parametrize(("words_", "reading"), NORMALISED, ids=[str(one["method"]) for one, _ in NORMALISED])
def test_a_rule_reads_back_with_its_ambiguities_decided(words_: Words, reading: str) -> None:
    assert words.normalised(rule(words_)) == reading


def test_the_terms_complete_the_reading() -> None:
    reading = words.normalised(rule(LEVELS), terms(20, cap="20", raters=RATERS))
    assert reading.endswith("；本项最低 0 分、最高 20 分；自评 20%、上级 80%，没有自评时权重并入上级")


def test_boundary_tables_are_scored_by_the_rule() -> None:
    card, policy = compiled("anchor"), default_policy()
    rows = {row.id: row for section in policy.scorecard("anchor").sections for row in section.rows}

    def table(row: str) -> list[tuple[str, int]]:
        unit = policy.indicator(rows[row].indicator).unit
        return [(one.value, one.points // 10_000) for one in words.boundaries(rows[row], card.rows[row].terms, unit)]

    assert isinstance(rows["sales_completion"].rule, Bands)
    assert table("sales_completion")[:3] == [("100.01%", 30), ("100.00%", 30), ("99.99%", 25)]
    assert table("session_review") == [("0 次", 5), ("1 次", 4), ("2 次", 3), ("3 次", 2), ("4 次", 1), ("5 次", 0)]
    assert table("refund_rate")[0] == ("35.00%", 0)
    assert table("refund_rate")[-1] == ("25.00%", 5)
    assert table("responsibility")[0] == ("不用交代就主动推进，任务完成得很好", 20)
