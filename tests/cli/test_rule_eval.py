"""``kaohe rule eval`` from the command line: one sentence, a file of them, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kaohe.cli.rule import Command, evaluate

STEPS = "每低于目标1个百分点扣2分，扣完为止"


def run(capsys: pytest.CaptureFixture[str], command: Command) -> tuple[int, str]:
    code = evaluate(command)
    return code, capsys.readouterr().out


def tried(capsys: pytest.CaptureFixture[str], text: str, marks: str, actual: str, target: str | None = None) -> Any:
    code, out = run(capsys, Command(text, marks, target, actual, as_json=True))
    return code, json.loads(out)


def test_a_result_holds_score_outcome_rule_reading_and_questions(capsys: pytest.CaptureFixture[str]) -> None:
    code, result = tried(capsys, STEPS, "20", "92.4%", "95%")
    assert code == 0
    assert list(result) == ["score", "outcome", "rule", "reading", "questions"]
    assert (result["score"], result["outcome"], result["rule"]["method"]) == ("14.80", "read_with_questions", "steps")
    assert [question["ambiguity"] for question in result["questions"]] == ["A2"]
    assert "每低 1个百分点" in result["reading"]


def test_the_rule_printed_is_a_rule_of_the_policy(capsys: pytest.CaptureFixture[str]) -> None:
    from pydantic import TypeAdapter

    from kaohe.policy.rules import Rule

    _, result = tried(capsys, "≥3万得10分；2万≤x<3万得8分；不足2万得0分", "10", "2.5W")
    rule: Any = TypeAdapter(Rule).validate_python(result["rule"])
    assert [band.points for band in rule.bands] == [100_000, 80_000, 0]


def test_several_inputs_are_given_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    text = "错别字每处扣1分，违禁词每处扣5分，扣完为止"
    code, result = tried(capsys, text, "10", '{"错别字": 3, "违禁词": "1处"}')
    assert (code, result["score"]) == (0, "2.00")
    _, result = tried(capsys, text, "10", "3")
    assert result["score"] is None
    assert "请用 JSON 对象逐个给出" in result["questions"][-1]["text"]


def test_what_is_not_read_has_no_score_and_exit_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    code, result = tried(capsys, "优秀95分以上，良好85至94分", "10", "90分")
    assert (code, result["score"], result["outcome"]) == (1, None, "not_read")
    assert result["rule"] == {"method": "manual", "needs": "各档没有对应的分数"}


def test_people_read_the_sentence_the_points_the_edges_and_the_questions(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = run(capsys, Command(STEPS, "20", "95%", "92.4%"))
    assert code == 0
    for part in ("读法：", "得分：14.80", "计算过程：", "界限表：", "95.00% → 20.00 分", "待确认的问题：", "[A2]"):
        assert part in out


def test_a_file_gives_one_result_a_line_whatever_the_line_holds(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "sentences.jsonl"
    lines: list[Any] = [
        {"text": STEPS, "full_marks": 20, "target": "95%", "actual": "92.4%"},
        {"text": "得分=完成率×分值，最高12分", "full_marks": "10", "target": 100, "actual": 115.5},
        {"text": "每错1次扣3分", "full_marks": 0, "actual": "1"},
        {"text": "每错1次扣3分", "full_marks": 10},
    ]
    file.write_text("\n".join([*map(json.dumps, lines), "not json", ""]), encoding="utf-8")
    code, out = run(capsys, Command(None, None, None, None, batch=file))
    results = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [result["score"] for result in results] == ["14.80", "11.55", None, None, None]
    assert [result["outcome"] for result in results[2:]] == ["not_read"] * 3
    assert all(result["questions"] for result in results[2:])


@pytest.mark.parametrize(
    "command",
    [
        Command(None, "10", None, "1"),
        Command(STEPS, None, None, "1"),
        Command(STEPS, "10", None, None),
        Command(STEPS, "十分", None, "1"),
        Command(STEPS, "-1", None, "1"),
        Command(STEPS, "10", None, "{"),
        Command(None, None, None, None, batch=Path("没有这个文件.jsonl")),
    ],
)
def test_what_cannot_be_tried_is_refused_in_one_sentence(capsys: pytest.CaptureFixture[str], command: Command) -> None:
    code, out = run(capsys, command)
    assert code == 1
    assert out.startswith("【停止】")
    assert "处理：" in out


def test_the_same_sentence_gives_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    outs = {run(capsys, Command(STEPS, "20", "95%", "92.4%", as_json=True))[1] for _ in range(3)}
    assert len(outs) == 1
