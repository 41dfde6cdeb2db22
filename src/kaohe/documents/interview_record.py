"""绩效面谈记录表: the fields of the policy's interview form, blank or filled in beforehand, on two pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kaohe.documents.alignment import Strip, aligned, shares
from kaohe.documents.form import PORTRAIT_WIDTH, Cell, Form, Paragraph, Style, letterhead
from kaohe.documents.model import InterviewPrefill
from kaohe.policy import Policy
from kaohe.policy.positions import Position
from kaohe.policy.procedure import InterviewField

_LABEL = 29
_HALF = PORTRAIT_WIDTH // 2
_SHORT = {"auto", "reference", "date", "period", "time", "text", "computed", "numbers"}
_LONGEST_SHORT_LABEL = 12
_BLANK_ROWS = 4
_HEIGHTS = {"long_text": 23, "multi_choice": 13, "text": 12, "files": 10, "signature": 13}


def interview_record(policy: Policy, position: Position, prefill: InterviewPrefill | None = None) -> Form:
    """The interview form of a position; ``prefill`` puts known values into the fields it names."""
    record = policy.procedure.interview
    known = _with_position(prefill or InterviewPrefill(), record.fields, position)
    table = aligned(tuple(_strips(record.fields, known)), whole=False)
    title = f"《{record.title}》".removeprefix("《《").removesuffix("》》").strip("《》")
    return Form(title, letterhead(policy.document), (table, Paragraph(record.statement)))


def _with_position(prefill: InterviewPrefill, fields: Sequence[InterviewField], position: Position) -> InterviewPrefill:
    own = {"部门": position.department, "岗位/职位": position.title, "岗位": position.title, "职位": position.title}
    texts = {field.number: own[field.name] for field in fields if field.name in own}
    return InterviewPrefill(texts | dict(prefill.texts), prefill.tables)


def _strips(fields: Sequence[InterviewField], known: InterviewPrefill) -> Iterator[Strip]:
    waiting: list[InterviewField] = []
    for field in sorted(fields, key=lambda field: field.number):
        if _is_short(field):
            waiting.append(field)
            if len(waiting) == 2:
                yield _pair(waiting, known)
                waiting = []
            continue
        if waiting:
            yield _wide(waiting.pop(), known)
        yield from _table(field, known) if field.kind == "table" else (_wide(field, known),)
    yield from (_wide(field, known) for field in waiting)


def _is_short(field: InterviewField) -> bool:
    return field.kind in _SHORT and len(field.name) <= _LONGEST_SHORT_LABEL


def _pair(fields: Sequence[InterviewField], known: InterviewPrefill) -> Strip:
    cells = ((_label(field), (_HALF - _LABEL, Cell(_value(field, known), Style.CENTER))) for field in fields)
    return Strip(tuple(cell for pair in cells for cell in pair), height=8)


def _wide(field: InterviewField, known: InterviewPrefill) -> Strip:
    value = Cell(_value(field, known), Style.TEXT)
    return Strip((_label(field), (PORTRAIT_WIDTH - _LABEL, value)), height=_HEIGHTS.get(field.kind, 9))


def _label(field: InterviewField) -> tuple[int, Cell]:
    return _LABEL, Cell(field.name, Style.LABEL)


def _value(field: InterviewField, known: InterviewPrefill) -> str:
    if field.number in known.texts:
        return known.texts[field.number]
    if field.kind == "signature":
        return "签名：" + " " * 44 + "日期：      年   月   日"
    if field.kind == "yes_no":
        return "    ".join(f"□ {choice}" for choice in field.choices or ("是", "否"))
    return "    ".join(f"□ {choice}" for choice in field.choices)


def _table(field: InterviewField, known: InterviewPrefill) -> Iterable[Strip]:
    widths = shares(PORTRAIT_WIDTH, len(field.columns))
    yield Strip(((PORTRAIT_WIDTH, Cell(field.name, Style.BAND)),))
    yield Strip(tuple((width, Cell(name, Style.HEAD)) for width, name in zip(widths, field.columns, strict=True)))
    blank = ("",) * len(field.columns)
    lines = known.tables.get(field.number) or (blank,) * _BLANK_ROWS
    for line in lines:
        yield Strip(tuple((width, Cell(text, Style.SMALL)) for width, text in zip(widths, line, strict=True)), height=8)
