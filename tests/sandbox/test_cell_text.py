"""Cells come out as exact text."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaohe.sandbox.cell_text import cell_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (123.0, "123"),
        (-0.0, "0"),
        (12.5, "12.5"),
        (1e-7, "0.0000001"),
        (0.1 + 0.2, "0.30000000000000004"),
        (999_999_999_999_999.0, "999999999999999"),
        (1e15, "1E+15"),
        (6917926768823643751.0, "6.917926768823644E+18"),
        (6917926768823643751, "6.917926768823644E+18"),
        (-1234567890123456.0, "-1.234567890123456E+15"),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        (True, "TRUE"),
        (False, "FALSE"),
        ("\t6917926768823643751", "\t6917926768823643751"),
        ("１２３", "１２３"),
        (datetime.date(2026, 10, 1), "2026-10-01 00:00:00"),
        (datetime.datetime(2026, 10, 1, 9, 5, 7), "2026-10-01 09:05:07"),
        (datetime.datetime(2026, 10, 1, 9, 5, 7, 250_000), "2026-10-01 09:05:07.250"),
        (datetime.time(9, 30), "09:30:00"),
        (datetime.timedelta(hours=30, seconds=5), "30:00:05"),
        (datetime.timedelta(hours=-1), "-01:00:00"),
    ],
)
def test_each_kind_of_cell_has_one_text(value: object, text: str) -> None:
    assert cell_text(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_comes_back_unchanged_and_large_ones_show_an_exponent(value: float) -> None:
    text = cell_text(value)
    assert float(text) == value
    assert ("E" in text) == (abs(value) >= 1e15)
