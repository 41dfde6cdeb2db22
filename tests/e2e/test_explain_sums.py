"""Every figure can be opened down to the cells of the downloaded files, and the rows sum to it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from commands import PERIOD, Downloads, Outcome, kaohe, read_csv, run_month

from kaohe import policy as policies
from kaohe.cli.explained import as_values
from kaohe.facts import open_store
from kaohe.policy import Policy
from kaohe.quantities import divide_half_away
from kaohe.run import calculate
from kaohe.run.explanation import explain

Cells = list[str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number put into a row of somebody's card, as ``kaohe explain --json`` gives it."""

    person: str
    row: str
    content: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.person} {self.row} {self.content['name']}"


@pytest.fixture(scope="module")
def policy() -> Policy:
    """The policy in force, which names things as people write them."""
    loaded = policies.examine(policies.for_period(policies.default_folder(), PERIOD)).policy
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def explained(month: Outcome, policy: Policy) -> dict[str, dict[str, Any]]:
    """Everybody's explanation, as ``--json`` prints it."""
    with open_store(month.out / "facts") as con:
        run = calculate(con, policy, PERIOD, dt.datetime(2026, 11, 4, 18))
        return {one.person_id: json.loads(json.dumps(as_values(explain(con, policy, run, one)))) for one in run.people}


def test_the_command_prints_the_same(month: Outcome, explained: dict[str, dict[str, Any]]) -> None:
    outcome = kaohe("explain", "E002", "--period", PERIOD, "--run", month.out, "--json")
    assert outcome.code == 0
    assert json.loads(outcome.text) == explained["E002"]


def figures(explained: dict[str, dict[str, Any]]) -> Iterator[Figure]:
    """Every number that was put in."""
    for person, explanation in explained.items():
        for row in explanation["rows"]:
            yield from (Figure(person, row["row"], figure) for figure in row["figures"])


def test_everybody_and_every_row_is_explained(month: Outcome, explained: dict[str, dict[str, Any]]) -> None:
    for person in json.loads(month.result)["people"]:
        rows = {row["row"]: row for card in person["cards"] for row in card["rows"]}
        told = {row["row"]: row for row in explained[person["person_id"]]["rows"]}
        assert rows.keys() == told.keys()
        for name, row in told.items():
            assert row["points"] == rows[name]["points"], name
            assert row["sentence"], name
            assert row["clause"], name
            assert row["standard"], name


def test_the_rows_behind_a_figure_sum_to_it(explained: dict[str, dict[str, Any]]) -> None:
    summed = [figure for figure in figures(explained) if figure.content["rows"]]
    assert {row["table"] for figure in summed for row in figure.content["rows"]} >= {
        "order_lines", "sessions", "slots", "service_days", "after_sales",
        "targets", "reported_values", "ratings", "events",
    }  # fmt: skip
    for figure in summed:
        _sums(figure)


def _sums(figure: Figure) -> None:
    """One quantity gives the number, two give a ratio; a target is prorated after it is summed."""
    content = figure.content
    parts = [Fraction(one["credited"], one["scale"]) for one in content["sums"].values()]
    given = Fraction(content["numerator"], content["denominator"])
    if len(parts) == 2:
        assert parts[0] / parts[1] == given, figure
    elif "折算" in content["note"]:
        days, month_days = _days(content["note"])
        assert divide_half_away(int(parts[0]) * days, month_days) == content["numerator"], figure
    elif content["rows"][0]["table"] == "reported_values":
        assert parts[0] == content["numerator"], figure
    else:
        assert round(parts[0]) == given == parts[0], figure


def _days(note: str) -> tuple[int, int]:
    """The days of 「目标按在岗天数折算:10/18 个工作日」."""
    found = re.search(r"(\d+)/(\d+) 个工作日", note)
    assert found
    return int(found[1]), int(found[2])


def test_credits_and_amounts_of_each_row_agree(explained: dict[str, dict[str, Any]]) -> None:
    for figure in figures(explained):
        for row in figure.content["rows"]:
            # A cell the platform left empty is named, and adds nothing.
            assert abs(row["credited"] or 0) <= abs(row["whole"] or 0), figure
            if row["table"] == "order_lines":
                parts = row["parts"]
                assert parts["退款前"] - parts["退款"] == parts["净额"], figure


