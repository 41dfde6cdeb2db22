"""``kaohe explain``: one person's figures opened down to clause, slot, order, file and row."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from kaohe.cli import output
from kaohe.cli.console import say
from kaohe.cli.explained import as_values, print_explanation
from kaohe.facts import open_store
from kaohe.policy import Policy
from kaohe.run import Run, calculate
from kaohe.run.canonical import canonical_json
from kaohe.run.explanation import Explanation, explain
from kaohe.run.moments import read_moment


@dataclass(frozen=True, slots=True)
class Question:
    """What the user asked."""

    person: str
    period: str
    indicator: str | None = None
    run: Path | None = None
    as_json: bool = False


class NoAnswer(Exception):
    """The question cannot be answered; the message is a Chinese sentence with the next step."""


def explain_person(question: Question) -> int:
    """Print the explanation; exit code 1 when there is nothing to explain."""
    try:
        explanation = _answer(question)
    except NoAnswer as reason:
        say(f"【停止】{reason}")
        return 1
    if question.as_json:
        sys.stdout.write(json.dumps(as_values(explanation), ensure_ascii=False, indent=1) + "\n")
    else:
        print_explanation(explanation, with_rows=question.indicator is not None)
    return 0


def _answer(question: Question) -> Explanation:
    folder = _result_folder(question)
    stored = json.loads((folder / output.RESULT).read_text(encoding="utf-8"))
    if stored["period"] != question.period:
        raise NoAnswer(
            f"结果文件夹「{folder}」是 {stored['period']} 的核算，不是 {question.period}。"
            "处理：用 --run 指出该期间的结果文件夹。"
        )
    policy = Policy.model_validate_json((folder / output.POLICY).read_text(encoding="utf-8"))
    with open_store(folder / output.FACTS) as con:
        run = calculate(con, policy, question.period, read_moment(stored["as_of"]))
        _confirm(folder, run, stored)
        person = next((one for one in run.people if one.person_id == question.person), None)
        if person is None:
            known = "、".join(one.person_id for one in run.people[:5])
            raise NoAnswer(f"{question.period} 的结果里没有工号「{question.person}」。处理：检查工号，例如 {known}。")
        return _only(question, explain(con, policy, run, person))


def _result_folder(question: Question) -> Path:
    folder = question.run
    if folder is None and output.pointer().is_file():
        folder = Path(output.pointer().read_text(encoding="utf-8"))
    if folder is None or not (folder / output.RESULT).is_file():
        where = f"「{folder}」里没有核算结果" if folder else "还没有核算过"
        raise NoAnswer(f"{where}。处理：先运行 kaohe run，或用 --run 指出结果文件夹。")
    return folder


def _confirm(folder: Path, run: Run, stored: dict[str, str]) -> None:
    """A figure is explained only when recalculating gives the stored result; newer code that agrees is welcome."""
    again = json.loads(canonical_json(replace(run, code_version=stored["code_version"])))
    if again != stored:
        raise NoAnswer(
            f"重新核算与「{folder / output.RESULT}」不一致：程序、制度或事实已经变动。处理：重新运行 kaohe run 后再解释。"
        )


def _only(question: Question, explanation: Explanation) -> Explanation:
    """The asked indicator alone, by row name, indicator name or row id."""
    wanted = question.indicator
    if wanted is None:
        return explanation
    rows = tuple(row for row in explanation.rows if wanted in (row.name, row.indicator, row.row))
    if not rows:
        names = "、".join(row.name for row in explanation.rows)
        raise NoAnswer(f"没有指标「{wanted}」。处理：从这些里选一个：{names}。")
    return replace(explanation, totals=(), rows=rows, pay=())
