"""Recognition (识别): which importer reads a sheet; told by its headers, never by its name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from itertools import groupby

from kaohe.facts import Connection, quoted
from kaohe.findings import Finding, Place
from kaohe.ingest.catalogue import finding
from kaohe.ingest.headers import SEARCHED_ROWS, Candidate, Header, Row, best_candidate, plain
from kaohe.ingest.sources import IMPORTERS
from kaohe.ingest.sources.workbook.layouts import EXPLANATION_SHEET
from kaohe.ingest.staging import SheetFile, Staged

_HEADER_ONLY = "file-header-only"
"""The sandbox's word for a file without data rows."""


def recognise(con: Connection, sheets: Iterable[SheetFile]) -> tuple[list[Staged], list[Finding]]:
    """The sheets that can be read, and findings about the others and about their headers."""
    staged: list[Staged] = []
    findings: list[Finding] = []
    for _, group in groupby(sheets, key=lambda sheet: sheet.file):
        found, told = _recognise_file(con, list(group), len(staged))
        staged += found
        findings += told
    return staged, findings


def _recognise_file(con: Connection, sheets: list[SheetFile], number: int) -> tuple[list[Staged], list[Finding]]:
    read = [(sheet, _best(con, sheet)) for sheet in sheets if sheet.sheet.name != EXPLANATION_SHEET or len(sheets) == 1]
    known = [(sheet, best.header) for sheet, best in read if best and best.recognised]
    unknown = [(sheet, best) for sheet, best in read if not (best and best.recognised) and sheet.sheet.rows]
    staged = [Staged(sheet, header, number + index) for index, (sheet, header) in enumerate(known)]
    findings = [_unknown(con, sheet, best, bool(known)) for sheet, best in unknown]
    findings += [told for sheet in staged for told in _header_findings(sheet)]
    return [sheet for sheet in staged if not sheet.header.missing], findings


def _best(con: Connection, sheet: SheetFile) -> Candidate | None:
    return best_candidate(_head(con, sheet), IMPORTERS)


def _head(con: Connection, sheet: SheetFile) -> list[Row]:
    columns = ", ".join(f"c{index}" for index in range(sheet.sheet.columns))
    if not columns:
        return []
    query = f"SELECT _row, {columns} FROM read_parquet({quoted(str(sheet.sheet.parquet))}) ORDER BY _row LIMIT {SEARCHED_ROWS}"
    return [(row, tuple(cells)) for row, *cells in con.execute(query).fetchall()]


def _unknown(con: Connection, sheet: SheetFile, best: Candidate | None, others: bool) -> Finding:
    """A stranger among known sheets is left out with a warning; a file of strangers stops."""
    headers = next((_shown(cells) for _, cells in _head(con, sheet) if any(cells)), "（空）")
    if others:
        return finding("sheet-ignored", sheet.place, headers=headers)
    closest = best.header.importer.title if best else "（无）"
    missing = "、".join(item.title for item in best.header.missing) if best else "全部"
    return finding("sheet-unknown", sheet.place, headers=headers, closest=closest, missing=missing)


def _shown(cells: tuple[str | None, ...]) -> str:
    texts = [" ".join(text.split())[:20] for text in cells if text and text.strip()]
    return "、".join(texts[:10]) + ("……" if len(texts) > 10 else "")


def _header_findings(staged: Staged) -> list[Finding]:
    header, source = staged.header, staged.source
    found = []
    if header.row > 1:
        found.append(finding("header-shifted", source.at(header.row), row=header.row))
    if header.repeated:
        found.append(finding("header-repeated", source.at(header.row), columns="、".join(header.repeated)))
    if header.missing:
        found.append(_missing(header, source.at(header.row)))
    if header.unknown:
        names = "、".join(" ".join(name.split())[:20] for name in header.unknown[:20])
        found.append(finding("columns-unknown", source.at(header.row), columns=names))
    return found


def _missing(header: Header, where: Place) -> Finding:
    names = [item.title for item in header.missing]
    near = [(name, _closest(name, header.unknown)) for name in names]
    closest = "；".join(f"「{name}」最像表里的「{other}」" for name, other in near if other)
    told = closest and f"{closest}。"
    return finding("columns-missing", where, title=header.importer.title, columns="、".join(names), closest=told)


def _closest(name: str, others: tuple[str, ...]) -> str:
    by_plain = {plain(other): other for other in others}
    found = difflib.get_close_matches(plain(name), by_plain, n=1, cutoff=0.5)
    return by_plain[found[0]] if found else ""


def excused(findings: Iterable[Finding], staged: Iterable[Staged]) -> list[Finding]:
    """The findings without 「only headers」 for files we know: what we keep may be empty, of exports we say more."""
    known = {sheet.source.file for sheet in staged}
    return [item for item in findings if not (item.code == _HEADER_ONLY and item.where.file in known)]
