"""The folder of downloads as it comes: any names, any mix, with subfolders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kaohe.findings import Finding, Place
from kaohe.ingest.catalogue import finding
from kaohe.ingest.staging import SheetFile
from kaohe.sandbox import open_table_files
from kaohe.sandbox.catalogue import visible

_LEFTOVERS = ("desktop.ini", "thumbs.db")


def list_files(folder: Path) -> tuple[list[Path], list[Finding]]:
    """The files to read in the order of their names, and notes on those left out; links are not followed."""
    files: list[Path] = []
    notes: list[Finding] = []
    for path in sorted(_walk(folder), key=lambda path: path.relative_to(folder).parts):
        if why := "这是链接，不是文件本身。" if path.is_symlink() else _left_out(path.relative_to(folder)):
            notes.append(finding("file-skipped", Place(shown_name(path, folder)), why=why))
        else:
            files.append(path)
    if not files:
        notes.append(finding("folder-empty", Place()))
    return files, notes


def _walk(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place) / name for name in names)


def _left_out(path: Path) -> str:
    if path.name.startswith("~$") or path.name.endswith((".tmp", ".crdownload", ".part", ".download")):
        return "这是打开文件或下载时留下的临时文件。"
    if any(part.startswith(".") for part in path.parts) or path.name.lower() in _LEFTOVERS or "__MACOSX" in path.parts:
        return "这是隐藏文件或系统文件。"
    return ""


def shown_name(path: Path, folder: Path) -> str:
    """The file's name inside the folder, as it may be printed."""
    return "/".join(visible(part) for part in path.relative_to(folder).parts)


def open_files(files: list[Path], folder: Path, into: Path) -> tuple[list[SheetFile], list[Finding]]:
    """Every sheet of every file, opened in the sandbox; the same bytes twice are read under the shorter name."""
    sheets: list[SheetFile] = []
    findings: list[Finding] = []
    opened = [(shown_name(file.path, folder), file) for file in open_table_files(files, into)]
    first: dict[str, str] = {}
    for name, file in sorted(opened, key=lambda item: (len(item[0]), item[0])):
        first.setdefault(file.sha256, name)
    for name, file in opened:
        if file.sha256 and (other := first[file.sha256]) != name:
            findings.append(finding("file-again", Place(name), other=other))
            continue
        findings += [replace(item, where=replace(item.where, file=name)) for item in file.findings]
        sheets += [SheetFile(name, file.sha256, sheet) for sheet in file.sheets]
    return sheets, findings
