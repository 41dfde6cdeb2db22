"""The engine against the known answers of the sample month."""

from __future__ import annotations

import pytest
from calculated_month import Month

from kaohe.findings import Severity, stops
from kaohe.pay import payable
from kaohe.run.results import PersonResult


def person(month: Month, person_id: str) -> PersonResult:
    """One person's result."""
    return next(one for one in month.run.people if one.person_id == person_id)


def test_the_month_is_read_without_a_stop(month: Month) -> None:
    assert not stops(month.read.findings)
    assert not stops(month.run.findings)


@pytest.mark.parametrize("role", ["主播", "副播", "运营"])
def test_everyone_is_credited_the_true_net_sales_to_the_fen(month: Month, role: str) -> None:
    found = dict(
        month.con.execute(
            "SELECT person_id, sum(net_fen)::BIGINT FROM credit_sums WHERE credit_group = ? AND person_id IS NOT NULL "
            "AND strftime(worked_on, '%Y-%m') = '2026-10' GROUP BY 1",
            [role],
        ).fetchall()
    )
    assert found == {who: net for (what, who), net in month.truth.credits.items() if what == role}


@pytest.mark.parametrize("role", ["主播", "运营"])
def test_every_card_shows_the_true_net_sales_also_the_leavers_last_night(month: Month, role: str) -> None:
    cards = [(one.person_id, row) for one in month.run.people for card in one.cards for row in card.rows]
    shown = {who: row.inputs[0].numerator for who, row in cards if row.row == "sales_completion"}
    truth = {who: net for (what, who), net in month.truth.credits.items() if what == role}
    assert truth.items() <= shown.items()


def test_what_nobody_is_credited_with_is_the_true_remainder_of_each_room(month: Month) -> None:
    found = {(one.role, one.room): one.unassigned for one in month.run.balances if one.unassigned}
    assert found == {key: net for key, net in month.truth.unassigned.items() if net}


def test_each_role_balances_to_the_room_s_total(month: Month) -> None:
    assert {one.room: one.total for one in month.run.balances} == month.truth.rooms
    assert all(one.credited + one.unassigned == one.total for one in month.run.balances)


@pytest.mark.parametrize(
    ("trap", "word"),
    [
        ("低价刷单", "最低成交价"),
        ("备注刷单", "刷单"),
        ("样品", "样品"),
        ("赠品", "赠品"),
        ("精选联盟", "联盟"),
        ("未支付", "支付"),
    ],
)
def test_a_line_that_is_no_sale_stays_visible_with_its_reason(month: Month, trap: str, word: str) -> None:
    line = month.truth.traps[trap]["line_id"]
    (reason,) = month.con.execute("SELECT reason_text FROM lines WHERE line_id = ?", [line]).fetchone() or ("",)
    assert word in reason


@pytest.mark.parametrize("trap", ["月后冻结前退款", "冻结后退款", "仅退运费", "售后关闭", "交接秒", "跨月"])
def test_a_sale_is_worth_what_is_known_at_the_freeze(month: Month, trap: str) -> None:
    truth = month.truth.traps[trap]
    found = month.con.execute(
        "SELECT person_id, net_fen FROM credits WHERE line_id = ? AND credit_group = '主播'", [truth["line_id"]]
    ).fetchall()
    expected = [] if truth["period"] != "2026-10" else [(truth["anchor"], truth["net"])]
    assert found == expected


def test_the_unrostered_hour_is_told(month: Month) -> None:
    told = [finding for finding in month.run.findings if finding.code == "unrostered-time"]
    assert any("60 分 0 秒" in finding.what for finding in told)


def test_the_late_joiner_and_the_one_long_on_leave_are_not_appraised_and_paid_on_days_worked(month: Month) -> None:
    exempt = {one.person_id: one for one in month.run.people if one.exempt}
    assert set(exempt) == {"E027", "E030"}
    assert all(one.coefficient == 1_000_000 and one.total is None for one in exempt.values())
    # 160,000 分基数 × 1.0 × 部门系数 1.0 × 10/18 天
    assert payable(exempt["E030"].pay.performance) == 88_889


def test_the_leaver_is_appraised_to_the_last_day_with_the_target_by_days(month: Month) -> None:
    leaver = person(month, "E009")
    (card,) = leaver.cards
    assert (card.days, card.month_days) == (10, 18)
    target = next(
        value for row in card.rows if row.row == "sales_completion" for value in row.inputs if value.name == "target"
    )
    assert target.numerator == 5_555_556  # 100,000 元 × 10/18
    assert leaver.total is not None


def test_nobody_waits_for_data(month: Month) -> None:
    assert [one.person_id for one in month.run.people if one.total is None and not one.exempt] == []
    assert all(not one.pay.waits_for for one in month.run.people)


def test_every_pay_amount_is_the_sum_of_lines_with_a_clause(month: Month) -> None:
    lines = [line for one in month.run.people for line in (*one.pay.performance, *one.pay.commission)]
    assert all(line.clause and line.sentence for line in lines)
    assert len([one for one in month.run.people if one.pay.commission]) == 16


def test_the_total_row_of_the_ad_report_is_skipped_and_told(month: Month) -> None:
    assert any(finding.severity is Severity.WARN and "合计" in finding.what for finding in month.read.findings)


@pytest.mark.parametrize("who", ["E003", "E009", "E030"])
def test_the_department_coefficient_is_the_whole_month_s_for_leavers_and_joiners_too(month: Month, who: str) -> None:
    # 777,068.25 元 ÷ 760,000 元 = 102.25%，在 [90%, 110%) 档
    assert person(month, who).pay.numbers["department_coefficient"] == 1_000_000
    assert sum(month.truth.rooms.values()) == 77_706_825


def test_refunds_after_the_freeze_are_told_and_not_counted(month: Month) -> None:
    (late,) = [finding for finding in month.run.findings if finding.code == "late-refunds"]
    assert late.severity is Severity.NOTE
    assert "没有计入本期" in late.what
