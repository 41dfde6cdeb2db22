"""Somebody who changes posts inside the month is scored in both and weighted by days (R29, vector V17)."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from calculated_month import AS_OF, PERIOD

from kaohe.facts import open_store
from kaohe.ingest import Options, read_folder
from kaohe.policy import Policy
from kaohe.quantities import divide_half_away
from kaohe.run import calculate
from kaohe.run.results import PersonResult
from kaohe.sample import Size, write_sample

MOVER = "E028"


@pytest.fixture(scope="module")
def mover(policy: Policy, tmp_path_factory: pytest.TempPathFactory) -> PersonResult:
    """A copywriter who becomes a designer on 16 October."""
    root = tmp_path_factory.mktemp("mover")
    write_sample(Size(), policy, root / "downloads", AS_OF)
    _move(root / "downloads" / f"考核数据_{PERIOD}.xlsx")
    read = read_folder(root / "downloads", root / "facts", Options(period=PERIOD, policy=policy))
    with open_store(read.store) as con:
        run = calculate(con, policy, PERIOD, AS_OF)
    return next(person for person in run.people if person.person_id == MOVER)


def _move(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    people = book["人员"]
    header = [cell.value for cell in people[1]]
    old = next(row for row in people.iter_rows(values_only=True) if row[0] == MOVER)
    people.append(
        [
            "美工" if name == "岗位" else "2026-10-16" if name == "生效日" else value
            for name, value in zip(header, old, strict=True)
        ]
    )
    _rate_as_designer(book)
    book.save(path)


def _rate_as_designer(book: openpyxl.Workbook) -> None:
    """The new post's own ratings and values: those of the colleague who is a designer already."""
    for name in ("行为评分", "指标值"):
        sheet = book[name]
        mine = {row[2] for row in sheet.iter_rows(min_row=2, values_only=True) if row[1] == MOVER}
        for row in list(sheet.iter_rows(min_row=2, values_only=True)):
            if row[1] == "E029" and row[2] not in mine:
                sheet.append([row[0], MOVER, *row[2:]])


def test_the_mover_has_a_card_for_each_post_and_its_days(mover: PersonResult) -> None:
    assert [(card.position, f"{card.starts_on}", f"{card.ends_on}") for card in mover.cards] == [
        ("copywriter", "2026-10-01", "2026-10-15"),
        ("designer", "2026-10-16", "2026-10-31"),
    ]
    assert [card.days for card in mover.cards] == [7, 11]
    assert all(card.appraised for card in mover.cards)


def test_the_total_is_the_two_totals_weighted_by_days(mover: PersonResult) -> None:
    first, second = (card.figures["total"] for card in mover.cards)
    assert min(first, second) > 0
    assert mover.total == divide_half_away(first * 7 + second * 11, 18 * 100) * 100


def test_the_mover_holds_the_last_post_and_is_paid_once(mover: PersonResult) -> None:
    assert mover.position == "designer"
    assert len(mover.pay.performance) == 1
