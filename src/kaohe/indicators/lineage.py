"""Lineage (来源): the rows behind a figure, which sum to it to the fen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from duckdb import DuckDBPyConnection

from kaohe.attribution import WHOLE
from kaohe.attribution.credits import WORKED_ON
from kaohe.attribution.lines import KEPT
from kaohe.attribution.literals import literal
from kaohe.indicators.base import Quantity
from kaohe.indicators.figure_rows import SLOT_TEXT
from kaohe.indicators.registry import QUANTITIES
from kaohe.indicators.resolve import Wanted
from kaohe.indicators.values import DEPARTMENT


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row behind a figure.

    ``credited`` is the row's part of the quantity and ``whole`` the row's own amount, both in 1/``scale`` of the
    quantity's base unit; ``parts`` are named amounts of the row in fen. ``slot`` is empty where none applies.
    """

    quantity: str
    table: str
    key: str
    day: dt.date | None
    slot: str
    whole: int | None
    credited: int | None
    scale: int
    file: str
    sheet: str
    row: int
    parts: tuple[tuple[str, int], ...] = field(default=())


_PERSON_LINES = """
SELECT c.*, {slot} AS slot, line_gross_fen AS whole_gross, line_refund_fen AS whole_refund, line_net_fen AS whole_net
FROM credits c JOIN posts p ON p.person_id = c.person_id AND p.role = c.role
 AND c.worked_on BETWEEN p.starts_on AND p.ends_on WHERE p.post_id = {post}
"""

_WHOLE_LINES = f"""
SELECT l.*, '' AS slot, l.gross_fen AS whole_gross, l.refund_fen AS whole_refund, l.net_fen AS whole_net,
       is_open * l.net_fen AS open_fen, {WHOLE} AS line_units, CASE WHEN l.refund_fen > 0 THEN {WHOLE} ELSE 0 END
       AS refunded_units, coalesce(l.quantity, 0) * {WHOLE} AS item_units
FROM lines l CROSS JOIN posts p
WHERE l.reason = {KEPT} AND p.post_id = {{post}} AND {{rooms}}
"""

_IN_ROOMS = "l.room IN (SELECT room FROM post_rooms r WHERE r.post_id = p.post_id)"

_FIGURE_ROWS = """
SELECT f.table_name, f.natural_key, f.biz_date, f.slot, f.whole, f.amount, f.source_file, f.source_sheet, f.source_row
FROM figure_rows f CROSS JOIN posts p
WHERE p.post_id = {post} AND f.quantity = {quantity} AND {subject}
ORDER BY f.biz_date, f.natural_key, f.slot
"""

_SUBJECTS = {
    "person": "f.level = 'person' AND f.subject = p.person_id AND f.role IN ('', p.role) "
    "AND f.biz_date BETWEEN p.starts_on AND p.ends_on",
    "room": "f.level = 'room' AND f.subject IN (SELECT room FROM post_rooms r WHERE r.post_id = p.post_id)",
    "department": "f.level = 'room'",
}

_SHEETS = {
    "rating": (
        "ratings",
        "t.person_id || '/' || t.indicator",
        "NULL::DATE",
        "{rater}",
        "t.person_id = p.person_id AND t.period = {period} AND t.indicator = {key}",
    ),
    "event": (
        "events",
        "t.person_id || '/' || t.rule || '/' || t.facts",
        "t.happened_on",
        "t.quantity",
        "t.person_id = p.person_id AND t.rule = {key} AND t.happened_on BETWEEN p.starts_on AND p.ends_on",
    ),
    "reported": (
        "reported_values",
        "t.person_id || '/' || t.indicator",
        "NULL::DATE",
        "t.numerator",
        "t.period = {period} AND t.indicator = {key} AND t.person_id IN {subjects}",
    ),
    "target": (
        "targets",
        "t.subject || '/' || t.indicator",
        "NULL::DATE",
        "t.value",
        "t.period = {period} AND t.indicator = {key} AND t.subject IN {subjects}",
    ),
}
"""Table, key, day, amount and condition of the sheets a need may be filled from."""


def source_rows(con: DuckDBPyConnection, post_id: str, wanted: Wanted) -> tuple[SourceRow, ...]:
    """The rows behind a need's number for a post, in order; a ratio gives its numerator's, then its denominator's.

    After ``measure``. Σ ``credited`` of a quantity over ``scale`` is the figure before proration.
    """
    if wanted.source == "figure":
        names = [name for name in (wanted.numerator, wanted.denominator) if name in QUANTITIES]
        return tuple(row for name in names for row in _figure(con, post_id, (wanted, QUANTITIES[name])))
    return _sheet(con, post_id, wanted)


