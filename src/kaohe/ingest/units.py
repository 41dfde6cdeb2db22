"""Quantities with units in SQL: 「60万元」「95%」, and the names the policy gives to things."""

from __future__ import annotations

from kaohe.facts import Connection
from kaohe.policy.bundle import Policy
from kaohe.quantities import UNITS, Dimension

_SHAPE = r"^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(万|亿)?\s*(\D*)$"

# The smallest power of ten that makes both halves whole; more than four decimals are refused.
_MACROS = rf"""
CREATE MACRO quantity_parts(t) AS regexp_extract(half(t), '{_SHAPE}', ['number', 'times', 'unit']);
CREATE MACRO as_quantity(t) AS CASE WHEN regexp_matches(half(t), '{_SHAPE}') THEN half(t) END;
CREATE MACRO amount_of(t) AS digits(quantity_parts(t).number)
    * CASE quantity_parts(t).times WHEN '万' THEN 10000 WHEN '亿' THEN 100000000 ELSE 1 END;
CREATE MACRO unit_of(t) AS nullif(bare(quantity_parts(t).unit), '');
CREATE MACRO scale_of(unit_name) AS (SELECT scale FROM units WHERE units.name = unit_name);
CREATE MACRO is_ratio(unit_name) AS coalesce((SELECT ratio FROM units WHERE units.name = unit_name), false);
CREATE MACRO unit_chosen(written, t, indicator_name) AS CASE
    WHEN unit_of(t) IS NOT NULL AND written IS NOT NULL AND unit_of(t) <> written THEN NULL
    ELSE coalesce(written, unit_of(t),
        (SELECT min(unit) FROM names WHERE kind = 'indicator' AND names.name = indicator_name)) END;
CREATE MACRO in_base_units(t, unit_name) AS whole(amount_of(t) * scale_of(unit_name));
CREATE MACRO ten_power(a, b) AS CASE WHEN a = trunc(a) AND b = trunc(b) THEN 1
    WHEN a * 100 = trunc(a * 100) AND b * 100 = trunc(b * 100) THEN 100 ELSE 10000 END;
CREATE MACRO scaled_top(a, b, unit_name) AS whole(amount_of(a) * ten_power(amount_of(a), amount_of(b))
    * CASE WHEN is_ratio(unit_name) THEN 1 ELSE scale_of(unit_name) END);
CREATE MACRO scaled_bottom(a, b, unit_name) AS CASE WHEN unit_name IS NOT NULL AND amount_of(b) >= 0
    THEN whole(amount_of(b) * ten_power(amount_of(a), amount_of(b))) END;
CREATE MACRO named(wanted, t) AS
    coalesce((SELECT min(id) FROM names WHERE names.kind = wanted AND names.name = bare(t)), t);
"""


def create_units(con: Connection, policy: Policy | None) -> None:
    """Define the tables ``units`` and ``names`` and the macros over them; without a policy nothing has a name."""
    con.execute("CREATE TABLE units (name VARCHAR, scale BIGINT, ratio BOOLEAN)")
    rows = [[unit.name, unit.scale, unit.dimension is Dimension.RATIO] for unit in UNITS.values()]
    con.executemany("INSERT INTO units VALUES (?, ?, ?)", rows)
    con.execute("CREATE TABLE names (kind VARCHAR, name VARCHAR, id VARCHAR, unit VARCHAR)")
    if named := policy_names(policy):
        con.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", named)
    con.execute(_MACROS)


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
