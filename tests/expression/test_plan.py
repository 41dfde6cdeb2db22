"""A plan computes each definition once, and only what its outputs need."""

from __future__ import annotations

import pytest
from expression_duckdb import asked, source

from kaohe import expression as ex

SOLD = ex.Column("sold", 0, 10**9)
TARGET = ex.Column("target", 0, 10**9)
PEOPLE = "(SELECT 'E01' AS person, 90::BIGINT AS sold, 100::BIGINT AS target)"


def _plan() -> ex.Plan:
    plan = ex.Plan()
    rate = plan.define("rate", ex.divide_half_away(SOLD * 1000, ex.maximum(TARGET, 1)))
    met = plan.define("met", SOLD >= TARGET)
    points = plan.define("points", ex.minimum(rate * 25, 30_000))
    plan.define("bonus", ex.case([(met, 500), (rate >= 900, 300), (rate >= 800, points)], 0))
    return plan


def test_a_plan_gives_the_same_from_duckdb_and_python() -> None:
    relation = asked(_plan().sql("duckdb", PEOPLE, ("person",)))
    assert relation.columns == ["person", "rate", "met", "points", "bonus"]
    assert relation.fetchall() == [("E01", 900, 0, 22_500, 300)]
    assert _plan().function()({"sold": 90, "target": 100}) == {"rate": 900, "met": 0, "points": 22_500, "bonus": 300}


def test_a_definition_used_three_times_is_written_once() -> None:
    sql = _plan().sql("duckdb", "people", ("person",))
    assert sql.count("//") == 1
    assert sql.count('AS "rate"') == 1


def test_a_small_definition_used_three_times_is_written_once_too() -> None:
    plan = ex.Plan()
    more = plan.define("more", SOLD + 1)
    plan.define("x", ex.case([(more > 5, more), (more > 3, 2)], 0))
    assert plan.sql("duckdb", "t", outputs=["x"]).count("+ 1") == 1


def test_only_what_the_outputs_need_is_written() -> None:
    sql = _plan().sql("duckdb", "people", ("person",), outputs=["points"])
    assert "bonus" not in sql
    assert "met" not in sql
    assert asked(sql.replace("people", PEOPLE)).fetchall() == [("E01", 22_500)]
    assert _plan().function(["points"])({"sold": 90, "target": 100}) == {"points": 22_500}


def test_outputs_come_in_the_order_asked_for() -> None:
    relation = asked(_plan().sql("duckdb", PEOPLE, outputs=["bonus", "rate"]))
    assert relation.columns == ["bonus", "rate"]
    assert relation.fetchall() == [(300, 900)]


def test_a_column_no_longer_needed_is_not_carried_on() -> None:
    outermost = _plan().sql("duckdb", "people", ("person",), outputs=["points"]).split("\n")[0]
    assert outermost == 'SELECT "person", CASE WHEN "_1" < 30000 THEN "_1" ELSE 30000 END AS "points"'


