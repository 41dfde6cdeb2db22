"""A month in a few lines: files by name, read as one folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from ingest_specimens import workbook
from table_files import Row, write_csv, write_workbook

from kaohe.ingest import Ingested, Options, read_folder

Files = Mapping[str, Sequence[Row] | Mapping[str, Sequence[Row]]]


@dataclass
class Reader:
    """Reads files given by name: rows for a CSV, sheets for a workbook; beside our workbook unless ``alone``."""

    work: Path
    numbers: Iterator[int] = field(default_factory=count)

    def __call__(self, files: Files, *, alone: bool = False, into: str = "facts", shop: str = "") -> Ingested:
        folder = self.work / f"in{next(self.numbers)}"
        for name, content in {**({} if alone else {"考核数据.xlsx": workbook()}), **files}.items():
            if isinstance(content, Mapping):
                write_workbook(folder / name, content)
            else:
                write_csv(folder / name, content)
        return read_folder(folder, self.work / into, Options(shop=shop))
