"""Sections and totals told in one sentence each."""

from __future__ import annotations

from typing import Any

from grading_cards import columns, compiled, entry, row, scheme, scorecard, section, veto

from kaohe.grading import words

BROKEN = veto("broken", {"effect": "deduct", "scope": "section", "points_each": "10"}, section="kpi")
LEAK = veto("leak", {"effect": "set_grade", "grade": "D"})
POOL = {"low": "-10", "high": "10", "entries": [entry("praise", "2")]}
CARD = scorecard(
    [
        section("kpi", "80%", [row("a", "90"), row("b", "10")], name="关键绩效考核指标"),
        section("behaviour", "20%", [row("c", "100")], name="日常工作行为指标"),
    ],
    vetoes=[BROKEN, LEAK],
    pool=POOL,
)


def told(shares: dict[str, str], **events: Any) -> tuple[str, str]:
    """The sentences of the first section and of the total."""
    made = compiled(CARD)
    figures = made.score_one(columns(made, shares, events))
    return words.section_sentence(made, CARD.sections[0], figures), words.total_sentence(made, scheme(), figures)


def test_a_plain_month() -> None:
    kpi, total = told({"a": "80%", "b": "100%", "c": "90%"}, praise=1)
    assert kpi == "各项合计 82.00 分，本部分得 82.00 分"
    assert total == (
        "关键绩效考核指标 82.00 分 × 80% + 日常工作行为指标 90.00 分 × 20%，加减分 +2.00 分，总分 85.60 分，"
        "等级 A（A），个人系数 110%"
    )


def test_a_row_that_does_not_apply_and_the_cap() -> None:
    assert told({"a": "80%", "b": "不适用", "c": "90%"})[0] == (
        "各项合计 72.00 分，参加考核各项满分 90 分，放大到 100 分计，本部分得 80.00 分"
    )
    assert (
        told({"a": "130%", "b": "100%", "c": "90%"})[0] == "各项合计 127.00 分，本部分最高 110 分，本部分得 110.00 分"
    )


def test_vetoes_are_named_where_they_act() -> None:
    kpi, total = told({"a": "80%", "b": "100%", "c": "90%"}, broken=1, leak=1)
    assert kpi == "各项合计 82.00 分，发生“broken”，每次从本部分扣 10 分，本部分得 72.00 分"
    assert total.endswith("总分 75.60 分，等级 D（D），个人系数 0%")
    assert "发生“leak”，等级定为 D" in total


def test_what_waits_or_is_not_appraised_says_so() -> None:
    assert told({"a": "待数据", "b": "100%", "c": "90%"}) == ("本部分有指标待数据", "有数据待补，总分暂不计算")
    assert told({"a": "不适用", "b": "不适用", "c": "90%"}) == ("本部分各项均不考核", "本期不考核")
