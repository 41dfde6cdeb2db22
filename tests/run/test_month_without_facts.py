"""A month of which only the neighbours' order exports are there is not a month (settled 3)."""

from __future__ import annotations

import pytest
from calculated_month import PERIOD, Month

from kaohe.findings import Severity
from kaohe.run.notices import only_overlaps


def test_the_month_itself_has_its_facts(month: Month) -> None:
    assert list(only_overlaps(month.con, PERIOD)) == []


@pytest.mark.parametrize("period", ["2026-11", "2026-09", "2025-01"])
def test_a_month_with_only_overlapping_orders_or_nothing_stops(month: Month, period: str) -> None:
    (finding,) = only_overlaps(month.con, period)
    assert finding.severity is Severity.STOP
    assert period in finding.what
