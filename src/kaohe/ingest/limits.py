"""Limits (界限): numbers that cannot be: amounts and counts below nothing, shares of a whole above it."""

from __future__ import annotations

from collections.abc import Iterator

from kaohe.facts import Connection
from kaohe.findings import Finding
from kaohe.ingest.catalogue import finding, some_rows
from kaohe.ingest.columns import COUNT, DAYS, MONEY, PERCENT_TEXT
from kaohe.ingest.importer import Field, Need
from kaohe.ingest.problems import SHOWN, header_text
from kaohe.ingest.staging import Staged, State, present_fields
from kaohe.quantities import PPM


def beyond_limits(con: Connection, staged: Staged) -> Iterator[Finding]:
    """A finding for each column with such numbers; what people typed stops, what a platform wrote is told."""
    fields = [item for item in present_fields(staged.header) if _limited(item)]
    if not fields:
        return
    ends = ", ".join(f"min({item.name}), max({item.name})" for item in fields)
    figures = con.execute(f"SELECT {ends} FROM {staged.typed} WHERE _state = {State.GOOD:d}").fetchone() or ()
    for item, least, most in zip(fields, figures[::2], figures[1::2], strict=True):
        if least is not None and least < 0:
            code = "negative-by-hand" if staged.header.importer.by_hand else "negative-number"
            yield _told(con, staged, item, (code, f"{item.name} < 0"))
        if item.type is PERCENT_TEXT and most is not None and most > PPM:
            yield _told(con, staged, item, ("rate-over-100", f"{item.name} > {PPM}"))


def _limited(item: Field) -> bool:
    return not item.signed and item.need is not Need.WATCHED and item.type in (COUNT, DAYS, MONEY, PERCENT_TEXT)


def _told(con: Connection, staged: Staged, item: Field, problem: tuple[str, str]) -> Finding:
    code, beyond = problem
    query = f"SELECT count(*), min(_row, {SHOWN}) FROM {staged.typed} WHERE _state = {State.GOOD:d} AND {beyond}"
    count, rows = con.execute(query).fetchone() or (0, [0])
    column = header_text(staged, item)
    return finding(code, staged.source.at(rows[0], column), column=column, count=count, rows=some_rows(rows, count))
