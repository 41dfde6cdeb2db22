"""Delimited text (CSV and its relatives) as rows of cells, in bounded memory."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from kaohe.findings import Place
from kaohe.sandbox.catalogue import refusal
from kaohe.sandbox.cell_file import Row
from kaohe.sandbox.decoding import encoding_of
from kaohe.sandbox.limits import Limits

_SAMPLE = 1 << 16
_DELIMITERS = ",\t;|"
_CONTROLS = re.compile("[\x01-\x08\x0e-\x19\x1b]")


def read_delimited(path: Path, where: Place, limits: Limits) -> Iterator[Row]:
    """The rows, numbered as Excel numbers them; a broken row refuses the file and names the row."""
    encoding = encoding_of(path, where)
    with path.open(encoding=encoding, newline="") as file:
        sample = file.read(_SAMPLE)
        if len(_CONTROLS.findall(sample)) * 100 > len(sample):
            raise refusal("file-unknown", where)
        file.seek(0)
        yield from _records(file, _delimiter(sample), where, limits)


def _delimiter(sample: str) -> str:
    return max(_DELIMITERS, key=lambda delimiter: _cells(sample, delimiter))


def _cells(sample: str, delimiter: str) -> int:
    try:
        return sum(len(row) for row in islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), 20))
    except csv.Error:
        return 0


def _records(file: TextIO, delimiter: str, where: Place, limits: Limits) -> Iterator[Row]:
    number, width, cells = 0, 0, list[str]()
    lines = _Lines(file, limits.row_characters, where)
    try:
        for number, cells in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), 1):
            width = width or len(cells)
            yield number, cells
    except csv.Error as error:
        raise refusal("text-quote", _at(where, number + 1)) from error
    if lines.unfinished and len(cells) < width:
        detail = f"最后一行没有换行，只有 {len(cells)} 列，首行有 {width} 列"
        raise refusal("text-truncated", _at(where, number), detail=detail)


class _Lines:
    """The lines of a file, none longer than allowed: one endless line must not fill the memory."""

    def __init__(self, file: TextIO, longest: int, where: Place) -> None:
        self._file, self._longest, self._where = file, longest, where
        self.unfinished = False

    def __iter__(self) -> Iterator[str]:
        line = ""
        for number, line in enumerate(iter(lambda: self._file.readline(self._longest + 1), ""), 1):
            if len(line) > self._longest:
                raise refusal("row-too-long", _at(self._where, number), limit=self._longest)
            yield line
        self.unfinished = not line.endswith(("\n", "\r"))


def _at(where: Place, row: int) -> Place:
    return Place(where.file, where.sheet, row)
