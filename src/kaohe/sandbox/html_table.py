"""Web pages that shops save under the name ``.xls``: the outermost tables as sheets."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from kaohe.findings import Place
from kaohe.sandbox.catalogue import refusal
from kaohe.sandbox.decoding import encoding_of
from kaohe.sandbox.limits import Limits

_CHUNK = 1 << 16
_HIDDEN = {"script", "style"}


def read_html(path: Path, where: Place, limits: Limits) -> list[list[list[str]]]:
    """Each table as rows of cells; refuses pages without a table and cells merged over rows."""
    parser = _Tables(where, limits)
    with path.open(encoding=encoding_of(path, where), newline="") as file:
        while chunk := file.read(_CHUNK):
            parser.feed(chunk)
    parser.close()
    tables = [table for table in parser.tables if any(any(row) for row in table)]
    if not tables:
        raise refusal("html-no-table", where)
    return tables


class _Tables(HTMLParser):
    """Collects the cells of tables; a table inside a cell is read as that cell's text."""

    def __init__(self, where: Place, limits: Limits) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._where, self._limits = where, limits
        self._depth = self._skipping = self._count = 0
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, row or cell."""
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
        elif tag == "tr" and self._depth == 1:
            self._close_cell()
            self.tables[-1].append([])
        elif tag in {"td", "th"} and self._depth == 1:
            self._open_cell(dict(attrs))
        self._skipping += tag in _HIDDEN
        if tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close a table, row or cell."""
        if tag in {"td", "th", "tr", "table"} and self._depth == 1:
            self._close_cell()
        if tag == "table":
            self._depth = max(self._depth - 1, 0)
        self._skipping -= tag in _HIDDEN and self._skipping > 0

    def handle_data(self, data: str) -> None:
        """Add text to the open cell."""
        if self._cell is not None and not self._skipping:
            self._cell.append(data)

    def _open_cell(self, attrs: dict[str, str | None]) -> None:
        self._close_cell()
        table = self.tables[-1]
        if not table:
            table.append([])
        if _span(attrs.get("rowspan")) > 1:
            raise refusal("html-merged", Place(self._where.file, self._where.sheet, len(table)))
        self._span = _span(attrs.get("colspan"))
        self._cell = []

    def _close_cell(self) -> None:
        if self._cell is None:
            return
        row = self.tables[-1][-1]
        row.extend(["".join(self._cell).strip(), *[""] * (self._span - 1)])
        self._cell = None
        self._count += self._span
        if len(row) > self._limits.columns:
            raise refusal("sheet-too-wide", self._where, columns=len(row), limit=self._limits.columns)
        if self._count > self._limits.cells:
            rows = len(self.tables[-1])
            raise refusal("sheet-used-range", self._where, rows=rows, columns=len(row), limit=self._limits.cells)


def _span(value: str | None) -> int:
    return min(int(value), 10_000) if value and value.isascii() and value.isdigit() and len(value) < 8 else 1
