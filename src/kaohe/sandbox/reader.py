"""One file inside the child: what it is, and its sheets written as Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kaohe.findings import Finding, Place
from kaohe.sandbox.archive import Archive, member_name, open_archive
from kaohe.sandbox.catalogue import finding, refusal
from kaohe.sandbox.cell_file import CellFile
from kaohe.sandbox.delimited import read_delimited
from kaohe.sandbox.html_table import read_html
from kaohe.sandbox.kinds import EXTENSIONS, HEAD_BYTES, Kind, kind_of_head, refused_kind
from kaohe.sandbox.limits import Limits
from kaohe.sandbox.reading import RawSheet
from kaohe.sandbox.report import Report, WrittenSheet
from kaohe.sandbox.workbook import is_workbook, read_xls, read_xlsx

_CELLS, _MEMBER = "cells", "member"


@dataclass(frozen=True, slots=True)
class Source:
    """The file to read, how it is named to the user, and the folder to write to."""

    path: Path
    where: Place
    folder: Path


def read_file(source: Source, limits: Limits) -> Report:
    """Recognise the file by its content, write each sheet as ``0.parquet``, ``1.parquet``…, and report."""
    kind, sheets = _recognise(source, limits)
    findings = list(_renamed(source, kind))
    written: list[WrittenSheet] = []
    for raw in sheets:
        if sheet := _write(raw, source, len(written), limits):
            written.append(sheet)
        findings.extend(raw.findings)
    findings.extend(_too_little(written, source))
    return Report(tuple(written), tuple(findings))


def _recognise(source: Source, limits: Limits) -> tuple[Kind, Iterator[RawSheet]]:
    head = _head(source.path)
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise refusal("file-empty", source.where, size=source.path.stat().st_size)
    if refused := refused_kind(head):
        raise refusal("file-kind", source.where, kind=refused[0], next_step=refused[1])
    kind = kind_of_head(head)
    if kind is not Kind.TEXT and kind is not Kind.HTML:
        _check_size(source, limits)
    if kind is Kind.ZIP:
        return _open_zip(source, limits)
    readers: dict[Kind, Callable[[], Iterator[RawSheet]]] = {
        Kind.OLE: lambda: read_xls(source.path, source.where),
        Kind.HTML: lambda: _html(source, limits),
        Kind.TEXT: lambda: iter([_text(source, limits)]),
    }
    return kind, readers[kind]()


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _check_size(source: Source, limits: Limits) -> None:
    size = source.path.stat().st_size
    if size > limits.workbook_bytes:
        raise refusal("file-too-large", source.where, size=size, limit=limits.workbook_bytes)


def _open_zip(source: Source, limits: Limits) -> tuple[Kind, Iterator[RawSheet]]:
    archive = open_archive(source.path, source.where, limits)
    if is_workbook(archive):
        return Kind.WORKBOOK, read_xlsx(source.path, archive, limits)
    return Kind.ZIP, _members(archive, source, limits)


def _text(source: Source, limits: Limits) -> RawSheet:
    where = source.where
    return RawSheet(where.sheet, read_delimited(source.path, where, limits))


def _html(source: Source, limits: Limits) -> Iterator[RawSheet]:
    for number, table in enumerate(read_html(source.path, source.where, limits), 1):
        yield RawSheet(f"表{number}", enumerate(table, 1))


def _members(archive: Archive, source: Source, limits: Limits) -> Iterator[RawSheet]:
    for member in archive.members.values():
        name = member_name(member)
        if member.is_dir() or name.startswith("__MACOSX/") or name.endswith(".DS_Store"):
            continue
        path = source.folder / _MEMBER
        with path.open("wb") as file:
            file.writelines(archive.chunks(member))
        head = _head(path)
        if kind_of_head(head) is not Kind.TEXT or refused_kind(head):
            raise refusal("archive-nested", source.where, member=name)
        if head:
            yield _text(Source(path, Place(source.where.file, name), source.folder), limits)


def _write(raw: RawSheet, source: Source, index: int, limits: Limits) -> WrittenSheet | None:
    cells = CellFile(source.folder / _CELLS, Place(source.where.file, raw.name), limits)
    cells.write(raw.rows)
    if not cells.rows:
        return None
    cells.to_parquet(source.folder / f"{index}.parquet")
    cells.path.unlink()
    return WrittenSheet(raw.name, cells.columns, cells.rows, raw.hidden, raw.formula_count, raw.formulas)


def _renamed(source: Source, kind: Kind) -> Iterator[Finding]:
    if Path(source.where.file).suffix.lower() not in EXTENSIONS[kind]:
        yield finding("file-renamed", source.where, kind=kind.value)


def _too_little(written: list[WrittenSheet], source: Source) -> Iterator[Finding]:
    if not written:
        yield finding("file-empty", source.where, size=source.path.stat().st_size)
    elif all(sheet.rows == 1 for sheet in written):
        yield finding("file-header-only", source.where)
