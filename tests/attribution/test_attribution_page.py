"""docs/rules/attribution.md: the worked evening is what the program computes, and no reason or finding is forgotten."""

from __future__ import annotations

import re
from pathlib import Path

from kaohe.attribution.lines import REASONS
from small_month import Month, answers

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "rules" / "attribution.md").read_text(encoding="utf-8")


def table(first: str) -> list[list[str]]:
    """The cells of the table whose header begins so."""
    lines = PAGE[PAGE.index(f"| {first} |") :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def worked_evening() -> Month:
    month = Month()
    month.account()
    for person, role, start, end, weight in table("人 | 角色 | 起"):
        weights = {"weight": int(weight)} if weight else {}
        month.slot(person, f"10-05 {start}", f"10-05 {end}", role=role, **weights)
    for line, submitted, payable, refund, refunded in table("订单"):
        month.order(line, f"10-05 {submitted}", int(payable))
        if refunded:
            month.refund(f"r{line}", line, int(refund), refunded)
    return month


def test_the_worked_evening_is_what_the_program_computes() -> None:
    con = worked_evening().attribute()
    found = answers(
        con,
        "SELECT credit_group, coalesce(person_id, '未归属'), sum(net_fen)::BIGINT FROM credits "
        "WHERE credit_group <> '运营' GROUP BY ALL ORDER BY ALL",
    )
    assert found == sorted((role, person, int(net)) for role, person, net, _ in table("角色 | 人"))
    total = re.search(r"sum to (\d+), the room's total", PAGE)
    assert total is not None
    assert answers(con, "SELECT sum(net_fen)::BIGINT FROM lines") == [(int(total[1]),)]


def test_every_reason_is_on_the_page_in_its_own_words() -> None:
    told = {int(code.split()[0]): text for code, text, _ in table("`reason`")}
    assert told == REASONS


def test_every_finding_is_on_the_page() -> None:
    source = (ROOT / "src" / "kaohe" / "attribution" / "checks.py").read_text(encoding="utf-8")
    codes = re.findall(r'Severity\.\w+,\s+"([a-z-]+)"', source)
    assert sorted(f"`{code}`" for code in codes) == sorted(row[0] for row in table("`code`"))
