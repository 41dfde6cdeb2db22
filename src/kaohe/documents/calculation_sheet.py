"""评分说明附页: for every row what was printed, how it was read, what went in and how the points came about."""

from __future__ import annotations

from collections.abc import Iterable

from kaohe.documents.alignment import Strip, aligned
from kaohe.documents.form import Block, Cell, Heading, NewPage, Paragraph, Style, Table
from kaohe.documents.model import Appraisal, AppraisalRow, Explanation, Figure, SourceUse
from kaohe.documents.numerals import marks, score
from kaohe.documents.sections import section_heading

_LABEL, _HALF, _FULL = 24, 110, 245


def calculation_sheet(appraisal: Appraisal) -> Iterable[Block]:
    """The blocks of the explanation pages, starting on a new page."""
    yield NewPage("评分说明附页")
    person = f"{appraisal.person.name}（{appraisal.person.employee_id}，{appraisal.person.position}）"
    yield Paragraph(
        f"{person} {appraisal.period.name}。每项按「打分标准→读法→代入→计算→取整」列出，原始行可据文件名与行数核对。"
    )
    for number, section in enumerate(appraisal.sections):
        yield Heading(section_heading(number, section.name, section.weight))
        yield from (_row(index, row) for index, row in enumerate(section.rows, 1))


def _row(number: int, row: AppraisalRow) -> Table:
    told = row.explanation
    given = score(row.ratings.final, row.state.label)
    lead = f"{number}. {row.name}    满分 {marks(row.full_marks)} 分，得分 {given}"
    return aligned(
        (
            Strip(((_LABEL + _FULL, Cell(lead, Style.BAND)),)),
            _two("打分标准", row.standard, "规范读法", told.reading),
            _two("代入数据", _figures(told.figures), "数据出处", _sources(told.sources, row.source)),
            _two("计算过程", _steps(row), "取整与依据", _grounds(told)),
        )
    )


def _two(first: str, text: str, second: str, other: str) -> Strip:
    cells = ((_LABEL, first, Style.LABEL), (_HALF, text, Style.SMALL), (_LABEL, second, Style.LABEL))
    last = (_LABEL + _FULL - 2 * _LABEL - _HALF, other, Style.SMALL)
    return Strip(tuple((width, Cell(words, style)) for width, words, style in (*cells, last)))


def _steps(row: AppraisalRow) -> str:
    return "\n".join(text for text in (row.explanation.sentence, row.missing) if text)


def _grounds(told: Explanation) -> str:
    clause = f"依据：{told.clause}" if told.clause else ""
    return "\n".join(text for text in (told.rounding, clause) if text)


def _figures(figures: Iterable[Figure]) -> str:
    return "\n".join(f"{item.name} = {item.value}{f'（{item.origin}）' if item.origin else ''}" for item in figures)


def _sources(sources: Iterable[SourceUse], fallback: str) -> str:
    lines = [f"{use.file}：{use.rows} 行{f'（{use.detail}）' if use.detail else ''}" for use in sources]
    return "\n".join(lines) or fallback
