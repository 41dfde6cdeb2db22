"""Posts (任职): one row per person and position held in the period, and who is appraised (settled 20)."""

from __future__ import annotations

import datetime as dt

from duckdb import DuckDBPyConnection

from kaohe.attribution import Window
from kaohe.attribution.literals import literal, rows
from kaohe.indicators.rules import IndicatorRules
from kaohe.policy.fact_rules import Calendar
from kaohe.policy.pay import SpecialPeople
from kaohe.quantities import PPM, show_quantity

DAY = 100
"""Days are whole hundredths."""

HUNDREDTHS = (
    "format('{{:,}}', (({0}) // 100)::BIGINT) || CASE WHEN ({0}) % 100 = 0 THEN '' "
    "ELSE '.' || rtrim(lpad((({0}) % 100)::VARCHAR, 2, '0'), '0') END"
)
"""How a number of hundredths not below 0 is written: 11.5, 29,857."""

_SPANS = """
CREATE OR REPLACE TABLE posts AS
WITH roles(position, role) AS (VALUES {roles}), workdays(day) AS (VALUES {workdays}),
held AS (
    SELECT person_id, position, coalesce(effective_on, hired_on, DATE '0001-01-01') AS since FROM people
), employed AS (
    SELECT person_id, max(hired_on) AS hired_on, max(left_on) AS left_on FROM people GROUP BY ALL
), moves AS (
    SELECT *, lag(position) OVER (PARTITION BY person_id ORDER BY since) AS before FROM held
), spans AS (
    SELECT person_id, position, since, lead(since) OVER (PARTITION BY person_id ORDER BY since) AS next_since
    FROM moves WHERE before IS DISTINCT FROM position
), clipped AS (
    SELECT s.person_id, s.position, e.hired_on, e.left_on,
           greatest(s.since, e.hired_on, {first}) AS starts_on, least(s.next_since - 1, e.left_on, {last}) AS ends_on
    FROM spans s JOIN employed e USING (person_id)
), counted AS (
    SELECT c.*, (SELECT count(*) FROM workdays WHERE day BETWEEN starts_on AND ends_on) AS days,
           (SELECT count(*) FROM workdays WHERE day BETWEEN {first} AND {last}) AS month_days
    FROM clipped c WHERE starts_on <= ends_on
), joined AS (
    SELECT c.*, r.role, a.scheduled_days, a.leave_days, sum(days) OVER one AS all_days, count(*) OVER one AS posts
    FROM counted c LEFT JOIN roles r USING (position)
    LEFT JOIN attendance a ON a.person_id = c.person_id AND a.period = {period} WINDOW one AS (PARTITION BY c.person_id)
), judged AS (
    SELECT *, CASE WHEN posts = 1 THEN person_id ELSE person_id || '@' || starts_on::VARCHAR END AS post_id,
           {reason} AS reason FROM joined
)
SELECT post_id, person_id, position, role, starts_on, ends_on, days, month_days,
       CASE WHEN reason = '' THEN 1 ELSE 0 END::BIGINT AS appraised, reason, {target_days} AS target_days,
       month_days * {unit} AS target_month_days
FROM judged
"""


def working_days(calendar: Calendar, window: Window) -> list[dt.date]:
    """The working days of the window's month by the policy's calendar."""
    count = (window.ends_on - window.starts_on).days + 1
    days = (window.starts_on + dt.timedelta(days=number) for number in range(count))
    return [day for day in days if calendar.is_working_day(day)]


def _reason(people: SpecialPeople, window: Window) -> str:
    first, last = literal(window.starts_on), literal(window.ends_on)
    least, share = people.leaver_least_days.value, people.leave_exempts_over
    late = f"入职日 ' || hired_on::VARCHAR || ' 晚于当月 {people.hired_by_day} 日，本月不考核"
    worked = "离职日 ' || left_on::VARCHAR || '，当月在岗 ' || all_days::VARCHAR || ' 个工作日"
    short = f"{worked}，不足 {least // DAY} 个工作日，本月不考核"
    leave, due = HUNDREDTHS.format("leave_days"), HUNDREDTHS.format("scheduled_days")
    limit = show_quantity(share, "%")
    away = f"'当月请假 ' || {leave} || ' 天，超过应出勤 ' || {due} || ' 天的 {limit}，本月不考核'"
    return (
        f"CASE WHEN hired_on BETWEEN {first} AND {last} AND day(hired_on) > {people.hired_by_day} THEN '{late}' "
        f"WHEN left_on BETWEEN {first} AND {last} AND all_days * {DAY} < {least} THEN '{short}' "
        f"WHEN leave_days * {PPM} > scheduled_days * {share} THEN {away} ELSE '' END"
    )


def _target_days(people: SpecialPeople) -> str:
    """Days in post less a long leave, in hundredths; a leave up to the policy's days leaves the target whole."""
    part = "leave_days * days // greatest(all_days, 1)"
    leave = f"CASE WHEN leave_days > {people.leave_prorates_to.value} THEN {part} ELSE 0 END"
    return f"greatest(days * {DAY} - ({leave}), 0)::BIGINT"


def list_posts(con: DuckDBPyConnection, rules: IndicatorRules, window: Window) -> None:
    """Make ``posts``: who holds which position from when to when, whether appraised, and the days of the target.

    ``days`` and ``month_days`` are working days in post and of the month; ``target_days`` and
    ``target_month_days`` (hundredths) are what targets of amounts and counts are prorated by.
    """
    roles = sorted(rules.facts.attribution.position_roles.items()) or [("", "")]
    con.execute(
        _SPANS.format(
            roles=rows(roles),
            workdays=rows((day,) for day in working_days(rules.facts.calendar, window)),
            first=literal(window.starts_on),
            last=literal(window.ends_on),
            period=literal(window.period),
            reason=_reason(rules.special_people, window),
            target_days=_target_days(rules.special_people),
            unit=DAY,
        )
    )
