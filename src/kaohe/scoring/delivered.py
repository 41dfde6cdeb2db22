"""Delivered inputs (送达的数据): from the long table of ``indicators`` to the columns of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaohe.expression import Column
from kaohe.scoring.inputs import MISSING, PRESENT, RowInput


@dataclass(frozen=True, slots=True)
class Given:
    """One number put in: numerator ÷ denominator in base units (a ratio plain) and its state."""

    numerator: int
    denominator: int = 1
    state: int = PRESENT


ABSENT = Given(0, 1, MISSING)
"""What stands for a number nobody delivered."""


def fits(one: RowInput, given: Given) -> bool:
    """Whether a number lies within the bounds that the plan was proven for."""
    top, bottom = one.numerators, one.denominators
    return top.low <= given.numerator <= top.high and bottom.low <= given.denominator <= bottom.high


def columns_of(inputs: Sequence[RowInput], given: Mapping[tuple[str, str], Given]) -> dict[str, int]:
    """The plan's columns from numbers by row and input name; what is left out or does not fit is missing."""
    return {
        name: value
        for one in inputs
        for name, value in _columns(one, given.get((one.row_id, one.input), ABSENT)).items()
    }


def fitted(inputs: Sequence[RowInput], values: Mapping[str, int]) -> dict[str, int]:
    """The plan's columns from columns; what is left out or does not fit is missing."""
    given = {
        (one.row_id, one.input): Given(
            values.get(f"{one.column}__num", 0),
            values.get(f"{one.column}__den", 1),
            values.get(f"{one.column}__state", MISSING),
        )
        for one in inputs
    }
    return columns_of(inputs, given)


def wide_sql(inputs: Sequence[RowInput], source: str) -> str:
    """A DuckDB query from the long table of inputs to one row of columns a ``post_id``.

    What is left out, or lies outside the bounds the plan was proven for, is missing (state 0).
    """
    columns = ",\n  ".join(_picked(one, column) for one in inputs for column in one.columns)
    return f"SELECT post_id,\n  {columns}\nFROM {source}\nGROUP BY post_id"


def _columns(one: RowInput, given: Given) -> dict[str, int]:
    held = given if fits(one, given) else ABSENT
    parts = {"num": held.numerator, "den": held.denominator, "state": held.state}
    return {column.name: parts[column.name.rpartition("__")[2]] for column in one.columns}


def _picked(one: RowInput, column: Column) -> str:
    source, default = {"num": ("numerator", 0), "den": ("denominator", 1), "state": ("state", MISSING)}[
        column.name.rpartition("__")[2]
    ]
    top, bottom = one.numerators, one.denominators
    test = (
        f"row_id = {_text(one.row_id)} AND input = {_text(one.input)}"
        f" AND numerator BETWEEN {top.low} AND {top.high} AND denominator BETWEEN {bottom.low} AND {bottom.high}"
    )
    return f'COALESCE(MAX({source}) FILTER (WHERE {test}), {default}) AS "{column.name}"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
