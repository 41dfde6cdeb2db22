"""Sections (部分): what blank and filled tables share: the section's heading and merged category cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from kaohe.documents.form import Cell, Row, Style
from kaohe.documents.numerals import percent

_CHINESE_NUMERALS = "一二三四五六七八九十"


def section_heading(number: int, name: str, weight: int) -> str:
    """The printed heading of a section, counted from 0: 「一、关键绩效考核指标（权重80%）」."""
    return f"{_CHINESE_NUMERALS[number]}、{name}（权重{percent(weight)}）"


def merged(lines: Sequence[tuple[str, Sequence[Cell]]], height: int = 8) -> Iterable[Row]:
    """Rows of a category and its cells, with one merged cell for neighbours of the same category."""
    for category, group in groupby(lines, key=lambda line: line[0]):
        members = list(group)
        first = Cell(category, Style.LABEL, rows=len(members))
        for number, (_, cells) in enumerate(members):
            yield Row((first, *cells) if number == 0 else tuple(cells), height)
