"""Quantities with units in SQL: 「60万元」「95%」, and the names the policy gives to things."""

from __future__ import annotations

from collections.abc import Sequence

from kaohe.facts import Connection
from kaohe.policy.bundle import Policy
from kaohe.quantities import UNITS, Dimension

_SHAPE = r"^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(万|亿)?\s*(\D*)$"

_MACROS = rf"""
CREATE MACRO quantity(h) AS CASE WHEN regexp_matches(h, '{_SHAPE}') THEN h END;
CREATE MACRO parts_of(h) AS regexp_extract(h, '{_SHAPE}', ['number', 'times', 'unit']);
CREATE MACRO amount_of(p) AS number(p.number) * CASE p.times WHEN '万' THEN 10000 WHEN '亿' THEN 100000000 ELSE 1 END;
CREATE MACRO unit_of(p) AS nullif(bare(p.unit), '');
CREATE MACRO unit_chosen(written, spoken_unit, usual) AS
    CASE WHEN written <> spoken_unit THEN NULL ELSE coalesce(written, spoken_unit, usual) END;
-- The smallest power of ten that makes both halves whole; more than four decimals are refused.
CREATE MACRO ten_power(a, b) AS CASE WHEN a = round(a) AND b = round(b) THEN 1
    WHEN a = round(a, 2) AND b = round(b, 2) THEN 100 ELSE 10000 END;
CREATE MACRO named(wanted, t) AS
    coalesce((SELECT min(id) FROM names WHERE names.kind = wanted AND names.name = bare(t)), t);
"""

# Where a relation of rows gets its units: u is the unit chosen, i the indicator as the policy knows it.
WITH_UNITS = """
    LEFT JOIN (SELECT names.name AS indicator, unit AS usual, measures AS usual_measures FROM names
               LEFT JOIN units ON units.name = unit WHERE kind = 'indicator') AS i USING (indicator)
"""
# A unit of another dimension than the indicator's has no scale: 10 万人 are no net sales.
UNIT_SCALES = """
    LEFT JOIN (SELECT name, scale, ratio, measures FROM units) AS u
    ON u.name = unit_used AND u.measures = coalesce(usual_measures, u.measures)
"""


def create_units(con: Connection, policy: Policy | None) -> None:
    """Define the tables ``units`` and ``names`` and the macros over them; without a policy nothing has a name."""
    units = [
        (unit.name, unit.scale, unit.dimension is Dimension.RATIO, unit.dimension.value) for unit in UNITS.values()
    ]
    _fill(con, "units (name VARCHAR, scale BIGINT, ratio BOOLEAN, measures VARCHAR)", units)
    _fill(con, "names (kind VARCHAR, name VARCHAR, id VARCHAR, unit VARCHAR)", policy_names(policy))
    con.execute(_MACROS)


def _fill(con: Connection, shape: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Create a table and fill it column by column, in one statement."""
    con.execute(f"CREATE TABLE {shape}")
    columns = [list(column) for column in zip(*rows, strict=True)]
    if columns:
        con.execute(
            f"INSERT INTO {shape.split(maxsplit=1)[0]} SELECT {', '.join('unnest(?)' for _ in columns)}", columns
        )


def policy_names(policy: Policy | None) -> list[tuple[str, str, str, str]]:
    """(kind, name, id, unit) of every position, indicator and event kind; each name means one thing.

    An id or title goes before a synonym; a synonym two things share means neither.
    """
    if policy is None:
        return []
    kinds: dict[str, list[tuple[str, str, tuple[str, ...], str]]] = {
        "position": [(item.id, item.title, item.names, "") for item in policy.positions],
        "indicator": [(item.id, item.name, item.synonyms, item.unit) for item in policy.indicators],
        "event": [(item.id, item.name, (), item.unit) for item in policy.events],
    }
    return [(kind, *row) for kind, things in kinds.items() for row in _unambiguous(things)]


def _unambiguous(things: list[tuple[str, str, tuple[str, ...], str]]) -> list[tuple[str, str, str]]:
    meanings: dict[str, dict[str, str]] = {}
    for names in (
        [(name, item, unit) for item, title, _, unit in things for name in (item, title)],
        [(name, item, unit) for item, _, synonyms, unit in things for name in synonyms],
    ):
        taken = set(meanings)
        for name, item, unit in names:
            if name not in taken:
                meanings.setdefault(name, {})[item] = unit
    return sorted((name, *pair) for name, found in meanings.items() if len(found) == 1 for pair in found.items())
