"""绩效面谈记录表: the fields of the policy's interview form, blank or filled in beforehand, on two pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kaohe.documents.alignment import Strip, aligned, shares
from kaohe.documents.form import PORTRAIT_WIDTH, Cell, Form, Paragraph, Style, letterhead
from kaohe.documents.model import InterviewPrefill
from kaohe.policy import Policy
from kaohe.policy.positions import Position
from kaohe.policy.procedure import InterviewField

_LABEL = 36
_HALF = PORTRAIT_WIDTH // 2
_SHORT = {"auto", "reference", "date", "period", "time", "text", "computed", "numbers"}
_LONGEST_SHORT_LABEL = 12
_BLANK_ROWS, _BLANK_HEIGHT, _FILLED_HEIGHT = 4, 8, 6
_HEIGHTS = {"multi_choice": 13, "text": 12, "files": 10, "signature": 13}
_MOST_ROOM, _LEAST_ROOM = 22, 12


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
    height = _room_to_write(known) if field.kind == "long_text" else _HEIGHTS.get(field.kind, 9)
    return Strip((_label(field), (PORTRAIT_WIDTH - _LABEL, value)), height)


def _room_to_write(known: InterviewPrefill) -> int:
    """Height of a long answer: tables filled in beforehand take their room from the answers, within two pages."""
    taken = sum(len(rows) * _FILLED_HEIGHT - _BLANK_ROWS * _BLANK_HEIGHT for rows in known.tables.values() if rows)
    return max(_LEAST_ROOM, _MOST_ROOM - max(0, taken) // 5)


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
    filled = known.tables.get(field.number, ())
    height = _FILLED_HEIGHT if filled else _BLANK_HEIGHT
    for line in filled or (("",) * len(field.columns),) * _BLANK_ROWS:
        cells = ((width, Cell(text, Style.SMALL)) for width, text in zip(widths, line, strict=True))
        yield Strip(tuple(cells), height)
