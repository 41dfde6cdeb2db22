"""绩效考核指标表: a position's blank KPI table, both sections, as the paper prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kaohe.documents.alignment import Strip, aligned
from kaohe.documents.form import Cell, Form, Heading, Row, Style, Table, letterhead
from kaohe.documents.job_description import title_of
from kaohe.documents.numerals import marks, percent
from kaohe.documents.sections import merged, section_heading
from kaohe.policy import Policy
from kaohe.policy.positions import Position
from kaohe.policy.rules import Levels
from kaohe.policy.scorecard import Row as Indicator
from kaohe.policy.scorecard import Scorecard, Section

_WIDTHS = (16, 30, 46, 86, 18, 22, 15, 20, 16)
_FEW_ROWS = 6


def kpi_table(policy: Policy, position: Position) -> Form:
    """The blank KPI table of a position."""
    card = policy.scorecard(position.id)
    sections = [block for number, section in enumerate(card.sections) for block in _section(number, section)]
    blocks = (_head(policy, position), *sections, *_extras(card), _total(card))
    return Form(card.title, letterhead(policy.document), blocks, landscape=True)


def _head(policy: Policy, position: Position) -> Table:
    labels = ("职位", position.title, "直接上级", title_of(policy, position.appraised_by))
    people = ("姓名", "", "考核周期", "    年    月")
    widths = (20, 50, 22, 46, 16, 42, 22, 51)
    texts = (*labels, *people)
    cells = [
        (width, Cell(text, Style.LABEL if number % 2 == 0 else Style.CENTER))
        for number, (width, text) in enumerate(zip(widths, texts, strict=True))
    ]
    return aligned((Strip(tuple(cells), height=8),))


def _section(number: int, section: Section) -> Iterable[Heading | Table]:
    yield Heading(section_heading(number, section.name, section.weight))
    head = ("类别", "KPI指标", "详细描述", "打分标准", "目标分值", "数据来源", *_rater_heads(section), "得分")
    rows = (
        Row(tuple(Cell(text, Style.HEAD) for text in head)),
        *merged([(row.category, _cells(row, section)) for row in section.rows]),
        _subtotal(section),
    )
    yield Table(_WIDTHS, rows, header=1, whole=all(row.judged for row in section.rows))


def _rater_heads(section: Section) -> tuple[str, str]:
    raters = section.raters
    return f"自评\n{percent(raters.self_weight)}", f"直接上级\n{percent(raters.superior_weight)}"


def _cells(row: Indicator, section: Section) -> tuple[Cell, ...]:
    target = f"；目标：{row.target_text}" if row.target_text not in ("", "—") else ""
    return (
        Cell(row.name, Style.CENTER),
        Cell(row.definition + target, Style.SMALL),
        Cell(_standard(row, section), Style.SMALL),
        Cell(marks(row.full_marks), Style.CENTER),
        Cell(row.source, Style.CENTER),
        *(Cell(style=Style.CENTER) for _ in range(3)),
    )


def _standard(row: Indicator, section: Section) -> str:
    """The printed sentence; anchored levels stand one a line, as a rater reads them, while the page has room."""
    spread = isinstance(row.rule, Levels) and len(section.rows) <= _FEW_ROWS
    return re.sub("([;；])(?=.)", r"\1\n", row.standard) if spread else row.standard


def _subtotal(section: Section) -> Row:
    full = sum(row.full_marks for row in section.rows)
    label = f"小计（折算：得分合计×{percent(section.weight)}）"
    blanks = tuple(Cell(style=Style.SUM) for _ in range(4))
    return Row((Cell(label, Style.SUM, columns=4), Cell(marks(full), Style.SUM), *blanks), height=8)


def _extras(card: Scorecard) -> Iterable[Heading | Table]:
    lines = [("加减分", entry.name, entry.standard, "人力资源部核对") for entry in card.pool.entries]
    lines += [("一票否决", veto.name, veto.standard, veto.judge) for veto in card.vetoes]
    if not lines:
        return
    yield Heading(f"加减分（{marks(card.pool.low)}至+{marks(card.pool.high)}分）与一票否决")
    rows = [("类别", "事项", "标准", "认定人", "次数", "加减分")]
    widths = (24, 42, 115, 48, 18, 22)
    strips = [_strip(widths, line, Style.HEAD) for line in rows]
    strips += [_strip(widths, (*line, "", ""), Style.CENTER) for line in lines]
    yield aligned(strips, header=1)


def _strip(widths: Sequence[int], texts: Sequence[str], style: Style) -> Strip:
    cells = (
        (width, Cell(text, Style.SMALL if style is Style.CENTER and column == 2 else style))
        for column, (width, text) in enumerate(zip(widths, texts, strict=True))
    )
    return Strip(tuple(cells), height=7)


def _total(card: Scorecard) -> Table:
    parts = "+".join(f"{section.name}得分×{percent(section.weight)}" for section in card.sections)
    texts = (f"总分={parts}+加减分{_note(card)}", "总分", "", "等级", "")
    widths = (161, 20, 34, 20, 34)
    styles = (Style.SMALL, Style.SUM, Style.CENTER, Style.SUM, Style.CENTER)
    return aligned((Strip(tuple(zip(widths, map(Cell, texts, styles), strict=True)), height=9),))


def _note(card: Scorecard) -> str:
    rows = [row for section in card.sections for row in section.rows]
    if any(section.blend_all_rows for section in card.sections) or all(row.judged for row in rows):
        return ""
    return "\n注：有数据的指标由系统按打分标准计分，自评与上级只作确认或提出异议；两级评分的权重用于评定类指标。"
