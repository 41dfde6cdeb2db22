"""Alignment (对齐): rows of cells with widths in millimetres, brought onto the fewest common columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from kaohe.documents.form import Cell, Row, Table


@dataclass(frozen=True, slots=True)
class Strip:
    """A row whose cells each have a width of their own, in mm; all strips of a table are equally wide."""

    cells: tuple[tuple[int, Cell], ...]
    height: int = 0


def aligned(strips: Sequence[Strip], header: int = 0, whole: bool = True) -> Table:
    """The table that holds every strip, with spans where strips divide the width differently."""
    edges = sorted({0, *(edge for strip in strips for edge in _edges(strip))})
    index = {edge: number for number, edge in enumerate(edges)}
    rows = tuple(Row(tuple(_spanned(strip, index)), strip.height) for strip in strips)
    return Table(tuple(right - left for left, right in pairwise(edges)), rows, header, whole)


def _edges(strip: Strip) -> Iterable[int]:
    return accumulate(width for width, _ in strip.cells)


def _spanned(strip: Strip, index: dict[int, int]) -> Iterable[Cell]:
    left = 0
    for width, cell in strip.cells:
        yield replace(cell, columns=index[left + width] - index[left])
        left += width


def shares(width: int, parts: int) -> tuple[int, ...]:
    """A width divided into parts as equal as whole millimetres allow."""
    return tuple(width * (number + 1) // parts - width * number // parts for number in range(parts))
