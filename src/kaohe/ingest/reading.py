"""Reading a folder: files → sheets → typed rows → names resolved → batches; all or nothing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kaohe.facts import TABLES, Connection, Manifest, connect, current_sql, manifests, publish, quoted, write_facts
from kaohe.findings import Finding, stops
from kaohe.ingest.catalogue import finding, listed
from kaohe.ingest.cells import create_macros
from kaohe.ingest.comparing import Prepared, export_conflicts, without_repeats
from kaohe.ingest.drafts import Draft, draft_manifest, key_problems, missing_facts, resolve
from kaohe.ingest.folder import list_files, open_files
from kaohe.ingest.limits import beyond_limits
from kaohe.ingest.moments import exported_at
from kaohe.ingest.naming import unknown_names
from kaohe.ingest.options import Ingested, Options, SheetReport
from kaohe.ingest.overlaps import slot_problems
from kaohe.ingest.people import know_people, resolve_people, resolved_person
from kaohe.ingest.periods import covered_periods, period_problems
from kaohe.ingest.places import Known, know_accounts, room_of, session_room, shop_of, unknown_accounts, unknown_shops
from kaohe.ingest.problems import rounded_ids, row_problems
from kaohe.ingest.recognition import excused, recognise
from kaohe.ingest.staging import Staged, stage
from kaohe.ingest.units import create_units


@dataclass(frozen=True, slots=True)
class _Job:
    """One import under way: where it reads and writes, and what it was told."""

    folder: Path
    into: Path
    work: Path
    options: Options


def read_folder(folder: Path, into: Path, options: Options | None = None) -> Ingested:
    """Read everything in ``folder`` into the store ``into``; findings all at once, nothing written if any stops."""
    files, notes = list_files(folder)
    if not files:
        return Ingested(into, (), tuple(notes), ())
    into.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".ingest-", dir=into.parent) as work:
        return _run(_Job(folder, into, Path(work), options or Options()), files, notes)


def _run(job: _Job, files: list[Path], notes: list[Finding]) -> Ingested:
    sheets, opened = open_files(files, job.folder, job.work / "sheets")
    with connect([job.work, *([job.into] if job.into.exists() else [])], job.options.resources) as con:
        create_macros(con)
        create_units(con, job.options.policy)
        staged, recognised = recognise(con, sheets)
        found = [*notes, *excused(opened, staged), *recognised]
        found += [told for sheet in staged for told in _stage(con, sheet)]
        drafts, told = _drafts(con, staged, job)
        found += told
        prepared, told = _prepare(con, drafts, job)
        found = listed([*found, *told])
        batches = () if stops(found) else _write(con, prepared, job)
        return Ingested(job.into, batches, tuple(found), _reports(con, drafts, prepared))


def _stage(con: Connection, staged: Staged) -> list[Finding]:
    stage(con, staged)
    rows = (con.execute(f"SELECT count(*) FROM {staged.typed}").fetchone() or (0,))[0]
    if not rows and not staged.header.importer.by_hand:
        return [finding("sheet-empty", staged.source.place, title=staged.header.importer.title)]
    return [*row_problems(con, staged), *rounded_ids(con, staged), *beyond_limits(con, staged)]


def _drafts(con: Connection, staged: Sequence[Staged], job: _Job) -> tuple[list[Draft], list[Finding]]:
    """Names, rooms and shops filled in, and what is wrong with them."""
    known = know_accounts(con, _relations(staged, "accounts", job.into), job.options.shop)
    know_people(con, _relations(staged, "people", job.into))
    drafts: list[Draft] = []
    found: list[Finding] = []
    for sheet in staged:
        values, shop, told = _filled(con, sheet, known)
        resolve(con, sheet, values)
        drafts.append(Draft(sheet, exported_at(con, sheet), shop))
        found += [*told, *unknown_accounts(con, sheet), *unknown_names(con, sheet, job.options.policy)]
    return drafts, found


def _relations(staged: Sequence[Staged], table: str, into: Path) -> list[str]:
    sheets = [sheet.facts for sheet in staged if sheet.header.importer.table == table]
    return [*sheets, *_kept(table, into)]


def _kept(table: str, into: Path) -> list[str]:
    """What an earlier import into the same store holds of a table."""
    batches = [batch for batch in manifests(into) if batch.table == table]
    return [f"({current_sql(TABLES[table], into, batches)})"] if batches else []


def _filled(con: Connection, staged: Staged, known: Known) -> tuple[dict[str, str], str, list[Finding]]:
    """The columns a sheet does not say itself, as SQL; the shop it was given; and findings."""
    importer = staged.header.importer
    values: dict[str, str] = {}
    found: list[Finding] = []
    shop = ""
    if importer.person:
        found += resolve_people(con, staged)
        values[importer.person] = resolved_person(staged)
    if importer.table == "sessions":
        values["room"] = session_room()
    if "shop" in importer.facts.names and importer.table != "accounts":
        if "shop" in staged.header.columns:
            found += unknown_shops(con, staged, known)
        else:
            shop, told = shop_of(staged.source, known)
            values["shop"] = quoted(shop or "?")
            found += told
    if importer.table == "slots" and "room" not in staged.header.columns:
        room, told = room_of(staged.source, known)
        values["room"] = quoted(room or "?")
        found += told
    return values, shop, found


def _prepare(con: Connection, drafts: Sequence[Draft], job: _Job) -> tuple[list[Prepared], list[Finding]]:
    found = [told for draft in drafts for told in (*key_problems(con, draft), *missing_facts(con, draft))]
    found += slot_problems(con, drafts, _kept("slots", job.into))
    covered = covered_periods(con, drafts, job.options.period)
    prepared = [Prepared(draft, draft_manifest(con, draft, covered.get(draft.staged.number, ()))) for draft in drafts]
    found += period_problems(prepared, job.options.period)
    prepared, told = without_repeats(prepared, manifests(job.into))
    return prepared, [*found, *told, *export_conflicts(con, prepared, job.into)]


def _write(con: Connection, prepared: Iterable[Prepared], job: _Job) -> tuple[Manifest, ...]:
    """Write all batches aside, compare what was written with what was read, then make them visible one by one."""
    kept = [item for item in prepared if item.manifest.rows or item.manifest.periods]
    for item in kept:
        write_facts(con, item.manifest, item.draft.relation, job.work / "facts")
    for manifest in (item.manifest for item in kept):
        target = manifest.parquet(job.into)
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(manifest.parquet(job.work / "facts"), target)
    for item in kept:
        publish(item.manifest, job.into)
    job.into.mkdir(parents=True, exist_ok=True)
    return tuple(item.manifest for item in kept)


def _reports(con: Connection, drafts: Sequence[Draft], prepared: Sequence[Prepared]) -> tuple[SheetReport, ...]:
    manifest = {item.draft.staged.number: item.manifest for item in prepared}
    return tuple(_report(con, draft, manifest.get(draft.staged.number)) for draft in drafts)


def _report(con: Connection, draft: Draft, manifest: Manifest | None) -> SheetReport:
    staged = draft.staged
    rows = (con.execute(f"SELECT count(*) FROM {staged.typed}").fetchone() or (0,))[0]
    totals = tuple(sorted(manifest.totals.items())) if manifest else ()
    source, importer = staged.source, staged.header.importer
    facts = manifest.rows if manifest else 0
    return SheetReport(source.file, source.name, importer.title, importer.table, rows, facts, totals)
