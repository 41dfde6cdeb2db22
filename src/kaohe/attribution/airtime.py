"""Time on air of slots (在播时长): the overlap of a slot with its room's sessions, on the day it belongs to."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

_ROOM_AIR = """
CREATE OR REPLACE TABLE room_air AS
WITH marked AS (
    SELECT room, started_at, ended_at, started_at > max(ended_at) OVER before AS opens
    FROM room_sessions WHERE room IS NOT NULL AND ended_at > started_at
    WINDOW before AS (PARTITION BY room ORDER BY started_at, ended_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), numbered AS (
    SELECT *, count(*) FILTER (opens IS NULL OR opens) OVER (PARTITION BY room ORDER BY started_at, ended_at) AS island
    FROM marked
)
SELECT room, min(started_at) AS started_at, max(ended_at) AS ended_at FROM numbered GROUP BY room, island
"""

_SLOT_AIR = """
CREATE OR REPLACE TABLE slot_air AS
WITH placed AS (
    SELECT s.room, s.person_id, s.role, s.started_at, any_value(s.ended_at) AS ended_at,
           any_value(epoch_ms(s.planned_end) - epoch_ms(s.planned_start)) AS rostered_ms,
           coalesce(min(l.biz_date), CAST(s.started_at AS DATE)) AS biz_date,
           any_value(s.source_file) AS source_file, any_value(s.source_sheet) AS source_sheet,
           any_value(s.source_row) AS source_row
    FROM slots s LEFT JOIN room_sessions l
      ON l.room = s.room AND l.started_at <= s.started_at AND l.ended_at > s.started_at
    GROUP BY s.room, s.person_id, s.role, s.started_at
)
SELECT p.*, coalesce(sum(epoch_ms(least(p.ended_at, a.ended_at)) - epoch_ms(greatest(p.started_at, a.started_at))), 0)
       ::BIGINT AS on_air_ms
FROM placed p LEFT JOIN room_air a ON a.room = p.room AND a.started_at < p.ended_at AND a.ended_at > p.started_at
GROUP BY ALL
"""


def measure_slots(con: DuckDBPyConnection) -> None:
    """Make ``room_air`` (when a room was on air, two accounts at once counted once) and ``slot_air``.

    A slot that begins inside a session belongs to that session's day, so that the hours after midnight of a
    session over month end stay with it (settled 5); any other slot to the day it starts.
    """
    con.execute(_ROOM_AIR)
    con.execute(_SLOT_AIR)
