"""Staging (暂存): the rows of one recognised sheet, typed in SQL, each marked good or set aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from kaohe.facts import Connection, quoted
from kaohe.findings import Place
from kaohe.ingest.columns import CLOCK_END, DATE, ID, MOMENT, PERIOD, TEXT
from kaohe.ingest.headers import Header
from kaohe.ingest.importer import Field, Importer, Need
from kaohe.sandbox import Sheet
from kaohe.sandbox.catalogue import visible

_NAMING = (ID, DATE, MOMENT, PERIOD)


class State(IntEnum):
    """What a row is: only good rows become facts."""

    GOOD = 0
    TOTAL = 1
    PENDING = 2
    REMARK = 3
    SUSPECT = 4


@dataclass(frozen=True, slots=True)
class SheetFile:
    """One sheet of one file; ``file`` is the name shown to people."""

    file: str
    sha256: str
    sheet: Sheet

    @property
    def name(self) -> str:
        """The sheet's name as it may be printed."""
        return visible(self.sheet.name)

    @property
    def place(self) -> Place:
        """The sheet as the place of a finding."""
        return Place(self.file, self.name)

    def at(self, row: int = 0, column: str = "") -> Place:
        """A row or column of the sheet as the place of a finding."""
        return Place(self.file, self.name, row, visible(column))


@dataclass(frozen=True, slots=True)
class Staged:
    """A sheet whose typed rows lie in the table ``t<number>`` and whose facts are the view ``f<number>``."""

    source: SheetFile
    header: Header
    number: int

    @property
    def typed(self) -> str:
        """The table of typed rows: ``_row``, ``_state``, and a column per field."""
        return f"t{self.number}"

    @property
    def facts(self) -> str:
        """The view of facts with lineage."""
        return f"f{self.number}"


def stage(con: Connection, staged: Staged) -> None:
    """Type every row behind the header; then say what the facts are."""
    con.execute(f"CREATE TABLE {staged.typed} AS {_typed(staged)}")
    # What people keep is small, and its rows cost more to work out than to hold.
    kind = "TABLE" if staged.header.importer.by_hand else "VIEW"
    con.execute(f"CREATE {kind} {staged.facts} AS {_facts(staged)}")


def present_fields(header: Header) -> tuple[Field, ...]:
    """The fields whose column is there."""
    return tuple(item for item in header.importer.fields if item.name in header.columns)


def raw_text(header: Header, item: Field) -> str:
    """SQL for the bare text of a field's cell, of two cells where the file splits one value."""
    column = f"c{header.columns[item.name]}"
    if item.name in header.befores:
        return f"bare(concat_ws(' ', bare(c{header.befores[item.name]}), bare({column})))"
    return f"bare({column})"


def rows_of(staged: Staged) -> str:
    """SQL for the sheet's rows behind the header."""
    return f"read_parquet({quoted(str(staged.source.sheet.parquet))}) WHERE _row > {staged.header.row}"


def _typed(staged: Staged) -> str:
    """Steps inside each other, so that each text is cleaned once and each value read once."""
    header = staged.header
    fields = present_fields(header)
    flags = f"{_total(header, 'is_total')} AS _total, {_total(header, 'is_sum')} AS _sum"
    bare = _selected(fields, lambda item: f"{raw_text(header, item)} AS b_{item.name}")
    clean = _selected(fields, lambda item: f"{item.type.text(f'b_{item.name}')} AS t_{item.name}")
    steps = _selected(fields, lambda item: f"{_put(item.type.step, f't_{item.name}')} AS s_{item.name}")
    values = _selected(fields, lambda item: f"{_put(item.type.settle, f's_{item.name}')} AS {item.name}")
    absent = "".join(f", NULL AS {item.name}" for item in header.importer.fields if item.name not in header.columns)
    names = ", ".join(item.name for item in fields)
    return (
        f"SELECT _row, {_state(fields)}::UTINYINT AS _state, _sum, {names}{absent} FROM (SELECT *, {values} "
        f"FROM (SELECT *, {steps} FROM (SELECT *, {_pending(fields)} AS _pending, {clean} "
        f"FROM (SELECT _row, {flags}, {bare} FROM {rows_of(staged)}))))"
    )


def _selected(fields: tuple[Field, ...], sql: Callable[[Field], str]) -> str:
    return ", ".join(map(sql, fields))


def _put(sql: str, column: str) -> str:
    """The step over a column; a number too great to reckon with becomes NULL, a refusal, not an error."""
    return column if sql == "{}" else f"TRY({sql.replace('{}', column)})"


def _state(fields: tuple[Field, ...]) -> str:
    musts = [f"t_{item.name} IS NULL" for item in fields if item.need is Need.EVERY_ROW]
    wrong = [f"(t_{item.name} IS NOT NULL AND {item.name} IS NULL)" for item in fields if is_read(item)]
    # A row with one cell at most, where several are needed, is a remark or a date filled in beforehand.
    cells = " + ".join(f"(t_{item.name} IS NOT NULL)::INT" for item in fields)
    remark = f"{' AND '.join(musts)} OR ({cells}) < {min(2, len(musts))}"
    return (
        f"CASE WHEN _total THEN {State.TOTAL:d} WHEN _pending THEN {State.PENDING:d} "
        f"WHEN {remark} THEN {State.REMARK:d} "
        f"WHEN {' OR '.join([*musts, *wrong])} THEN {State.SUSPECT:d} ELSE {State.GOOD:d} END"
    )


def is_read(item: Field) -> bool:
    """Whether an unreadable cell of the field spoils its row."""
    return item.need is not Need.WATCHED and item.type is not CLOCK_END


def _total(header: Header, macro: str) -> str:
    """Total rows bear their word in the first column, or where every row has its id or date; a product may be 全部."""
    named = [item.name for item in header.importer.required if item.need is Need.EVERY_ROW and item.type in _NAMING]
    columns = {min(header.texts), *(header.columns[name] for name in named if name in header.columns)}
    return " OR ".join(f"{macro}(c{column})" for column in sorted(columns))


def _pending(fields: tuple[Field, ...]) -> str:
    return " OR ".join(f"is_pending(b_{item.name})" for item in fields if item.type not in (TEXT, ID)) or "false"


def _expression(importer: Importer, column: str, names: set[str]) -> str:
    expression = importer.derived.get(column, column if column in names else "NULL")
    return f"named({quoted(importer.names[column])}, {expression})" if column in importer.names else expression


def _facts(staged: Staged) -> str:
    importer = staged.header.importer
    names = {item.name for item in importer.fields}
    columns = ", ".join(
        f"({_expression(importer, column.name, names)})::{column.kind.sql} AS {column.name}"
        for column in importer.facts.columns
    )
    source = staged.source
    lineage = f"{quoted(source.file)} AS source_file, {quoted(source.name)} AS source_sheet, _row AS source_row"
    good = f"(SELECT * FROM {staged.typed} WHERE _state = {State.GOOD:d})"
    return f"SELECT {columns}, {lineage} FROM {importer.relation.replace('{typed}', good)}"
