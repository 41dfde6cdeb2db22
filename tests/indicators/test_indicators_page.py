"""docs/rules/indicators.md: every base quantity is listed as the code has it, and the worked targets come out."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from figures import number

from kaohe.indicators import QUANTITIES, Need
from kaohe.policy.fields import Quantity
from small_month import Month

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "rules" / "indicators.md").read_text(encoding="utf-8")


def table(first: str) -> list[list[str]]:
    """The cells of the table whose header begins so."""
    lines = PAGE[PAGE.index(f"| {first} |") :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_list_of_base_quantities_is_the_codes() -> None:
    listed = [[f"`{one.id}`", one.title, one.unit, f"`{one.source}`"] for one in QUANTITIES.values()]
    assert table("id") == listed


def test_the_policys_readme_lists_every_base_quantity_for_hr() -> None:
    text = (ROOT / "policies" / "2026-01-01" / "README.md").read_text(encoding="utf-8")
    lines = [f"| {one.id} | {one.title} | {one.unit} |" for one in QUANTITIES.values()]
    assert [line for line in lines if line not in text] == []


@pytest.mark.parametrize(("target", "days", "month_days", "prorated"), table("target (元)"))
def test_the_worked_targets_come_out(target: str, days: str, month_days: str, prorated: str) -> None:
    """A month with so many working days, and a person hired so many before its end, but by the 15th."""
    first, last = 15 - int(month_days) + int(days), 14 + int(days)
    working = {first + index for index in range(int(month_days))}
    assert first >= 1
    assert last <= 31
    days_of_october = [dt.date(2026, 10, day) for day in range(1, 32)]
    calendar = {
        "holidays": [day for day in days_of_october if day.day not in working],
        "make_up_days": [day for day in days_of_october if day.day in working],
    }
    month = Month()
    month.person("E1", hired_on=dt.date(2026, 10, 15), effective_on=dt.date(2026, 10, 15))
    need = Need("anchor", "row", "target", "net_sales", target=Quantity.model_validate(f"{target}元"), prorate=True)
    assert number(month, need, "E1", calendar=calendar) == (int(Decimal(prorated) * 100), 1)
