"""Where the cells of a table stand once spans are laid out; a table with holes or overlaps is a bug of ours."""

from __future__ import annotations

from dataclasses import dataclass

from kaohe.documents.form import Cell, Table


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at a column of a row; ``reaches_down`` when it began in a row above."""

    cell: Cell
    column: int
    width: int
    reaches_down: bool = False


def place(table: Table) -> list[list[Placed]]:
    """Every row's cells from left to right, those reaching down from above included.

    Raises ValueError when a row is not filled exactly, which only a mistake in a form's definition can cause.
    """
    open_spans: dict[int, tuple[Cell, int]] = {}
    placed = []
    for number, row in enumerate(table.rows):
        line, open_spans = _place_row(table.widths, row.cells, open_spans)
        if sum(item.cell.columns for item in line) != len(table.widths):
            raise ValueError(f"row {number} fills {sum(i.cell.columns for i in line)} of {len(table.widths)} columns")
        placed.append(line)
    return placed


def _place_row(
    widths: tuple[int, ...], cells: tuple[Cell, ...], reaching: dict[int, tuple[Cell, int]]
) -> tuple[list[Placed], dict[int, tuple[Cell, int]]]:
    line: list[Placed] = []
    still: dict[int, tuple[Cell, int]] = {}
    waiting, column = list(cells), 0
    while column in reaching or waiting:
        cell, rows_left = reaching[column] if column in reaching else (waiting.pop(0), 0)
        rows_left = rows_left or cell.rows
        width = sum(widths[column : column + cell.columns])
        line.append(Placed(cell, column, width, reaches_down=column in reaching))
        if rows_left > 1:
            still[column] = (cell, rows_left - 1)
        column += cell.columns
    return line, still
