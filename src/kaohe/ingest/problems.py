"""Problems (问题): what is wrong with the rows of a staged sheet, told once for each column and reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kaohe.facts import Connection
from kaohe.findings import Finding, Severity
from kaohe.ingest.catalogue import finding, some_rows
from kaohe.ingest.columns import ID, MONEY, Complaint
from kaohe.ingest.importer import Check, Field, Need
from kaohe.ingest.staging import Staged, State, is_read, present_fields, raw_text, rows_of
from kaohe.quantities import show_money
from kaohe.sandbox.catalogue import visible

SHOWN = 5
"""How many of the rows with one problem are named."""


def row_problems(con: Connection, staged: Staged) -> list[Finding]:
    """Every finding about the rows: set aside, unreadable, or at odds with each other."""
    counted = con.execute(f"SELECT _state, count(*), min(_row, {SHOWN}) FROM {staged.typed} GROUP BY _state").fetchall()
    found = {State(state): (count, rows) for state, count, rows in counted}
    problems = [
        _set_aside(staged, state, *found[state])
        for state in (State.TOTAL, State.PENDING, State.REMARK)
        if state in found
    ]
    if State.SUSPECT in found:
        problems += _unreadable(con, staged)
    if State.TOTAL in found:
        problems += _stated_totals(con, staged)
    return [*problems, *_broken_checks(con, staged), *_formulas(staged)]


def _set_aside(staged: Staged, state: State, count: int, rows: list[int]) -> Finding:
    code = {State.TOTAL: "row-total", State.PENDING: "row-pending", State.REMARK: "row-empty"}[state]
    text = "延迟统计”或“数据将于第二天更新"
    return finding(code, staged.source.at(rows[0]), count=count, rows=some_rows(rows, count), text=text)


def _unreadable(con: Connection, staged: Staged) -> Iterator[Finding]:
    """One query over all columns; it runs only when some cell is wrong."""
    reads = " UNION ALL ".join(
        _reasons(staged, item) for item in present_fields(staged.header) if item.need is not Need.WATCHED
    )
    fields = {item.name: item for item in staged.header.importer.fields}
    for name, code, count, rows, text in con.execute(f"SELECT * FROM ({reads}) ORDER BY ALL").fetchall():
        item = fields[name]
        where = staged.source.at(rows[0], header_text(staged, item))
        if code == "cell-required":
            yield finding(code, where, column=where.column, count=count, rows=some_rows(rows, count))
        else:
            yield _complain(
                item,
                item.type.complaint(code),
                Finding(Severity.STOP, code, where, f"{text}|{count}|{some_rows(rows, count)}"),
            )


def header_text(staged: Staged, item: Field) -> str:
    """The header of a field as the file writes it, on one line."""
    return " ".join(staged.header.texts[staged.header.columns[item.name]].split())


def _reasons(staged: Staged, item: Field) -> str:
    """SQL for the cells of one field that are missing or cannot be read, by reason."""
    text = item.type.text(raw_text(staged.header, item))
    wrong = f"(text IS NOT NULL AND {item.name} IS NULL)" if is_read(item) else "false"
    missing = "text IS NULL" if item.need is Need.EVERY_ROW else "false"
    reason = f"CASE WHEN text IS NULL THEN 'cell-required' ELSE {item.type.complaint_sql('text')} END"
    rows = f"(SELECT _row, {text} AS text FROM {rows_of(staged)})"
    return (
        f"SELECT '{item.name}' AS field, {reason} AS code, count(*) AS cells, min(_row, {SHOWN}) AS rows, "
        f"left(min_by(text, _row), 40) AS example FROM {rows} JOIN (SELECT _row, {item.name} FROM {staged.typed} "
        f"WHERE _state = {State.SUSPECT:d}) USING (_row) WHERE {wrong} OR {missing} GROUP BY ALL"
    )


def _complain(item: Field, complaint: Complaint, raw: Finding) -> Finding:
    text, count, rows = raw.what.rsplit("|", 2)
    what = f"「{raw.where.column}」有 {count} 格{complaint.what}，例如“{visible(text)}”（{rows}）。"
    why = f"{complaint.why}。" if complaint.why else f"这里应是{item.type.expects}。"
    return Finding(Severity.STOP, complaint.code, raw.where, what, why, f"{complaint.next_step}。")


def _stated_totals(con: Connection, staged: Staged) -> Iterator[Finding]:
    """A single sum row is the source's own control total: compare it with the rows that were read."""
    fields = [
        item
        for item in present_fields(staged.header)
        if item.type.name in ("money", "count") and item.need is not Need.WATCHED
    ]
    if not fields:
        return
    sums = ", ".join(
        f"sum({item.name}) FILTER (_state = {State.GOOD:d}), max({item.name}) FILTER (_sum)" for item in fields
    )
    query = f"SELECT count(*) FILTER (_sum), min(_row) FILTER (_sum), {sums} FROM {staged.typed}"
    lines, row, *figures = con.execute(query).fetchone() or (0, 0)
    if lines != 1:
        return
    for item, found, expected in zip(fields, figures[::2], figures[1::2], strict=True):
        if expected is not None and expected != (found or 0):
            yield _differs(staged, item, row, (int(expected), int(found or 0)))