@pytest.fixture(scope="module")
def files(sample: Downloads) -> dict[tuple[str, str], list[Cells]]:
    """The cells of every downloaded sheet as text, opened without Kaohe."""
    found: dict[tuple[str, str], list[Cells]] = {}
    for path in sample.folder.iterdir():
        if path.suffix == ".csv":
            found[path.name, ""] = [[cell.strip() for cell in line] for line in read_csv(path)]
        else:
            for sheet in openpyxl.load_workbook(path):
                found[path.name, sheet.title] = [list(map(_text, line)) for line in sheet.values]
    return found


def _text(value: object) -> str:
    return "" if value is None else f"{value}"


def test_the_named_row_of_the_file_holds_the_key(
    explained: dict[str, dict[str, Any]], files: dict[tuple[str, str], list[Cells]], policy: Policy
) -> None:
    sources = {
        (row["table"], row["key"], row["file"], row["sheet"], row["row"])
        for figure in figures(explained)
        for row in figure.content["rows"]
    }
    assert len(sources) > 500
    for table, key, file, sheet, number in sources:
        line = files[file, sheet][number - 1]
        for part in _as_written(table, key, policy):
            assert any(part in cell for cell in line), (table, key, file, sheet, number, line)


def _as_written(table: str, key: str, policy: Policy) -> list[str]:
    """The parts of a natural key as the file has them."""
    names = {item.id: item.name for item in policy.indicators} | {item.id: item.name for item in policy.events}
    parts = key.split("/", 2 if table == "events" else -1)
    match table:
        case "order_lines" | "after_sales":
            return parts[1:]
        case "sessions":
            return [parts[1], parts[2].replace("-", "/")]
        case "slots":
            room, _, person, start = parts
            return [room, *_person_and_time(person, start)]
        case "service_days":
            return parts
        case _:
            return [names.get(part, part) for part in parts]


def _person_and_time(person: str, start: str) -> list[str]:
    """The slot list names people by their nickname, which ends with the number of their id, and parts the time."""
    moment = dt.datetime.fromisoformat(start)
    return [f"{int(person[1:])}", f"{moment:%Y-%m-%d}", f"{moment:%H:%M}"]


def test_the_lines_of_a_pay_sum_to_the_amount_of_the_result(
    month: Outcome, explained: dict[str, dict[str, Any]]
) -> None:
    for person in json.loads(month.result)["people"]:
        paid = [line["amount"] for line in (*person["pay"]["performance"], *person["pay"]["commission"])]
        told = explained[person["person_id"]]["pay"]
        assert [line["amount"] for line in told] == paid
        assert all(line["sentence"] and line["clause"] for line in told)
        if person["pay"]["commission"]:
            commission = sum(line["amount"] for line in person["pay"]["commission"])
            assert commission == person["pay"]["numbers"]["amount"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("E999", "--period", PERIOD), "E999"),
        (("E002", "--period", "2026-09"), "不是 2026-09"),
        (("E002", "--period", PERIOD, "--indicator", "幸福指数"), "没有指标「幸福指数」"),
    ],
)
def test_a_question_without_an_answer_is_told_what_can_be_asked(
    month: Outcome, words: tuple[str, ...], told: str
) -> None:
    outcome = kaohe("explain", *words, "--run", month.out)
    assert outcome.code == 1
    assert outcome.text.startswith("【停止】")
    assert told in outcome.text
    assert "处理：" in outcome.text


def test_without_a_result_one_is_asked_for(tmp_path: Path) -> None:
    outcome = kaohe("explain", "E002", "--period", PERIOD, "--run", tmp_path)
    assert outcome.code == 1
    assert "kaohe run" in outcome.text


def test_the_last_result_is_explained_when_none_is_named(sample: Downloads, tmp_path: Path) -> None:
    assert run_month(sample.copy(tmp_path / "下载", "考核数据").folder, tmp_path / "结果").code == 0
    outcome = kaohe("explain", "E008", "--period", PERIOD, "--indicator", "文案产出量")
    assert outcome.code == 0
    assert "实际的来源：文件「考核数据_2026-10.xlsx」 工作表「指标值」" in outcome.text


def test_a_result_that_was_changed_by_hand_is_not_explained(sample: Downloads, tmp_path: Path) -> None:
    month = run_month(sample.copy(tmp_path / "下载", "考核数据").folder, tmp_path / "结果")
    result = month.out / "result.json"
    result.write_text(result.read_text(encoding="utf-8").replace('"coefficient": 1100000', '"coefficient": 1300000'))
    outcome = kaohe("explain", "E008", "--period", PERIOD, "--run", month.out)
    assert outcome.code == 1
    assert "不一致" in outcome.text
