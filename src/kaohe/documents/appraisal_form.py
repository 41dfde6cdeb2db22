"""绩效考核表: one person's filled form, followed by its 评分说明附页 in the same document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kaohe.documents.alignment import Strip, aligned, shares
from kaohe.documents.calculation_sheet import calculation_sheet
from kaohe.documents.form import LANDSCAPE_WIDTH, Block, Cell, Form, Heading, Paragraph, Row, Style, Table, letterhead
from kaohe.documents.model import Appraisal, AppraisalRow, AppraisalSection, PoolLine, RowState, VetoLine
from kaohe.documents.numerals import coefficient, marks, percent, score
from kaohe.documents.sections import merged, section_heading
from kaohe.policy.positions import DocumentControl

_MEASURED = (17, 38, 30, 38, 26, 13, 18, 15, 15, 17, 42)
_JUDGED = (20, 37, 14, 18, 18, 18, 72, 72)
_WAITING = "待数据"


def appraisal_form(control: DocumentControl, appraisal: Appraisal) -> Form:
    """The filled 绩效考核表 of one person with its explanation pages."""
    sections = [block for number, section in enumerate(appraisal.sections) for block in _section(number, section)]
    blocks: tuple[Block, ...] = (
        _head(control, appraisal),
        *sections,
        *_pool_and_vetoes(appraisal),
        _outcome(appraisal),
        *_waiting(appraisal),
        _signatures(),
        *calculation_sheet(appraisal),
    )
    note = f"核算指纹：{appraisal.fingerprint[:12]}" if appraisal.fingerprint else ""
    title = f"{appraisal.person.position}绩效考核表"
    return Form(title, letterhead(control, note), blocks, landscape=True)


def _head(control: DocumentControl, appraisal: Appraisal) -> Table:
    person, period = appraisal.person, appraisal.period
    first = ("姓名", person.name, "工号", person.employee_id, "部门", person.department, "职位", person.position)
    days = f"{period.name}（{period.starts_on} 至 {period.ends_on}）"
    second = ("直接上级", person.superior, "考核周期", days, "在岗天数", person.days_in_post)
    widths = (20, 47, 20, 47, 20, 47, 20, 48), (20, 47, 20, 114, 20, 48)
    version = f"{control.version} 版，{control.effective_on.isoformat()} 生效"
    third = ("入职日期", person.hired_on, "岗位编号", person.position_code, "制度版本", version)
    lines = ((widths[0], first), (widths[1], second), (widths[1], third))
    return aligned(tuple(_labelled(own, texts) for own, texts in lines))


def _labelled(widths: Sequence[int], texts: Sequence[str]) -> Strip:
    cells = [
        (width, Cell(text, Style.LABEL if number % 2 == 0 else Style.CENTER))
        for number, (width, text) in enumerate(zip(widths, texts, strict=True))
    ]
    return Strip(tuple(cells), height=7)


def _section(number: int, section: AppraisalSection) -> Iterable[Heading | Table | Paragraph]:
    yield Heading(section_heading(number, section.name, section.weight))
    yield _judged(section) if _mostly_judged(section) else _measured(section)
    if section.note:
        yield Paragraph(section.note)


def _mostly_judged(section: AppraisalSection) -> bool:
    return 2 * sum(row.judged for row in section.rows) > len(section.rows)


def _measured(section: AppraisalSection) -> Table:
    names = ["类别", "指标", "目标", "实际", "数据来源", "分值", "系统计分", "自评", "上级", "得分", "说明"]
    lines = [(row.category, _measured_cells(row)) for row in section.rows]
    return Table(_MEASURED, (_header(names), *merged(lines, 7), _sum(section, 5, 3, 1)), header=1)


def _measured_cells(row: AppraisalRow) -> tuple[Cell, ...]:
    texts = (row.name, row.target, row.actual or _absent(row), row.source)
    return (
        *(Cell(text, Style.CENTER) for text in texts),
        Cell(marks(row.full_marks), Style.CENTER),
        *_scores(row, (row.ratings.system, row.ratings.own, row.ratings.superior)),
        Cell(_remark(row), Style.SMALL),
    )


def _scores(row: AppraisalRow, given: Sequence[int | None]) -> Iterable[Cell]:
    yield from (Cell(score(points), Style.CENTER) for points in given)
    yield Cell(score(row.ratings.final, _absent(row)), Style.CENTER)


def _absent(row: AppraisalRow) -> str:
    return "" if row.state is RowState.SCORED else row.state.label


def _remark(row: AppraisalRow) -> str:
    return "\n".join(text for text in (row.missing, row.level, row.facts) if text)


def _judged(section: AppraisalSection) -> Table:
    names = ["类别", "指标", "分值", "自评", "上级", "得分", "评定等级", "事实依据"]
    lines = [(row.category, _judged_cells(row)) for row in section.rows]
    return Table(_JUDGED, (_header(names), *merged(lines, 7), _sum(section, 2, 2, 2)), header=1, whole=True)


def _judged_cells(row: AppraisalRow) -> tuple[Cell, ...]:
    measured = f"实际 {row.actual or _WAITING}，目标 {row.target}" if not row.judged else ""
    return (
        Cell(row.name, Style.CENTER),
        Cell(marks(row.full_marks), Style.CENTER),
        *_scores(row, (row.ratings.own, row.ratings.superior)),
        Cell("\n".join(text for text in (row.level, measured) if text), Style.SMALL),
        Cell("\n".join(text for text in (row.missing, row.facts) if text), Style.SMALL),
    )


def _header(names: Iterable[str]) -> Row:
    return Row(tuple(Cell(name, Style.HEAD) for name in names))


def _sum(section: AppraisalSection, label: int, between: int, after: int) -> Row:
    weighted = f"折算{percent(section.weight)}：{score(section.weighted, section.instead)}"
    full = marks(sum(row.full_marks for row in section.rows))
    texts = (("小计", label), (full, 1), ("", between), (score(section.points, section.instead), 1), (weighted, after))
    return Row(tuple(Cell(text, Style.SUM, columns=columns) for text, columns in texts), height=7)


_EXTRAS = (22, 40, 95, 22, 22, 68)


def _pool_and_vetoes(appraisal: Appraisal) -> Iterable[Heading | Table]:
    if not (appraisal.pool or appraisal.vetoes):
        return
    yield Heading("加减分与一票否决")
    head = _extra(("类别", "事项", "标准", "次数/认定", "加减分", "事实依据"), Style.HEAD)
    lines = [_pool_line(line) for line in appraisal.pool] + [_veto_line(line) for line in appraisal.vetoes]
    yield aligned((head, *(_extra(line, Style.CENTER) for line in lines)), header=1)


def _pool_line(line: PoolLine) -> tuple[str, ...]:
    return "加减分", line.name, line.standard, line.count, score(line.points, _WAITING), line.facts


def _veto_line(line: VetoLine) -> tuple[str, ...]:
    found = {None: _WAITING, True: "触发", False: "未触发"}[line.hit]
    return "一票否决", line.name, f"{line.standard}（{line.effect}）", found, "", line.facts


def _extra(texts: Sequence[str], style: Style) -> Strip:
    small = {2, 5} if style is Style.CENTER else set()
    styles = (Style.SMALL if column in small else style for column in range(len(texts)))
    return Strip(tuple(zip(_EXTRAS, map(Cell, texts, styles), strict=True)), height=7)


def _outcome(appraisal: Appraisal) -> Table:
    outcome, instead = appraisal.outcome, appraisal.outcome.instead
    parts = tuple(
        (f"{section.name}×{percent(section.weight)}", score(section.weighted, instead))
        for section in appraisal.sections
    )
    values = (
        *parts,
        ("加减分", score(outcome.pool, instead)),
        ("总分", score(outcome.total, instead)),
        ("等级", outcome.grade or instead),
        ("绩效系数", coefficient(outcome.coefficient, instead)),
    )
    widths = shares(LANDSCAPE_WIDTH, len(values))
    heads = Strip(tuple((width, Cell(name, Style.HEAD)) for width, (name, _) in zip(widths, values, strict=True)))
    line = Strip(tuple((width, Cell(text, Style.SUM)) for width, (_, text) in zip(widths, values, strict=True)), 9)
    remarks = "\n".join(text for text in (outcome.reason, *appraisal.remarks) if text)
    label, text = (25, Cell("备注", Style.LABEL)), (LANDSCAPE_WIDTH - 25, Cell(remarks))
    return aligned((heads, line, Strip((label, text), height=10)))


def _waiting(appraisal: Appraisal) -> Iterable[Paragraph]:
    rows = [row for section in appraisal.sections for row in section.rows if row.state is RowState.WAITING]
    if rows:
        listed = "；".join(f"「{row.name}」{row.missing}" for row in rows)
        yield Paragraph(f"待数据 {len(rows)} 项，补齐前不定总分与等级：{listed}")


def _signatures() -> Table:
    names = ("员工签名", "直接上级签名", "人力资源部", "总经理")
    widths = (24, 43, 24, 43, 24, 43, 24, 44)
    texts = [text for name in names for text in (name, "")]
    dates = [text for _ in names for text in ("日期", "    年   月   日")]
    signed, dated = _labelled(widths, texts), _labelled(widths, dates)
    return aligned((Strip(signed.cells, height=12), Strip(dated.cells, height=7)))