def _figure(con: DuckDBPyConnection, post_id: str, asked: tuple[Wanted, Quantity]) -> list[SourceRow]:
    wanted, quantity = asked
    if quantity.source == "order_lines":
        return _lines(con, post_id, asked)
    found = con.execute(
        _FIGURE_ROWS.format(
            post=literal(post_id), quantity=literal(quantity.id), subject=_SUBJECTS[wanted.need.subject]
        )
    ).fetchall()
    return [
        SourceRow(quantity.id, table, key, day, slot, whole, credited, quantity.scale, file, sheet, number)
        for table, key, day, slot, whole, credited, file, sheet, number in found
    ]


def _lines(con: DuckDBPyConnection, post_id: str, asked: tuple[Wanted, Quantity]) -> list[SourceRow]:
    wanted, quantity = asked
    slot = SLOT_TEXT.format(start="slot_started_at", end="slot_ended_at")
    rooms = _IN_ROOMS if wanted.need.subject == "room" else "TRUE"
    relation = (_PERSON_LINES if wanted.need.subject == "person" else _WHOLE_LINES).format(
        post=literal(post_id), slot=slot, rooms=rooms
    )
    whole = {"net_fen": "whole_net", "gross_fen": "whole_gross", "refund_fen": "whole_refund"}.get(quantity.sql)
    found = con.execute(
        f"SELECT shop || '/' || line_id, biz_date, slot, {whole or quantity.sql}, {quantity.sql}, source_file, "
        f"source_sheet, source_row, whole_gross, whole_refund, whole_net FROM ({relation}) "
        "ORDER BY biz_date, moment, shop, line_id, slot"
    ).fetchall()
    return [_line(quantity, row) for row in found]


def _line(quantity: Quantity, row: tuple[Any, ...]) -> SourceRow:
    key, day, slot, whole, credited, file, sheet, number, gross, refund, net = row
    parts = (("退款前", gross), ("退款", refund), ("净额", net))
    return SourceRow(
        quantity.id, "order_lines", key, day, slot, whole, credited, quantity.scale, file, sheet, number, parts
    )


def _sheet(con: DuckDBPyConnection, post_id: str, wanted: Wanted) -> tuple[SourceRow, ...]:
    table, key, day, amount, condition = _SHEETS[wanted.source]
    words = {
        "period": literal(wanted.period),
        "key": literal(wanted.key),
        "rater": "t.self_points" if wanted.need.input == "self" else "t.superior_points",
        "subjects": _answering(con, post_id, wanted),
    }
    found = con.execute(
        f"SELECT {key}, {day}, {amount.format(**words)}, t.source_file, t.source_sheet, t.source_row "
        f"FROM {table} t, posts p WHERE p.post_id = {literal(post_id)} AND {condition.format(**words)} ORDER BY ALL"
    ).fetchall()
    return tuple(
        SourceRow(wanted.key, table, name, when, "", value, value, 1, file, sheet, number)
        for name, when, value, file, sheet, number in found
    )


def _answering(con: DuckDBPyConnection, post_id: str, wanted: Wanted) -> str:
    """The subjects whose row answers a reported value or target: the nearest that has one."""
    table, column = ("targets", "subject") if wanted.source == "target" else ("reported_values", "person_id")
    far = wanted.need.subject
    if wanted.source == "target":
        department = "SELECT subject FROM targets WHERE subject_kind = 'department'" if far == "department" else ""
    else:
        department = f"SELECT {literal(DEPARTMENT)}" if far != "person" else ""
    rooms = f"SELECT room FROM post_rooms WHERE post_id = {literal(post_id)}" if far == "room" else ""
    person_answers = far == "person" or wanted.source != "target"
    own = f"SELECT person_id FROM posts WHERE post_id = {literal(post_id)}" if person_answers else ""
    for subjects in filter(None, (own, rooms, department)):
        query = (
            f"SELECT 1 FROM {table} WHERE period = {literal(wanted.period)} AND indicator = {literal(wanted.key)} "
            f"AND {column} IN ({subjects}) LIMIT 1"
        )
        if con.execute(query).fetchone():
            return f"({subjects})"
    return "('')"


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A line submitted in a person's slot that does not count, with the reason and clause."""

    key: str
    moment: dt.datetime
    reason: str
    clause: str
    gross_fen: int | None
    file: str
    sheet: str
    row: int


def left_out_rows(con: DuckDBPyConnection, post_id: str) -> tuple[LeftOutRow, ...]:
    """The lines in the post's slots that were left out or are held, in order."""
    found = con.execute(
        "SELECT DISTINCT l.shop || '/' || l.line_id, l.moment, l.reason_text, l.clause, l.gross_fen, l.source_file, "
        "l.source_sheet, l.source_row FROM placed_lines l JOIN crew c USING (stretch_id) "
        "JOIN posts p ON p.person_id = c.person_id AND p.role = c.role "
        f"AND ({WORKED_ON}) BETWEEN p.starts_on AND p.ends_on "
        f"WHERE l.reason <> {KEPT} AND p.post_id = {literal(post_id)} ORDER BY ALL"
    ).fetchall()
    return tuple(LeftOutRow(*row) for row in found)
