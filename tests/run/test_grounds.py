"""Points at the ends of a scale need facts, and events need evidence; both are told, with file and row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from calculated_month import PERIOD, Month

from kaohe.attribution import month_window
from kaohe.facts import Connection
from kaohe.run.grounds import events_without_evidence, ratings_without_facts


@contextmanager
def with_table(con: Connection, table: str, query: str) -> Iterator[None]:
    """The connection with a temporary table of the same name in front of a fact table."""
    con.execute(f"CREATE TEMP TABLE {table} AS {query}")
    try:
        yield
    finally:
        con.execute(f"DROP TABLE temp.{table}")


def test_the_sample_month_has_its_grounds(month: Month) -> None:
    codes = {finding.code for finding in month.run.findings}
    assert codes.isdisjoint({"rating-without-facts", "event-without-evidence"})


def test_full_points_without_facts_are_told_where_they_were_given(month: Month) -> None:
    query = "SELECT * REPLACE (NULL AS facts) FROM main.ratings WHERE person_id = 'E002'"
    with with_table(month.con, "ratings", query):
        person = next(one for one in month.run.people if one.person_id == "E002")
        told = ratings_without_facts(month.con, month.policy, [person], PERIOD)
    assert {finding.clause for finding in told} == {"ZB-02-K08", "XW-Y03"}
    teamwork = next(finding for finding in told if finding.clause == "XW-Y03")
    assert teamwork.what == "E002 褚恩佩「团队合作」上级评 20.00 分，没有写事实"
    assert (teamwork.where.sheet, teamwork.where.row > 1) == ("行为评分", True)


def test_an_event_without_evidence_is_told(month: Month) -> None:
    query = "SELECT * REPLACE (CASE WHEN person_id = 'E002' THEN ' ' ELSE evidence END AS evidence) FROM main.events"
    with with_table(month.con, "events", query):
        (told,) = events_without_evidence(month.con, month.policy, month_window(PERIOD, month.run.as_of))
    assert told.what == "E002 的事件「缺交场次复盘」没有写证据"
    assert told.clause == "SJ-06"
