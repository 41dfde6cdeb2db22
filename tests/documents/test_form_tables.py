"""Tables are data: spans fill the grid exactly, and a form with a hole is refused before it is printed."""

from __future__ import annotations

import pytest
from printing import all_forms

from kaohe.documents.alignment import Strip, aligned, shares
from kaohe.documents.form import Cell, Row, Table
from kaohe.documents.placement import place


def test_a_row_with_a_hole_is_refused() -> None:
    with pytest.raises(ValueError, match="row 0 fills 1 of 2 columns"):
        place(Table((10, 10), (Row((Cell("甲"),)),)))


def test_a_row_with_too_many_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="row 1 fills 3 of 2 columns"):
        place(Table((10, 10), (Row((Cell("甲", rows=2), Cell("乙"))), Row((Cell("丙"), Cell("丁"))))))


def test_a_cell_reaching_down_stands_in_the_rows_below() -> None:
    table = Table((10, 20, 30), (Row((Cell("甲", rows=2, columns=2), Cell("乙"))), Row((Cell("丙"),))))
    below = place(table)[1]
    assert [(item.cell.text, item.column, item.width, item.reaches_down) for item in below] == [
        ("甲", 0, 30, True),
        ("丙", 2, 30, False),
    ]


def test_strips_of_different_widths_share_the_fewest_columns() -> None:
    table = aligned((Strip(((30, Cell("甲")), (30, Cell("乙")))), Strip(((20, Cell("丙")), (40, Cell("丁"))))))
    assert table.widths == (20, 10, 30)
    assert [[cell.columns for cell in row.cells] for row in table.rows] == [[2, 1], [1, 2]]


def test_shares_add_up_to_the_width() -> None:
    assert shares(174, 5) == (34, 35, 35, 35, 35)


@pytest.mark.parametrize("name", all_forms())
def test_every_table_of_every_form_is_filled_exactly(name: str) -> None:
    for block in all_forms()[name].blocks:
        if isinstance(block, Table):
            assert len(place(block)) == len(block.rows)
