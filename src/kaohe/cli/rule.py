"""``kaohe rule eval``: a printed scoring standard read, applied to a value, and explained."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kaohe.cli.console import say
from kaohe.policy.standards import Outcome, Question
from kaohe.quantities import POINT, QuantityError, parse_quantity, show_points
from kaohe.scoring.trial import Trial, try_standard
from kaohe.scoring.written import Asked

MOST_MARKS = 10_000
"""The most full marks a row can have."""

OUTCOMES = {
    Outcome.READ: "已读懂",
    Outcome.READ_WITH_QUESTIONS: "已读懂，有待确认的问题",
    Outcome.NOT_READ: "没有读成规则",
}


@dataclass(frozen=True, slots=True)
class Command:
    """What the user asked: one sentence, or a file of them."""

    text: str | None
    full_marks: str | None
    target: str | None
    actual: str | None
    batch: Path | None = None
    as_json: bool = False


class Refused(ValueError):
    """Something that cannot be tried; the message is a Chinese sentence with the next step."""


def evaluate(command: Command) -> int:
    """Try one sentence or a file; exit code 0 when read, 1 when not."""
    try:
        if command.batch is not None:
            return _batch(command.batch)
        trial = try_standard(_asked(command))
    except Refused as reason:
        say(f"【停止】{reason}")
        return 1
    if command.as_json:
        sys.stdout.write(json.dumps(as_json(trial), ensure_ascii=False, indent=1) + "\n")
    else:
        _print(trial)
    return 1 if trial.reading.outcome is Outcome.NOT_READ else 0


def as_json(trial: Trial) -> dict[str, Any]:
    """The result for programs."""
    return {
        "score": trial.score,
        "outcome": trial.reading.outcome.value,
        "rule": trial.reading.rule.model_dump(mode="json", exclude_none=True),
        "reading": trial.said,
        "questions": [_question(one) for one in trial.reading.questions],
    }


def _question(one: Question) -> dict[str, Any]:
    return {
        "ambiguity": one.ambiguity,
        "text": one.text,
        "default": one.default,
        "alternatives": list(one.alternatives),
    }


def _asked(command: Command) -> Asked:
    if command.text is None or command.full_marks is None or command.actual is None:
        raise Refused("缺少打分标准、--full-marks 或 --actual。处理：三样都写上，或用 --batch 指出一个文件。")
    return Asked(command.text, _marks(command.full_marks), command.target, _actual(command.actual))


def _marks(text: object) -> int:
    try:
        value, unit = parse_quantity(str(text), "分")
    except QuantityError as trouble:
        raise Refused(f"满分{trouble}。处理：写成数字，例如 10。") from trouble
    if unit.name != "分" or not 0 < value <= MOST_MARKS * POINT:
        raise Refused(f"满分「{text}」应是大于 0 的分数。处理：写成数字，例如 10。")
    return value


def _actual(text: object) -> str | Mapping[str, str]:
    """Text, or a JSON object of texts by name."""
    value = _decoded(text) if isinstance(text, str) and text.lstrip().startswith("{") else text
    if isinstance(value, Mapping):
        return {str(name): str(one) for name, one in value.items()}
    return str(value)


def _decoded(text: str) -> object:
    try:
        return json.loads(text, parse_float=str, parse_int=str)
    except json.JSONDecodeError as trouble:
        raise Refused("实际值不是完整的 JSON。处理：检查引号和括号。") from trouble


def _batch(file: Path) -> int:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as trouble:
        raise Refused(f"文件「{file}」读不了。处理：检查文件名，并存为 UTF-8 文本。") from trouble
    for line in lines:
        if line.strip():
            sys.stdout.write(json.dumps(_line(line), ensure_ascii=False) + "\n")
    return 0


def _line(line: str) -> dict[str, Any]:
    """The result of one line; a line that cannot be tried says so."""
    try:
        row = _decoded(line)
        if not isinstance(row, Mapping) or not {"text", "full_marks", "actual"} <= row.keys():
            raise Refused("每行应是含 text、full_marks、actual 的 JSON 对象。")
        target = None if row.get("target") is None else str(row["target"])
        asked = Asked(str(row["text"]), _marks(row["full_marks"]), target, _actual(row["actual"]))
    except Refused as reason:
        doubt = _question(Question("other", str(reason), "不计分"))
        return {"score": None, "outcome": "not_read", "rule": None, "reading": "", "questions": [doubt]}
    return as_json(try_standard(asked))


def _print(trial: Trial) -> None:
    reading = trial.reading
    say(f"结果：{OUTCOMES[reading.outcome]}")
    say(f"读法：{trial.said}")
    say(f"得分：{trial.score if trial.score is not None else '（不能计分）'}")
    if trial.calculation:
        say(f"计算过程：{trial.calculation}")
    if trial.edges:
        say("界限表：")
        for edge in trial.edges:
            say(f"  {edge.value} → {show_points(edge.points)} 分")
    if reading.questions:
        say("待确认的问题：")
    for number, one in enumerate(reading.questions, 1):
        others = f"；也可能是：{'、'.join(one.alternatives)}" if one.alternatives else ""
        kind = "" if one.ambiguity == "other" else f"[{one.ambiguity}] "
        say(f"  {number}. {kind}{one.text}。现在：{one.default}{others}")