def test_equal_sub_trees_of_different_definitions_are_computed_once() -> None:
    plan = ex.Plan()
    plan.define("floor", SOLD * 1000 // ex.maximum(TARGET, 1) + 1)
    plan.define("capped", ex.minimum(SOLD * 1000 // ex.maximum(TARGET, 1), 5))
    assert plan.sql("duckdb", "people").count("//") == 1


def test_two_names_for_the_same_share_one_computation() -> None:
    plan = ex.Plan()
    plan.define("one", SOLD * 7 + 3)
    plan.define("two", SOLD * 7 + 3)
    assert plan.sql("duckdb", "t").count("* 7") == 1
    assert plan.function()({"sold": 2, "target": 0}) == {"one": 17, "two": 17}


def test_sharing_does_not_blow_the_text_up() -> None:
    number: ex.Expr = SOLD
    for _ in range(60):
        number = ex.minimum(ex.absolute(number - TARGET) + number, 10**9)
    plan = ex.Plan()
    plan.define("x", number)
    assert all(len(plan.sql(dialect, "t")) < 40_000 for dialect in ("duckdb", "spark"))
    row = {"sold": 3, "target": 1000}
    relation = asked(plan.sql("duckdb", source([row])))
    assert relation.fetchall() == [(plan.function()(row)["x"],)]


def test_deep_and_long_expressions_compile() -> None:
    plan = ex.Plan()
    deep: ex.Expr = SOLD
    for number in range(1200):
        deep = deep + ex.as_number(number < SOLD)
    plan.define("deep", deep)
    plan.define("long", ex.total([SOLD * number for number in range(1200)]))
    plan.define("banded", ex.case([(1200 - number <= SOLD, number) for number in range(300)], 300))
    row = {"sold": 1000}
    expected = {"deep": 2000, "long": 1000 * 1199 * 600, "banded": 200}
    assert plan.function()(row) == expected
    assert asked(plan.sql("duckdb", source([row]))).fetchall() == [tuple(expected.values())]


def test_a_constant_definition_disappears_from_what_uses_it() -> None:
    plan = ex.Plan()
    weight = plan.define("weight", ex.number(25) * 10)
    plan.define("points", SOLD * weight)
    assert plan.sql("duckdb", "t", outputs=["points"]) == 'SELECT "sold" * 250 AS "points"\nFROM t'
    assert asked(plan.sql("duckdb", PEOPLE)).fetchall() == [(250, 22_500)]


def test_conditions_come_out_as_0_or_1() -> None:
    plan = ex.Plan()
    plan.define("met", SOLD >= TARGET)
    plan.define("always", SOLD >= 0)
    plan.define("both", ~ex.all_of(SOLD >= TARGET, SOLD > 5))
    assert plan.function()({"sold": 4, "target": 3}) == {"met": 1, "always": 1, "both": 1}
    relation = asked(plan.sql("duckdb", PEOPLE))
    assert relation.fetchall() == [(0, 1, 1)]
    assert {str(kind) for kind in relation.types} == {"BIGINT"}
    assert all(type(value) is int for value in plan.function()({"sold": 4, "target": 3}).values())


@pytest.mark.parametrize("name", ["", "Rate", "rate-1", 'a"b', "a b", "_1", "比率", "x;--", "rate\n"])
def test_names_hold_only_small_letters_digits_and_underscores(name: str) -> None:
    with pytest.raises(ValueError, match="lower-case"):
        ex.Plan().define(name, SOLD)
    with pytest.raises(ValueError, match="lower-case"):
        ex.Plan().define("x", ex.Column(name, 0, 1) + 1)
    with pytest.raises(ValueError, match="key"):
        _plan().sql("duckdb", "people", (name,))


@pytest.mark.parametrize("name", ["select", "order", "if", "lambda", "2_points", "row", "abs", "compute", "v1"])
def test_words_of_the_languages_are_names_like_others(name: str) -> None:
    plan = ex.Plan()
    plan.define(name, ex.absolute(ex.Column(f"{name}_", -9, 9)) + 1)
    assert plan.function()({f"{name}_": -5}) == {name: 6}
    assert asked(plan.sql("duckdb", f'(SELECT (-5)::BIGINT AS "{name}_")')).fetchall() == [(6,)]


def test_a_name_stands_for_one_thing() -> None:
    plan = _plan()
    for name in ("rate", "sold"):
        with pytest.raises(ValueError, match="taken"):
            plan.define(name, SOLD + 1)
    with pytest.raises(ValueError, match="both a column and a definition"):
        plan.define("x", ex.Column("rate", 0, 5) + 1)
    with pytest.raises(ValueError, match="both a column and a definition"):
        plan.define("x", ex.Column("x", 0, 5) + 1)
    for two in (ex.Column("sold", 0, 5) + 1, ex.Column("new", 0, 5) + ex.Column("new", 0, 6)):
        with pytest.raises(ValueError, match="two bounds"):
            plan.define("x", two)
    with pytest.raises(ValueError, match="key"):
        plan.sql("duckdb", "people", ("rate",))


def test_a_reference_belongs_to_the_plan_that_made_it() -> None:
    foreign = _plan().define("foreign", SOLD * 3)
    with pytest.raises(ValueError, match="does not define"):
        _plan().define("x", foreign + 1)
    with pytest.raises(ValueError, match="does not define"):
        _plan().define("x", ex.Named("rate", SOLD) + 1)


@pytest.mark.parametrize("outputs", [[], ["unknown"], ["rate", "sold"]])
def test_outputs_must_be_defined(outputs: list[str]) -> None:
    for use in (_plan().function, _plan().columns, lambda names: _plan().sql("duckdb", "people", outputs=names)):
        with pytest.raises(ValueError, match="not defined"):
            use(outputs)


def test_only_known_engines_are_spoken_to() -> None:
    with pytest.raises(ValueError, match="oracle"):
        _plan().sql("oracle", "people")


def test_a_plan_knows_the_columns_it_rests_on() -> None:
    plan = _plan()
    plan.define("never_negative", ex.case([(ex.Column("refund", 0, 9) >= 0, SOLD)], 0))
    assert plan.columns(["never_negative"]) == (ex.Column("refund", 0, 9), SOLD)
    assert plan.columns(["bonus"]) == (SOLD, TARGET)


def test_rows_that_break_a_promise_are_found() -> None:
    rows = "(VALUES ('E01', 5, 5), ('E02', -1, 5), ('E03', 5, 1000000001), ('E04', NULL, 5), ('E05', 0, 1000000000))"
    source = f"(SELECT * FROM {rows} AS v(person, sold, target))"
    relation = asked(_plan().outside_bounds("duckdb", source, ("person",), ["bonus"]))
    assert relation.columns == ["person", "sold", "target"]
    assert [line[0] for line in relation.fetchall()] == ["E02", "E03", "E04"]


def test_a_plan_without_columns_rests_on_no_promise() -> None:
    plan = ex.Plan()
    plan.define("five", ex.number(5))
    assert asked(plan.outside_bounds("duckdb", PEOPLE, ("person",))).fetchall() == []
