"""The data freeze is the third working day of the next month at 18:00 (settled 5)."""

from __future__ import annotations

import datetime as dt

import pytest

from kaohe.policy.fact_rules import Calendar, CutOff
from kaohe.run.moments import PeriodError, freeze_moment, month_bounds, read_moment

RULE = CutOff.model_validate({"working_day": 3, "at": "18:00", "clause": "五(四)6"})
CALENDAR = Calendar.model_validate({"holidays": ["2026-11-02"], "make_up_days": ["2026-11-01"], "source": "测试"})


def test_holidays_are_skipped_and_make_up_days_counted() -> None:
    # Sunday 1 November is worked, Monday 2 is a holiday: 1, 3, 4 November.
    assert freeze_moment("2026-10", RULE, CALENDAR) == dt.datetime(2026, 11, 4, 18)


def test_december_freezes_in_january() -> None:
    assert freeze_moment("2026-12", RULE, CALENDAR) == dt.datetime(2027, 1, 5, 18)


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
