"""The rows of a filled 绩效考核表: target, actual, points, and how they came about."""

from __future__ import annotations

from collections.abc import Mapping

from kaohe.documents import model
from kaohe.policy.scorecard import Row
from kaohe.run.explanation import reading_of, rounding_of
from kaohe.run.folder import Sheet
from kaohe.run.names import WAITING
from kaohe.run.printed import input_name, input_text, input_unit, opened_text
from kaohe.run.results import InputValue, RowResult
from kaohe.scoring import SCORED, words
from kaohe.scoring.inputs import is_rated

STATES = {0: "waiting", 1: "scored", 2: "not_applicable", 3: "unreadable"}


def filled_row(sheet: Sheet, row: Row, result: RowResult) -> model.AppraisalRow:
    """One row of one card, with its explanation."""
    values = {value.name: value for value in result.inputs}
    person = sheet.person.person_id
    event_facts = [sheet.folder.evidence.events.get((person, name), "") for name in values]
    facts = [sheet.folder.evidence.ratings.get((person, row.indicator), ""), *event_facts]
    return model.AppraisalRow(
        row_id=row.id,
        category=row.category,
        name=row.name,
        full_marks=row.full_marks,
        standard=row.standard,
        target=_target(sheet, row, values),
        actual=_actual(sheet, row, values),
        source=row.source,
        state=model.RowState(STATES[result.state]),
        ratings=_ratings(row, result, values),
        explanation=_explanation(sheet, row, result),
        judged=is_rated(row.rule),
        level=words.level(sheet.compiled.rows[row.id], result.reasons),
        facts="；".join(text for text in facts if text),
        missing="；".join(dict.fromkeys(_lacking(value) for value in result.inputs if value.state == 0 and value.note)),
    )


def _target(sheet: Sheet, row: Row, values: Mapping[str, InputValue]) -> str:
    if "target" in values and values["target"].state == 1:
        return input_text(values["target"], input_unit(sheet.folder.policy, row, "target"))
    return row.target_text


def _actual(sheet: Sheet, row: Row, values: Mapping[str, InputValue]) -> str:
    """The actual value, or the counts of events a count rule looks at."""
    policy = sheet.folder.policy
    if "actual" in values:
        return input_text(values["actual"], input_unit(policy, row, "actual"))
    shown = [value for name, value in values.items() if name not in ("target", "self", "superior", "last")]
    texts = [input_text(value, input_unit(policy, row, value.name)) for value in shown]
    if len(shown) == 1:
        return texts[0]
    return "；".join(f"{input_name(policy, value.name)} {text}" for value, text in zip(shown, texts, strict=True))


def _ratings(row: Row, result: RowResult, values: Mapping[str, InputValue]) -> model.Ratings:
    def given(name: str) -> int | None:
        value = values.get(name)
        return value.numerator if value and value.state == 1 else None

    final = result.points if result.state == SCORED else None
    system = None if is_rated(row.rule) else final
    return model.Ratings(system, given("self"), given("superior"), final)


def _explanation(sheet: Sheet, row: Row, result: RowResult) -> model.Explanation:
    policy, plan = sheet.folder.policy, sheet.compiled.rows[row.id]
    figures = tuple(
        model.Figure(
            input_name(policy, value.name), opened_text(value, input_unit(policy, row, value.name)), _origin(value)
        )
        for value in result.inputs
    )
    sources = [
        use
        for value in result.inputs
        if value.rows_used
        for use in sheet.folder.evidence.sources(sheet.wanted(row, value.name), value.rows_used)
    ]
    return model.Explanation(
        reading=reading_of(plan),
        figures=figures,
        sentence=words.sentence(plan, result.reasons, result.state),
        rounding=rounding_of(plan, result),
        clause=row.clause,
        sources=tuple(dict.fromkeys(sources)),
    )


def _lacking(value: InputValue) -> str:
    """Who must deliver what; that it waits is said beside it."""
    return value.note.removeprefix(f"{WAITING}：")


def _origin(value: InputValue) -> str:
    """How a number came about; a target nobody issued is the policy's own."""
    if value.name == "target" and value.state == 1 and not value.rows_used:
        return "；".join(text for text in ("制度规定的目标，本期没有另行下达", value.note) if text)
    return value.note if value.state == 1 else ""
