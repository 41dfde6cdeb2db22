"""Periods and moments are read strictly, and a wrong one is told how to be written."""

from __future__ import annotations

import datetime as dt

import pytest

from kaohe.run.moments import PeriodError, month_bounds, read_moment


@pytest.mark.parametrize("text", ["2026-13", "2026-1", "202610", "", "十月"])
def test_a_period_that_is_not_a_month_is_told_how_to_write_it(text: str) -> None:
    with pytest.raises(PeriodError, match="2026-10"):
        month_bounds(text)


@pytest.mark.parametrize("text", ["昨天", "2026-11-04T18:00+08:00"])
def test_a_moment_that_cannot_be_read_is_told_how_to_write_it(text: str) -> None:
    with pytest.raises(PeriodError, match="2026-11-04T18:00"):
        read_moment(text)


def test_february_of_a_leap_year_has_29_days() -> None:
    assert month_bounds("2028-02") == (dt.date(2028, 2, 1), dt.date(2028, 2, 29))
