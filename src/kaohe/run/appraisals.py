"""绩效考核表: a person's result as the values the documents room prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kaohe.documents import model
from kaohe.grading import COMPLETE
from kaohe.indicators import IndicatorRules, Need, rules_of
from kaohe.indicators.resolve import Wanted, resolve
from kaohe.policy import Policy
from kaohe.policy.scorecard import Row, Section
from kaohe.quantities import PPM, divide_half_away
from kaohe.run.evidence import Evidence
from kaohe.run.explanation import reading_of, rounding_of
from kaohe.run.extras import pool_lines, veto_lines
from kaohe.run.names import (
    NOT_APPRAISED,
    WAITING,
    position_title,
    printed_period,
    superior_title,
    window_of,
)
from kaohe.run.printed import input_name, input_text, input_unit, opened_text
from kaohe.run.results import CardResult, InputValue, PersonResult, RowResult, Run
from kaohe.run.staff import Member
from kaohe.scoring import SCORED, Compiled, words
from kaohe.scoring.inputs import is_rated

STATES = {0: "waiting", 1: "scored", 2: "not_applicable", 3: "unreadable"}


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything the forms of a run are filled from."""

    run: Run
    policy: Policy
    cards: Mapping[str, Compiled]
    staff: Mapping[str, Member]
    evidence: Evidence
    rules: IndicatorRules


@dataclass(frozen=True, slots=True)
class Sheet:
    """One card on its way to paper."""

    folder: Folder
    person: PersonResult
    card: CardResult

    @property
    def compiled(self) -> Compiled:
        """The compiled scorecard of the card's position."""
        return self.folder.cards[self.card.position]

    def wanted(self, row: Row, name: str) -> Wanted:
        """Where a number of a row comes from."""
        need = Need(self.card.position, row.id, name, row.indicator, row.subject, row.target, row.prorate_target)
        return resolve(need, self.folder.rules, window_of(self.folder.run))


def folder_of(
    run: Run, policy: Policy, cards: Mapping[str, Compiled], known: tuple[Mapping[str, Member], Evidence]
) -> Folder:
    """The folder of a run; ``known`` is the staff and the evidence of its period."""
    return Folder(run, policy, cards, *known, rules_of(policy))


def appraisals(folder: Folder) -> Iterator[model.Appraisal]:
    """One form per person and post."""
    for person in folder.run.people:
        for card in person.cards:
            yield _appraisal(Sheet(folder, person, card))


def _appraisal(sheet: Sheet) -> model.Appraisal:
    results = {row.row: row for row in sheet.card.rows}
    told = sheet.folder.evidence.of(sheet.person.person_id)
    return model.Appraisal(
        person=_appraisee(sheet),
        period=printed_period(sheet.folder.run),
        sections=tuple(_section(sheet, section, results) for section in sheet.compiled.scorecard.sections),
        pool=pool_lines(sheet.folder.policy, sheet.compiled, sheet.card, told),
        vetoes=veto_lines(sheet.folder.policy, sheet.compiled, sheet.card, told),
        outcome=_outcome(sheet),
        remarks=_remarks(sheet),
        fingerprint=sheet.folder.run.facts_hash,
    )


def _appraisee(sheet: Sheet) -> model.Appraisee:
    policy, card = sheet.folder.policy, sheet.card
    member = sheet.folder.staff[sheet.person.person_id]
    superior = sheet.folder.staff.get(member.superior_id or "")
    return model.Appraisee(
        employee_id=member.person_id,
        name=member.name,
        position=position_title(policy, card.position),
        position_code=policy.position(card.position).code,
        department=policy.document.department,
        superior=superior.name if superior else superior_title(policy, card.position),
        hired_on=f"{member.hired_on or ''}",
        days_in_post=f"{card.days} / {card.month_days} 个工作日",
    )


def _remarks(sheet: Sheet) -> tuple[str, ...]:
    posts = len(sheet.person.cards)
    reason = sheet.card.reason if sheet.card.reason != sheet.person.exempt else ""
    shown = "各项得分仅供参考，不计总分" if sheet.person.exempt else ""
    moved = f"本期任职 {posts} 个岗位，总分按在岗天数加权" if posts > 1 else ""
    return tuple(text for text in (reason, shown, moved) if text)


def _outcome(sheet: Sheet) -> model.Outcome:
    person, complete = sheet.person, sheet.card.figures["total__state"] == COMPLETE
    if person.exempt:
        return model.Outcome(None, None, "", person.coefficient, person.exempt, NOT_APPRAISED)
    return model.Outcome(
        pool=sheet.card.figures["pool"] if complete else None,
        total=person.total,
        grade=person.grade,
        coefficient=person.coefficient,
        reason="" if complete else "有指标待数据，补齐后重新核算",
    )


def _section(sheet: Sheet, section: Section, results: Mapping[str, RowResult]) -> model.AppraisalSection:
    figures, name = sheet.card.figures, f"section__{section.id}"
    known = figures[f"{name}__state"] == SCORED and not sheet.person.exempt
    weighted = divide_half_away(figures[name] * section.weight, PPM)
    return model.AppraisalSection(
        name=section.name,
        weight=section.weight,
        points=figures[name] if known else None,
        weighted=weighted if known else None,
        rows=tuple(_row(sheet, row, results[row.id]) for row in section.rows),
        instead=NOT_APPRAISED if sheet.person.exempt else WAITING,
    )


def _row(sheet: Sheet, row: Row, result: RowResult) -> model.AppraisalRow:
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
