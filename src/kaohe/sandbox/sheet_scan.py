"""A sheet's XML read ahead of calamine: its used range, formulas, error cells and hidden rows."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers.expat import XMLParserType

from kaohe.findings import Place
from kaohe.sandbox.archive import Archive
from kaohe.sandbox.catalogue import refusal
from kaohe.sandbox.limits import Limits
from kaohe.sandbox.xml_part import read_part

MOST_POSITIONS = 5_000
_REFERENCE = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384

Attributes = dict[str, str]


@dataclass(slots=True)
class Seen:
    """What the scan saw; rows from 1, columns from 0. ``errors`` holds the text of error cells by row and column."""

    rows: int = 0
    columns: int = 0
    formula_count: int = 0
    formulas: list[tuple[int, int]] = field(default_factory=list)
    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: int = 0


def scan_sheet(archive: Archive, member: zipfile.ZipInfo, where: Place, limits: Limits) -> Seen:
    """Read the whole sheet part once; refuses a used range that would exhaust the memory."""
    scan = _Scan(archive, where, limits)
    read_part(archive, member, scan.attach)
    scan.seen.hidden_columns = sum(max(0, min(last, scan.seen.columns) - first + 1) for first, last in scan.hidden)
    return scan.seen


class _Scan:
    """Follows the cells as expat reports them, by local element names as calamine does."""

    def __init__(self, archive: Archive, where: Place, limits: Limits) -> None:
        self.seen = Seen()
        self.hidden: list[tuple[int, int]] = []
        self._archive, self._where, self._limits = archive, where, limits
        self._row, self._column = 0, -1
        self._row_hidden = self._is_error = False
        self._letters: dict[str, int] = {}
        self._handlers: dict[str, Callable[[Attributes], None]] = {
            "c": self._cell,
            "v": self._value,
            "is": self._value,
            "row": self._begin_row,
            "f": self._formula,
            "col": self._columns,
        }

    def attach(self, parser: XMLParserType) -> None:
        """Listen to this parser."""
        self._parser = parser
        parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: Attributes) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if handler := self._handlers.get(name):
            handler(attributes)

    def _begin_row(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        self._row = self._number(number, _LAST_ROW) if number else self._row + 1
        self._column = -1
        self._row_hidden = attributes.get("hidden") in {"1", "true"}

    def _cell(self, attributes: Attributes) -> None:
        self._is_error = attributes.get("t") == "e"
        if reference := attributes.get("r"):
            letters = reference.rstrip("0123456789")
            column = self._letters.get(letters)
            self._column = self._letter(reference, letters) if column is None else column
            digits = reference[len(letters) :]
            self._row = self._number(digits, _LAST_ROW)
        else:
            self._column += 1

    def _letter(self, reference: str, letters: str) -> int:
        if not _REFERENCE.fullmatch(reference):
            raise self._archive.damaged(f"工作表「{self._where.sheet}」里有不存在的单元格「{reference}」")
        index = 0
        for letter in letters:
            index = index * 26 + ord(letter) - 64
        if index > _LAST_COLUMN:
            raise self._archive.damaged(f"工作表「{self._where.sheet}」里有不存在的单元格「{reference}」")
        return self._letters.setdefault(letters, index - 1)

    def _number(self, digits: str, last: int) -> int:
        if len(digits) < 8 and digits.isascii() and digits.isdigit() and 0 < (number := int(digits)) <= last:
            return number
        raise self._archive.damaged(f"工作表「{self._where.sheet}」里有不存在的行号或列号「{digits}」")

    def _value(self, attributes: Attributes) -> None:
        if self._row > self.seen.rows or self._column >= self.seen.columns:
            self._grow()
        if self._row_hidden:
            self.seen.hidden_rows += 1
            self._row_hidden = False
        if self._is_error:
            self._parser.CharacterDataHandler = self._error_text
            self._parser.EndElementHandler = self._error_end

    def _grow(self) -> None:
        seen = self.seen
        seen.rows, seen.columns = max(seen.rows, self._row), max(seen.columns, self._column + 1)
        if seen.rows * seen.columns > self._limits.cells:
            facts = {"rows": seen.rows, "columns": seen.columns, "limit": self._limits.cells}
            raise refusal("sheet-used-range", self._where, **facts)

    def _error_text(self, text: str) -> None:
        row = self.seen.errors.setdefault(self._row, {})
        row[self._column] = row.get(self._column, "") + text

    def _error_end(self, name: str) -> None:
        self._parser.CharacterDataHandler = self._parser.EndElementHandler = None

    def _formula(self, attributes: Attributes) -> None:
        self.seen.formula_count += 1
        if len(self.seen.formulas) < MOST_POSITIONS:
            self.seen.formulas.append((self._row, self._column))

    def _columns(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in {"1", "true"}:
            first, last = (self._number(attributes.get(name, ""), _LAST_COLUMN) for name in ("min", "max"))
            self.hidden.append((first, last))