def _differs(staged: Staged, item: Field, row: int, figures: tuple[int, int]) -> Finding:
    expected, found = figures
    shown = show_money if item.type is MONEY else "{:,}".format
    column = header_text(staged, item)
    return finding(
        "total-differs",
        staged.source.at(row, column),
        column=column,
        expected=shown(expected),
        found=shown(found),
        difference=shown(found - expected),
    )


def _broken_checks(con: Connection, staged: Staged) -> Iterator[Finding]:
    checks = [item for item in staged.header.importer.checks if set(item.fields) <= set(staged.header.columns)]
    if not checks:
        return
    tests = ", ".join(f"count(*) FILTER ({item.broken}), min(_row, {SHOWN}) FILTER ({item.broken})" for item in checks)
    figures = con.execute(f"SELECT {tests} FROM {staged.typed} WHERE _state = {State.GOOD:d}").fetchone() or ()
    for item, count, rows in zip(checks, figures[::2], figures[1::2], strict=True):
        if count:
            yield _check_finding(staged, item, count, rows)


def _check_finding(staged: Staged, check: Check, count: int, rows: list[int]) -> Finding:
    facts = {"what": check.what, "why": check.why, "next_step": check.next_step}
    told = finding("check-broken", staged.source.at(rows[0]), count=count, rows=some_rows(rows, count), **facts)
    return replace(told, code=check.code)


def rounded_ids(con: Connection, staged: Staged) -> Iterator[Finding]:
    """Long ids that all end in zeros behind the fifteenth digit: Excel kept no more than that."""
    for item in present_fields(staged.header):
        if item.type is ID and item.need is Need.EVERY_ROW:
            query = (
                f"SELECT count(*) FILTER (length({item.name}) > 16), min(_row), any_value({item.name}), bool_and(length("
                f"{item.name}) <= 16 OR regexp_full_match({item.name}, '\\d{{15}}0+')) FROM {staged.typed} "
                f"WHERE _state = {State.GOOD:d}"
            )
            count, row, example, rounded = con.execute(query).fetchone() or (0, 0, "", False)
            if rounded and count > 2:
                column = header_text(staged, item)
                where = staged.source.at(row, column)
                yield finding("ids-rounded", where, column=column, count=count, text=example)


def _formulas(staged: Staged) -> Iterator[Finding]:
    """A formula's saved value may be false; where a number or a time is typed it is refused."""
    header = staged.header
    for item in present_fields(header):
        rows = [
            cell.row
            for cell in staged.source.sheet.formulas
            if cell.column == header.columns[item.name] and cell.row > header.row
        ]
        if rows and item.type.number and item.need is not Need.WATCHED:
            column = header_text(staged, item)
            shown = some_rows(rows[:SHOWN], len(rows))
            yield finding(
                "formula-cells", staged.source.at(rows[0], column), column=column, count=len(rows), rows=shown
            )
