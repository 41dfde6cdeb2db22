"""The cells of one sheet on their way from a reader to Parquet, a row at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from kaohe.findings import Place
from kaohe.sandbox.catalogue import refusal
from kaohe.sandbox.limits import Limits

Row = tuple[int, Sequence[str]]

_BETWEEN = "\x1f"
_MARK = "\x1e"
# What would break the one-line-a-row form, and how it is written instead; the mark itself is restored last.
_ESCAPES = {"\n": _MARK + "n", "\r": _MARK + "r", _BETWEEN: _MARK + "u", _MARK: _MARK + "e"}
_TRANSLATION = str.maketrans(_ESCAPES)


class CellFile:
    """Cells written as plain lines: no quoting, one line a row, so that DuckDB reads it back without guessing."""

    def __init__(self, path: Path, where: Place, limits: Limits) -> None:
        self.path, self.where, self.limits = path, where, limits
        self.rows = self.columns = 0
        self._escaped = False

    def write(self, rows: Iterable[Row]) -> None:
        """Write every row that has a cell; refuse what passes the limits."""
        with self.path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
            for number, cells in rows:
                if any(cells):
                    file.write(f"{number}{_BETWEEN}{self._line(number, cells)}\n")

    def _line(self, number: int, cells: Sequence[str]) -> str:
        line = _BETWEEN.join(cells)
        width = len(cells)
        self.rows += 1
        if width > self.columns:
            self._widen(number, width)
        if len(line) > self.limits.row_characters:
            raise refusal("row-too-long", self._place(number), limit=self.limits.row_characters)
        if "\n" in line or "\r" in line or _MARK in line or "\0" in line or line.count(_BETWEEN) >= width:
            return self._escape(number, cells)
        return line

    def _widen(self, number: int, width: int) -> None:
        if width > self.limits.columns:
            raise refusal("sheet-too-wide", self._place(number), columns=width, limit=self.limits.columns)
        self.columns = width

    def _escape(self, number: int, cells: Sequence[str]) -> str:
        if any("\0" in cell for cell in cells):
            raise refusal("text-nul", self._place(number))
        self._escaped = True
        return _BETWEEN.join(cell.translate(_TRANSLATION) for cell in cells)

    def _place(self, number: int) -> Place:
        return Place(self.where.file, self.where.sheet, number)

    def to_parquet(self, target: Path) -> None:
        """Write the cells as Parquet with fixed settings; same cells, same bytes."""
        with duckdb.connect(config=_SETTINGS) as connection:
            connection.execute("SET allowed_directories = [$folder]", {"folder": str(self.path.parent)})
            connection.execute("SET enable_external_access = false; SET lock_configuration = true")
            connection.execute(self._copy(), [str(self.path), str(target)])

    def _copy(self) -> str:
        types = ", ".join(["'_row': 'BIGINT'", *(f"'c{index}': 'VARCHAR'" for index in range(self.columns))])
        cells = ", ".join(self._restored(f"c{index}") for index in range(self.columns))
        return f"""
            COPY (SELECT _row, {cells} FROM read_csv($1, columns = {{{types}}}, header = false, auto_detect = false,
                  delim = '{_BETWEEN}', quote = '', escape = '', nullstr = '', null_padding = true, new_line = '\\n'))
            TO $2 (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 30720)"""

    def _restored(self, column: str) -> str:
        expression = column
        for char, escape in _ESCAPES.items() if self._escaped else ():
            expression = f"replace({expression}, chr({ord(escape[0])}) || '{escape[1]}', chr({ord(char)}))"
        return f"{expression} AS {column}"


_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "512MB",
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
