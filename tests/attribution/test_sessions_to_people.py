"""Session time and metrics go to who was on air; restarts are one broadcast, false starts none."""

from __future__ import annotations

from small_month import Month, answers, fact_rules

from kaohe.attribution.sessions import split_sessions

HOUR = 3_600_000


def night() -> Month:
    """A session of seven hours over midnight: 甲 three hours, 乙 four."""
    month = Month()
    month.account()
    month.slot("甲", "10-05 19:00", "10-05 22:00")
    month.slot("乙", "10-05 22:00", "10-06 02:00")
    month.session("10-05 19:00", "10-06 02:00", viewers=701, buyers=1)
    return month


def parts(month: Month, metric: str, role: str = "主播") -> dict[str | None, int]:
    con = month.attribute()
    split_sessions(con, {metric: metric})
    rows = answers(
        con, f"SELECT person_id, sum(amount)::BIGINT FROM session_parts WHERE credit_group = '{role}' GROUP BY 1"
    )
    return dict(rows)


def test_a_session_is_shared_by_time_on_air_and_the_parts_sum_to_it() -> None:
    assert parts(night(), "viewers") == {"甲": 300, "乙": 401, None: 0}


def test_one_buyer_goes_whole_to_the_larger_part() -> None:
    assert parts(night(), "buyers") == {"甲": 0, "乙": 1, None: 0}


def test_another_role_without_anybody_leaves_the_session_unassigned() -> None:
    assert parts(night(), "viewers", "运营") == {None: 701}


def test_an_hour_nobody_was_rostered_for_is_unassigned() -> None:
    month = Month()
    month.account()
    month.slot("甲", "10-05 19:00", "10-05 22:00")
    month.session("10-05 19:00", "10-05 23:00", viewers=400)
    assert parts(month, "viewers") == {"甲": 300, None: 100}


def test_two_of_one_role_share_the_time_by_weight() -> None:
    month = Month()
    month.account()
    month.slot("甲", "10-05 19:00", "10-05 21:00", weight=3)
    month.slot("乙", "10-05 19:00", "10-05 21:00", weight=1)
    month.session("10-05 19:00", "10-05 21:00", viewers=400)
    assert parts(month, "viewers") == {"甲": 300, "乙": 100, None: 0}


def test_a_missing_cell_stays_missing() -> None:
    month = night()
    con = month.attribute()
    split_sessions(con, {"likes": "likes"})
    assert answers(con, "SELECT count(*) FROM session_parts WHERE amount IS NOT NULL") == [(0,)]


def test_a_session_without_length_is_unassigned_whole() -> None:
    month = Month()
    month.account()
    month.slot("甲", "10-05 19:00", "10-05 21:00")
    month.session("10-05 20:00", "10-05 20:00", viewers=5)
    assert parts(month, "viewers") == {None: 5}


def test_on_air_time_is_the_overlap_of_slot_and_session() -> None:
    month = Month()
    month.account()
    month.slot("甲", "10-05 18:00", "10-05 23:00")
    month.session("10-05 19:00", "10-05 21:00")
    month.session("10-05 21:30", "10-05 23:30")
    con = month.attribute()
    assert answers(con, "SELECT on_air_ms, rostered_ms FROM slot_air") == [(7 * HOUR // 2, 5 * HOUR)]


def test_two_accounts_at_once_are_one_hour_on_air() -> None:
    month = Month()
    month.account()
    month.account(account_id="dy2")
    month.slot("甲", "10-05 19:00", "10-05 22:00")
    month.session("10-05 19:00", "10-05 21:00")
    month.session("10-05 20:00", "10-05 22:00", account_id="dy2")
    con = month.attribute()
    assert answers(con, "SELECT on_air_ms FROM slot_air") == [(3 * HOUR,)]


def test_a_session_over_month_end_belongs_with_its_slots_to_its_start() -> None:
    month = Month()
    month.account()
    month.slot("甲", "10-31 22:00", "11-01 01:00")
    month.slot("乙", "11-01 01:00", "11-01 03:00")
    month.session("10-31 22:00", "11-01 03:00", viewers=500)
    assert parts(month, "viewers") == {"甲": 300, "乙": 200, None: 0}
    rows = answers(month.con, "SELECT person_id, biz_date::VARCHAR, on_air_ms FROM slot_air ORDER BY ALL DESC")
    assert rows == [("甲", "2026-10-31", 3 * HOUR), ("乙", "2026-10-31", 2 * HOUR)]


def test_a_session_begun_before_the_month_is_the_month_befores() -> None:
    month = Month()
    month.account()
    month.slot("甲", "10-01 00:00", "10-01 02:00")
    month.session("09-30 22:00", "10-01 02:00", viewers=400)
    assert parts(month, "viewers") == {}
    assert answers(month.con, "SELECT biz_date::VARCHAR FROM slot_air") == [("2026-09-30",)]


def broadcasts(month: Month) -> int:
    con = month.attribute(fact_rules(sessions={"restart_gap": "15分钟", "shortest": "10分钟"}))
    return int(answers(con, "SELECT count(DISTINCT broadcast) FROM room_sessions WHERE is_broadcast")[0][0])


def test_a_restart_within_the_gap_is_the_same_broadcast() -> None:
    month = Month()
    month.account()
    month.session("10-05 19:00", "10-05 20:00")
    month.session("10-05 20:15", "10-05 22:00")
    assert broadcasts(month) == 1


def test_a_restart_one_second_beyond_the_gap_is_another() -> None:
    month = Month()
    month.account()
    month.session("10-05 19:00", "10-05 20:00")
    month.session("10-05 20:15:01", "10-05 22:00")
    assert broadcasts(month) == 2


def test_another_accounts_session_is_never_a_restart() -> None:
    month = Month()
    month.account()
    month.account(account_id="dy2")
    month.session("10-05 19:00", "10-05 20:00")
    month.session("10-05 20:05", "10-05 22:00", account_id="dy2")
    assert broadcasts(month) == 2


def test_a_false_start_is_no_broadcast_but_its_metrics_count() -> None:
    month = Month()
    month.account()
    month.session("10-05 18:00", "10-05 18:09:59", viewers=7)
    month.session("10-05 19:00", "10-05 19:10", viewers=100)
    assert broadcasts(month) == 1
    split_sessions(month.con, {"viewers": "viewers"})
    assert answers(month.con, "SELECT sum(amount)::BIGINT FROM session_parts WHERE credit_group = '主播'") == [(107,)]


def test_a_false_start_that_restarts_at_once_is_part_of_the_broadcast() -> None:
    month = Month()
    month.account()
    month.session("10-05 18:50", "10-05 18:53")
    month.session("10-05 19:00", "10-05 19:10")
    assert broadcasts(month) == 1
