"""People (人员): names in sheets become person ids, once all files are read (settled 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kaohe.facts import UNASSIGNED, Connection
from kaohe.findings import Finding
from kaohe.ingest.catalogue import finding, some_rows
from kaohe.ingest.problems import SHOWN
from kaohe.ingest.staging import Staged

_ALWAYS = "coalesce(hired_on, DATE '0001-01-01') AS since, coalesce(left_on, DATE '9999-12-31') AS until_day"

# An id goes before a name, and holds whatever the day; a name or alias holds while its bearer is employed.
_TOKENS = f"""
CREATE TABLE person_tokens AS SELECT DISTINCT * FROM (
    SELECT person_id AS token, person_id, 0 AS rank, DATE '0001-01-01' AS since, DATE '9999-12-31' AS until_day FROM known_people
    UNION ALL SELECT name, person_id, 1, {_ALWAYS} FROM known_people
    UNION ALL SELECT unnest(name_list(aliases)), person_id, 1, {_ALWAYS} FROM known_people)
"""


def know_people(con: Connection, relations: Iterable[str]) -> None:
    """Gather everyone named in these relations of people."""
    union = " UNION ALL ".join(f"SELECT person_id, name, aliases, hired_on, left_on FROM {name}" for name in relations)
    nobody = "SELECT NULL::VARCHAR AS person_id, NULL::VARCHAR AS name, NULL::VARCHAR AS aliases, NULL::DATE AS hired_on, NULL::DATE AS left_on WHERE false"
    con.execute(f"CREATE TABLE known_people AS {union or nobody}")
    con.execute(_TOKENS)


def resolve_people(con: Connection, staged: Staged) -> Iterator[Finding]:
    """Make the table ``p<number>`` of who is meant by each text and day of the sheet; tell what is unclear."""
    importer = staged.header.importer
    con.execute(f"""
        CREATE TABLE p{staged.number} AS
        SELECT text, day, list(DISTINCT person_id ORDER BY person_id) FILTER (person_id IS NOT NULL AND rank = best) AS people
        FROM (SELECT *, min(rank) OVER (PARTITION BY text, day) AS best
              FROM (SELECT DISTINCT {importer.person} AS text, {importer.day} AS day FROM {staged.facts}
                    WHERE {importer.person} IS NOT NULL AND {importer.person_when})
              LEFT JOIN person_tokens ON token = text AND (day IS NULL OR day BETWEEN since AND until_day))
        GROUP BY text, day""")
    unclear = con.execute(f"""
        SELECT text, list_sort(any_value(people)) AS people, count(*), min(source_row, {SHOWN})
        FROM p{staged.number} JOIN {staged.facts} ON text = {importer.person} AND day IS NOT DISTINCT FROM {importer.day}
        WHERE len(coalesce(people, [])) <> 1 AND {importer.person_when}
        GROUP BY text, len(coalesce(people, [])) > 1 ORDER BY min(source_row), text LIMIT 1000""").fetchall()
    for text, people, count, rows in unclear:
        code = "person-ambiguous" if people else "person-unknown"
        shown = some_rows(rows, count)
        yield finding(
            code, staged.source.at(rows[0]), person=text, people="、".join(people or ()), count=count, rows=shown
        )


def resolved_person(staged: Staged) -> str:
    """SQL for the person id of a row of the sheet's facts; who is unknown keeps the text, on air 未归属."""
    importer = staged.header.importer
    unknown = f"'{UNASSIGNED}'" if importer.table == "slots" else importer.person
    meant = f"(SELECT people[1] FROM p{staged.number} WHERE text = {importer.person} AND day IS NOT DISTINCT FROM {importer.day} AND len(people) = 1)"
    return f"CASE WHEN {importer.person} IS NOT NULL AND {importer.person_when} THEN coalesce({meant}, {unknown}) ELSE {importer.person} END"


def with_people(staged: Sequence[Staged]) -> list[Staged]:
    """The sheets whose rows name people."""
    return [sheet for sheet in staged if sheet.header.importer.person]
