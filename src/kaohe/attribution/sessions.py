"""Sessions (场次): restarts joined, their time on air given to people, their metrics shared by that time."""

from __future__ import annotations

from collections.abc import Mapping

from duckdb import DuckDBPyConnection

from kaohe.attribution.allocation import Shares
from kaohe.attribution.literals import literal
from kaohe.attribution.slots import OUTSIDE
from kaohe.attribution.window import Window
from kaohe.policy.fact_rules import SessionRules

_JOINED = """
CREATE OR REPLACE TABLE room_sessions AS
WITH housed AS (
    SELECT s.* EXCLUDE (room), coalesce(s.room, i.room) AS room,
           row_number() OVER (ORDER BY s.platform, s.account_id, s.started_at)::BIGINT AS session_id,
           greatest(epoch_ms(s.ended_at) - epoch_ms(s.started_at), 0) AS length_ms
    FROM sessions s LEFT JOIN rooms_by_id i ON i.key = s.account_id AND s.biz_date BETWEEN i.valid_from AND i.valid_to
), gaps AS (
    SELECT *, epoch_ms(started_at) - epoch_ms(max(ended_at) OVER before) AS gap_ms FROM housed
    WINDOW before AS (PARTITION BY platform, account_id ORDER BY started_at
                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), numbered AS (
    SELECT * EXCLUDE (gap_ms),
           (count(*) FILTER (gap_ms IS NULL OR gap_ms > {restart_gap}) OVER so_far)::BIGINT AS broadcast
    FROM gaps WINDOW so_far AS (ORDER BY platform, account_id, started_at)
)
SELECT *, biz_date BETWEEN {first} AND {last} AS in_window,
       session_id = min(session_id) OVER one AS opens_broadcast, min(biz_date) OVER one AS broadcast_date,
       epoch_ms(max(ended_at) OVER one) - epoch_ms(min(started_at) OVER one) >= {shortest} AS is_broadcast
FROM numbered WINDOW one AS (PARTITION BY broadcast)
"""

_TIME_SHARES = Shares(
    "c.weight",
    "c.weight_total",
    "o.session_id, o.stretch_id, c.credit_group",
    "c.role, c.person_id NULLS LAST, c.slot_started_at",
)

_AIRTIME = f"""
CREATE OR REPLACE TABLE airtime AS
WITH spells AS (
    SELECT s.session_id, t.stretch_id,
           epoch_ms(least(s.ended_at, t.ended_at)) - epoch_ms(greatest(s.started_at, t.started_at)) AS ms
    FROM room_sessions s JOIN stretches t
      ON t.room = s.room AND t.started_at < s.ended_at AND t.ended_at > s.started_at WHERE s.in_window
), pieces AS (
    SELECT * FROM spells UNION ALL
    SELECT s.session_id, {OUTSIDE}, s.length_ms - coalesce(sum(o.ms), 0)::BIGINT
    FROM room_sessions s LEFT JOIN spells o USING (session_id) WHERE s.in_window GROUP BY s.session_id, s.length_ms
), parts AS (
    SELECT o.session_id, c.credit_group, c.role, c.person_id, c.slot_started_at, c.slot_ended_at, o.ms,
           CASE WHEN c.sharers = 1 THEN o.ms ELSE {_TIME_SHARES.of("o.ms")} END AS share_ms
    FROM pieces o JOIN crew c USING (stretch_id)
)
SELECT session_id, credit_group, role, person_id, slot_started_at, slot_ended_at,
       sum(ms)::BIGINT AS on_air_ms, sum(share_ms)::BIGINT AS share_ms
FROM parts GROUP BY ALL HAVING sum(ms) > 0 OR person_id IS NULL
"""

_PART_SHARES = Shares(
    "CASE WHEN v.length_ms = 0 THEN 1 ELSE a.share_ms END",
    "greatest(v.length_ms, 1)",
    "v.session_id, v.quantity, a.credit_group",
    "a.role, a.person_id NULLS LAST, a.slot_started_at",
)

_PARTS = """
CREATE OR REPLACE TABLE session_parts AS
WITH amounts AS ({amounts})
SELECT v.session_id, v.quantity, a.credit_group, a.role, a.person_id, a.slot_started_at, a.slot_ended_at,
       v.amount AS whole, {part} AS amount
FROM amounts v JOIN airtime a USING (session_id)
"""


def join_sessions(con: DuckDBPyConnection, rules: SessionRules, window: Window) -> None:
    """Make ``room_sessions``: every session with its room, its broadcast and whether it is in the window.

    Rows of one account within ``restart_gap`` are one broadcast (场次); one shorter than ``shortest`` from first
    start to last end is a false start. ``biz_date`` is the date of the start, also over midnight (settled 5).
    """
    con.execute(
        _JOINED.format(
            restart_gap=rules.restart_gap.value,
            shortest=rules.shortest.value,
            first=literal(window.starts_on),
            last=literal(window.ends_on),
        )
    )


def give_airtime(con: DuckDBPyConnection) -> None:
    """Make ``airtime``: for every session of the window and credit group, who was on air for how long.

    ``on_air_ms`` is each person's full time; ``share_ms`` is shared by weight, so that with the row without a
    person it sums to the session's length.
    """
    con.execute(_AIRTIME)


def split_sessions(con: DuckDBPyConnection, quantities: Mapping[str, str]) -> None:
    """Make ``session_parts``: whole-number session quantities (id → SQL over ``room_sessions``) shared by time.

    An estimate (近似): the platform knows the session, not who spoke. Largest remainder over ``share_ms``, so
    parts and the part without a person sum to the session's figure. A missing cell stays missing.
    """
    names = ", ".join(literal(name) for name in quantities)
    values = ", ".join(f"({sql})::BIGINT" for sql in quantities.values())
    amounts = (
        f"SELECT session_id, length_ms, unnest([{names}]) AS quantity, unnest([{values}]) AS amount "
        "FROM room_sessions WHERE in_window"
    )
    con.execute(_PARTS.format(amounts=amounts, part=_PART_SHARES.of("v.amount")))
