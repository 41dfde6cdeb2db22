"""How people write numbers, edges and signs, and what a reading asks when they leave something open."""

from __future__ import annotations

from fractions import Fraction

import pytest
from standard_sentences import ambiguities, score

from kaohe.policy.standards import Outcome, Setting, amounts_in, plain_text, read_standard
from kaohe.policy.standards.lexing import lexed
from kaohe.quantities import POINT

BANDS = "{edge}得10分，其余0分"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("３万", 30_000, ""),
        ("3W", 30_000, ""),
        ("2.5w元", 25_000, "元"),
        ("1,234.5元", "1234.5", "元"),
        ("8h", 8, "小时"),
        ("180S", 180, "秒"),
        ("5分30秒", 330, "秒"),
        ("1小时20分", 4800, "秒"),
        ("七成", 7, "成"),
        ("百分之十五", 15, "%"),
        ("0.5‰", "0.5", "‰"),
        ("两次", 2, "次"),
        ("二十五天", 25, "天"),
        ("3个点", 3, "个百分点"),
        ("半天", "0.5", "天"),
        ("60 万元", 600_000, "元"),
    ],
)
def test_a_number_is_read_exactly_in_the_unit_it_prints(text: str, value: int | str, unit: str) -> None:
    [amount] = amounts_in(plain_text(text))
    assert (amount.value, amount.unit) == (Fraction(value), unit)


@pytest.mark.parametrize(
    "word", ["90%以上", "90%及以上", "不低于90%", "达到90%", "≥90%", ">=90%", "大于等于90%", "90%(含)以上", "至少90%"]
)
def test_these_words_include_the_edge_from_below(word: str) -> None:
    assert (score(BANDS.format(edge=word), 10, "90%"), score(BANDS.format(edge=word), 10, "89.99%")) == (
        "10.00",
        "0.00",
    )


@pytest.mark.parametrize("word", ["超过90%", "高于90%", "大于90%", ">90%", "多于90%", "90%(不含)以上"])
def test_these_words_exclude_the_edge_from_below(word: str) -> None:
    assert (score(BANDS.format(edge=word), 10, "90%"), score(BANDS.format(edge=word), 10, "90.01%")) == (
        "0.00",
        "10.00",
    )


@pytest.mark.parametrize("word", ["90%以下", "90%以内", "不超过90%", "不高于90%", "≤90%", "控制在90%以内"])
def test_these_words_include_the_edge_from_above(word: str) -> None:
    assert (score(BANDS.format(edge=word), 10, "90%"), score(BANDS.format(edge=word), 10, "90.01%")) == (
        "10.00",
        "0.00",
    )


@pytest.mark.parametrize("word", ["低于90%", "小于90%", "不足90%", "不满90%", "不到90%", "<90%"])
def test_these_words_exclude_the_edge_from_above(word: str) -> None:
    assert (score(BANDS.format(edge=word), 10, "90%"), score(BANDS.format(edge=word), 10, "89.99%")) == (
        "0.00",
        "10.00",
    )


@pytest.mark.parametrize("chain", ["90%>≥80%", "90%>x≥80%", "80%≤x<90%", "≥80%且<90%", "90%>->=80%"])
def test_a_printed_chain_is_read_from_the_left(chain: str) -> None:
    text = f"≥90%得30分，{chain}得20分，低于80%得0分"
    assert [score(text, 30, actual) for actual in ("90%", "89.99%", "80%", "79.99%")] == [
        "30.00",
        "20.00",
        "20.00",
        "0.00",
    ]


def test_a_sign_broken_by_scanning_must_be_confirmed() -> None:
    text = "≥8h得10分，8h>->=6h得8分，6h以下得0分"
    assert score(text, 10, "7小时") == "8.00"
    assert "A3" in ambiguities(text)


@pytest.mark.parametrize(
    ("actual", "target", "points"),
    [("5分30秒", "不超过5分钟", "8.00"), ("330秒", "300秒", "8.00"), ("6分", "5分钟", "6.00")],
)
def test_targets_and_actuals_carry_words_and_units(actual: str, target: str, points: str) -> None:
    assert score("每超过目标15秒扣1分", 10, actual, target) == points


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [("60万元", "55.2万元", "25.00"), ("60万", "552000", "25.00"), (None, "92%", "25.00")],
)
def test_a_completion_rate_is_actual_to_target_or_given_as_such(target: str | None, actual: str, points: str) -> None:
    assert score("完成率≥100%得30分；90%≤完成率<100%得25分；低于90%得0分", 30, actual, target) == points


@pytest.mark.parametrize(("target", "actual", "points"), [("3%", "2.7%", "9.70"), ("1000", "900", "0.00")])
def test_a_per_cent_is_a_point_of_a_rate_and_a_share_of_an_amount(target: str, actual: str, points: str) -> None:
    assert score("每低1%扣1分", 10, actual, target) == points


def test_a_small_target_asks_what_a_per_cent_is() -> None:
    reading = read_standard("每低1%扣1分，扣完为止", Setting(10 * POINT, next(amounts_in("3%")), "%"))
    assert [question.ambiguity for question in reading.questions] == ["A1", "A2"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("每低于目标1个百分点扣2分，扣完为止", {"A2"}),
        ("每出现1次扣2分", {"A4"}),
        ("得分=完成率×分值", {"A5"}),
        ("≥80%得100分，低于80%得0分", {"A6"}),
        ("5%以内10分，5%—8%5分，8%以上0分", {"A3"}),
        ("≥90%得10分，80%≤x<90%得8分", {"other"}),
        ("每出现1次扣2分，扣完为止", set()),
    ],
)
def test_what_the_sentence_leaves_open_is_asked(text: str, asked: set[str]) -> None:
    assert set(ambiguities(text)) == asked


def test_steps_start_at_the_threshold_of_the_sentence_and_that_is_asked() -> None:
    assert score("≥95%得满分，每低1%扣2分", 20, "94%", "100%") == "18.00"
    assert "A7" in ambiguities("≥95%得满分，每低1%扣2分", 20, "100%")


def test_points_of_a_hundred_are_scaled_to_the_row() -> None:
    assert score("优秀100分，良好80分，合格60分", 20, "良好") == "16.00"


@pytest.mark.parametrize(
    "text",
    [
        "视情况而定",
        "优秀、良好、合格",
        "按公司规定执行",
        "",
        "，。；",
        "满分",
        "每",
        "≥",
        "1%2%3%",
        "得分=",
        "🙂" * 50,
        "扣" * 200,
    ],
)
def test_what_cannot_be_read_is_a_manual_row_that_says_so(text: str) -> None:
    reading = read_standard(text, Setting(10 * POINT))
    assert reading.outcome is Outcome.NOT_READ
    assert reading.rule.method == "manual"
    assert reading.questions


@pytest.mark.parametrize("text", ["每超5秒扣1分，另有奖金500元照扣2分", "≥90%得10分，低于90%得5分，特殊情况另加3分"])
def test_a_statement_about_points_that_no_rule_took_is_never_dropped(text: str) -> None:
    assert read_standard(text, Setting(10 * POINT)).outcome is Outcome.NOT_READ


def test_preambles_and_remarks_change_nothing() -> None:
    assert score("按月统计，由财务部提供数据，每出现1次错误扣2分，扣完为止，须附截图", 10, "2") == "6.00"


def test_the_lexer_keeps_every_number_with_its_place() -> None:
    text = "完成率低于60%不得分，60%以上按比例得分，最高12分"
    assert [(amount.printed, amount.at) for amount in lexed(text).amounts] == [("60%", 5), ("60%", 12), ("12分", 25)]
