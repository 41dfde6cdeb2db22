"""Slots (时段): the roster cut into stretches in which nobody comes or goes, and who shares each."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from kaohe.attribution.allocation import Shares
from kaohe.attribution.literals import literal, rows
from kaohe.facts import UNASSIGNED
from kaohe.policy.fact_rules import AttributionRules

ANCHOR = "主播"
CO_HOST = "副播"
"""Roles as the roster writes them (facts 排班)."""

SPLIT = {ANCHOR: 70, CO_HOST: 30}
"""The shares of one credit while anchor and co-host are both on air, when the policy splits it (§7.4)."""

WHOLE = 10_000
"""Units of one order line when several people share it: counts are kept in ten-thousandths of a line."""

OUTSIDE = 0
"""The stretch of everything outside all slots (未归属)."""

BUCKET = "(epoch_us({}) >> 32)"
"""The stretch of 2³² µs (some 72 minutes) a moment lies in: a lookup by room and bucket finds at most a few stretches."""

_STRETCHES = """
CREATE OR REPLACE TABLE stretches AS
WITH edges AS (
    SELECT room, edge, sum(step) AS step FROM (
        SELECT room, started_at AS edge, 1 AS step FROM slots WHERE started_at < ended_at
        UNION ALL SELECT room, ended_at, -1 FROM slots WHERE started_at < ended_at
    ) GROUP BY room, edge
), pieces AS (
    SELECT room, edge AS started_at, lead(edge) OVER by_time AS ended_at, sum(step) OVER by_time AS people
    FROM edges WINDOW by_time AS (PARTITION BY room ORDER BY edge)
)
SELECT row_number() OVER (ORDER BY room, started_at)::BIGINT AS stretch_id, room, started_at, ended_at
FROM pieces WHERE people > 0
"""

_CREW = """
CREATE OR REPLACE TABLE crew AS
WITH groups(role, credit_group, factor) AS (VALUES {groups}),
present AS (
    SELECT t.stretch_id, g.credit_group, s.role, nullif(s.person_id, '{nobody}') AS person_id, g.factor,
           min(s.started_at) AS slot_started_at, max(s.ended_at) AS slot_ended_at,
           greatest(max(coalesce(s.weight, 1)), 0) AS weight
    FROM stretches t JOIN slots s ON s.room = t.room AND s.started_at <= t.started_at AND s.ended_at >= t.ended_at
    JOIN groups g USING (role) GROUP BY ALL
), counted AS (
    SELECT * EXCLUDE (weight), CASE WHEN sum(weight) OVER in_role = 0 THEN 1 ELSE weight END AS weight
    FROM present WINDOW in_role AS (PARTITION BY stretch_id, credit_group, role)
), balanced AS (
    SELECT *, sum(weight) OVER (PARTITION BY stretch_id, credit_group)
              - sum(weight) OVER (PARTITION BY stretch_id, credit_group, role) AS opposite
    FROM counted
), weighed AS (
    SELECT * EXCLUDE (weight, opposite), (weight * CASE WHEN opposite = 0 THEN 1 ELSE factor * opposite END)::BIGINT
           AS weight FROM balanced
), every AS (
    SELECT i.stretch_id, g.credit_group FROM (SELECT stretch_id FROM stretches UNION ALL SELECT {outside}) i
    CROSS JOIN (SELECT DISTINCT credit_group FROM groups) g
), filled AS (
    SELECT e.stretch_id, e.credit_group, w.* EXCLUDE (stretch_id, credit_group, weight, factor),
           coalesce(w.weight, 1) AS weight,
           (sum(coalesce(w.weight, 1)) OVER one_group)::BIGINT AS weight_total, count(*) OVER one_group AS sharers
    FROM every e LEFT JOIN weighed w USING (stretch_id, credit_group)
    WINDOW one_group AS (PARTITION BY e.stretch_id, e.credit_group)
)
SELECT *, {units} AS units FROM filled
"""

_BUCKETS = f"""
CREATE OR REPLACE TABLE stretch_buckets AS
SELECT room_no, unnest(range({BUCKET.format("started_at")}, {BUCKET.format("ended_at - INTERVAL 1 MICROSECOND")} + 1))
       AS bucket, t.stretch_id, started_at, ended_at, shared
FROM stretches t JOIN rooms USING (room)
JOIN (SELECT stretch_id, max(sharers) > 1 AS shared FROM crew GROUP BY ALL) USING (stretch_id)
"""


def credit_groups(rules: AttributionRules) -> tuple[tuple[str, str, int], ...]:
    """(role, credit group, factor): roles are credited in parallel, unless anchor and co-host split one credit."""
    merged = f"{ANCHOR}/{CO_HOST}" if rules.anchor_cohost_split else ""
    return tuple((role, merged, SPLIT[role]) if merged and role in SPLIT else (role, role, 1) for role in rules.roles)


def cut_slots(con: DuckDBPyConnection, rules: AttributionRules) -> None:
    """Make ``stretches``, ``crew`` (who shares a stretch, per credit group) and ``stretch_buckets`` for lookups.

    Slots are half-open, so a handover second belongs to the one who takes over. A stretch nobody of a group
    holds, one held by a name nobody bears, and stretch ``OUTSIDE`` have a crew row without a person: 未归属.
    """
    person_order = "role, person_id NULLS LAST, slot_started_at"
    units = Shares("weight", "weight_total", "stretch_id, credit_group", person_order).of(literal(WHOLE))
    groups = rows(credit_groups(rules))
    con.execute(_STRETCHES)
    con.execute(_CREW.format(groups=groups, outside=OUTSIDE, nobody=UNASSIGNED, units=units))
    con.execute(_BUCKETS)
