"""What a scorecard asks for, what it refuses, and how delivered inputs become its columns."""

from __future__ import annotations

from typing import Any

import pytest
from default_cards import compiled, default_policy
from one_rule import terms
from scoring_engines import connection
from scoring_rules import rule

from kaohe.expression import INT64, Expr
from kaohe.quantities import Dimension
from kaohe.scoring import Given, ScoringError, columns_of, compile_rule, compile_scorecard, score_rule, wide_sql


def asked(position: str) -> dict[tuple[str, str], tuple[Dimension, bool]]:
    return {(one.row_id, one.input): (one.dimension, one.ratio) for one in compiled(position).inputs}


def test_the_anchors_card_asks_for_each_number_its_rules_look_at() -> None:
    wanted = asked("anchor")
    assert wanted["sales_completion", "actual"] == (Dimension.MONEY, False)
    assert wanted["sales_completion", "target"] == (Dimension.MONEY, True)
    assert wanted["conversion", "actual"] == (Dimension.RATIO, True)
    assert ("conversion", "target") not in wanted
    assert wanted["responsibility", "self"] == wanted["responsibility", "superior"] == (Dimension.POINTS, False)
    assert wanted["session_review", "session_review_missing"] == (Dimension.COUNT, False)
    assert wanted["_card", "broken_stream"] == (Dimension.COUNT, False)


def test_every_number_is_asked_for_once() -> None:
    for card in default_policy().scorecards:
        inputs = compiled(card.position).inputs
        assert len({(one.row_id, one.input) for one in inputs}) == len(inputs)


def test_the_long_table_becomes_columns_and_what_is_left_out_is_missing() -> None:
    card = compiled("anchor")
    con = connection().cursor()
    con.execute(
        "CREATE OR REPLACE TEMP TABLE inputs(post_id TEXT, row_id TEXT, input TEXT, "
        "numerator BIGINT, denominator BIGINT, state BIGINT)"
    )
    lines = [
        ("E1", "sales_completion", "actual", 25_000_000, 1, 1),
        ("E1", "sales_completion", "target", 50_000_000, 2, 1),
        ("E1", "conversion", "actual", 7, 200, 1),
        ("E1", "live_uv", "actual", 10**18, 1, 1),
        ("E2", "conversion", "actual", 0, 1, 2),
    ]
    con.executemany("INSERT INTO inputs VALUES (?, ?, ?, ?, ?, ?)", lines)
    cursor = con.execute(card.sql(f"({wide_sql(card.inputs, 'inputs')})", ["post_id"]))
    found = {line[0]: dict(zip(card.outputs, line[1:], strict=True)) for line in cursor.fetchall()}
    for post in ("E1", "E2"):
        given = {(row, name): Given(*number) for one, row, name, *number in lines if one == post}
        assert found[post] == card.score_one(columns_of(card.inputs, given))
    assert (found["E1"]["sales_completion__points"], found["E1"]["conversion__points"]) == (300_000, 100_000)
    assert (found["E1"]["live_uv__state"], found["E2"]["conversion__state"]) == (0, 2)


def test_figures_alone_can_be_asked_for() -> None:
    card = compiled("anchor")
    assert set(card.figures) < set(card.outputs)
    assert "sales_completion__band" not in card.sql("people", ["person"], card.figures)


def test_typical_rules_stay_in_64_bits() -> None:
    plan, row = compile_rule(rule({"method": "ratio", "cap": "120%"}), terms(30), "件")
    wide = [name for name in (row.id + "__ruled",) if not _narrow(plan.definition(name))]
    assert wide == []


def _narrow(node: Any) -> bool:
    return isinstance(node, Expr) and node.bounds.within(INT64)


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"method": "ratio", "measure": "actual", "cap": None}, "元", "比例规则要用比率，这里是金额"),
    (
        {
            "method": "conditions",
            "cases": [{"when": {"measure": "actual", "at_least": "3%"}, "points": "5"}],
            "otherwise": "0",
        },
        "元",
        "「3%」是比率，不能与金额比较",
    ),
    (
        {"method": "counts", "kinds": [{"measure": "actual", "points": "-1"}]},
        "小时",
        "计次规则只数次数，这里是时长",
    ),
    (
        {"method": "steps", "sides": [{"side": "below", "each": "0元", "partial": "up", "points": "-1"}]},
        "元",
        "步长「0元」必须大于 0",
    ),
    ({"method": "ratio", "cap": None}, "斤", "单位「斤」不认识"),
]


@pytest.mark.parametrize(("words", "unit", "message"), REFUSED, ids=[message for *_, message in REFUSED])
def test_a_rule_that_cannot_be_computed_is_refused_in_chinese(words: dict[str, Any], unit: str, message: str) -> None:
    with pytest.raises(ScoringError, match=message):
        score_rule(rule(words), terms(10), {}, unit)


def test_the_same_scorecard_gives_the_same_text() -> None:
    compiled.cache_clear()
    first = compiled("designer").sql("people", ["person"])
    compiled.cache_clear()
    assert compiled("designer").sql("people", ["person"]) == first


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": "live_uv"}, "指标行编号重复：live_uv"),
        ({"id": "Sales-1"}, "编号只能用小写字母、数字和下划线，且不能是 card：Sales-1"),
        ({"id": "card"}, "不能是 card：card"),
    ],
)
def test_ids_that_cannot_name_columns_are_refused(change: dict[str, str], message: str) -> None:
    policy = default_policy()
    card = policy.scorecard("anchor")
    first = card.sections[0]
    rows = (first.rows[0].model_copy(update=change), *first.rows[1:])
    wrong = card.model_copy(update={"vetoes": (), "sections": (first.model_copy(update={"rows": rows}),)})
    with pytest.raises(ScoringError, match=message):
        compile_scorecard(wrong, {one.id: one for one in policy.indicators})
