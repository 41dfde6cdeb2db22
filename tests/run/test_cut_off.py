"""A result that was cut off before the month was over is marked as such."""

from __future__ import annotations

import datetime as dt

import pytest

from kaohe.attribution import month_window
from kaohe.findings import Severity
from kaohe.run.notices import early_cut_off


@pytest.mark.parametrize("moment", [dt.datetime(2026, 10, 15), dt.datetime(2026, 10, 31, 23, 59, 59)])
def test_a_moment_within_the_month_is_told(moment: dt.datetime) -> None:
    (finding,) = early_cut_off(month_window("2026-10", moment))
    assert finding.severity is Severity.WARN
    assert f"{moment:%Y-%m-%d %H:%M}" in finding.what


def test_a_moment_after_the_month_is_not() -> None:
    assert list(early_cut_off(month_window("2026-10", dt.datetime(2026, 11, 1)))) == []
