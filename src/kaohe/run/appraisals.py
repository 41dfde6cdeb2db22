"""绩效考核表: a person's result as the values the documents room prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kaohe.documents import model
from kaohe.grading import COMPLETE
from kaohe.grading.words import section_sentence, total_sentence
from kaohe.policy.scorecard import Section
from kaohe.quantities import PPM, divide_half_away
from kaohe.run.extras import pool_lines, veto_lines
from kaohe.run.filled_rows import filled_row
from kaohe.run.folder import Folder, Sheet
from kaohe.run.names import NOT_APPRAISED, WAITING, position_title, printed_period, superior_title
from kaohe.run.results import RowResult
from kaohe.scoring import SCORED


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
    return tuple(text for text in (reason, shown, moved, _overruled(sheet)) if text)


def _overruled(sheet: Sheet) -> str:
    """How total and grade came about where a veto changed them."""
    figures = sheet.card.figures
    changed = figures["total__zeroed"] or figures["grade"] != figures["grade__earned"]
    complete = figures["total__state"] == COMPLETE and not sheet.person.exempt
    return total_sentence(sheet.compiled, sheet.folder.policy.grades, figures) if changed and complete else ""


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
        rows=tuple(filled_row(sheet, row, results[row.id]) for row in section.rows),
        note=_beyond_the_sum(sheet, section) if known else "",
        instead=NOT_APPRAISED if sheet.person.exempt else WAITING,
    )


def _beyond_the_sum(sheet: Sheet, section: Section) -> str:
    """How a section's points came about where they are not the plain sum of its rows."""
    figures, name = sheet.card.figures, f"section__{section.id}"
    plain = sum(row.points for row in sheet.card.rows if row.row in {one.id for one in section.rows})
    return section_sentence(sheet.compiled, section, figures) if figures[name] != plain else ""
