"""Press (印制): many forms written as docx and PDF, in one process or several, with the same bytes either way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

from kaohe.documents.fonts import Faces, find_faces
from kaohe.documents.form import Form, printable
from kaohe.documents.sheet import Book
from kaohe.documents.typesetter import Typesetter
from kaohe.documents.word import docx
from kaohe.documents.workbook import xlsx
from kaohe.findings import Finding

Progress = Callable[[Path], None]
"""Called with the path (without suffix) of each form once it is written."""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s□]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Print:
    """A form and the path it goes to, relative to the output folder and without suffix."""

    path: Path
    form: Form


def file_name(*parts: str) -> str:
    """A file name from texts users typed: no folders, no reserved names, short enough for every system."""
    cleaned = [_FORBIDDEN.sub("_", printable(part)).strip("._ ")[:_LONGEST_NAME] for part in parts]
    name = "-".join(part for part in cleaned if part) or "未命名"
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def print_forms(
    prints: Sequence[Print], folder: Path, progress: Progress | None = None, workers: int = 1
) -> tuple[Finding, ...]:
    """Write every form under the folder; without a Chinese font only docx, and a finding that says so."""
    faces = find_faces()
    missing = (faces,) if isinstance(faces, Finding) else ()
    write = partial(_write, folder, None if isinstance(faces, Finding) else faces)
    for path in _done(write, prints, workers):
        if progress:
            progress(path)
    return missing


def write_book(book: Book, path: Path) -> None:
    """Write a workbook to a path ending in .xlsx."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(xlsx(book))


def _done(write: Callable[[Print], Path], prints: Sequence[Print], workers: int) -> Iterator[Path]:
    if workers <= 1:
        yield from map(write, prints)
        return
    # Fresh processes: the typesetter's threads do not survive a fork.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(write, prints, chunksize=4)


def _write(folder: Path, faces: Faces | None, item: Print) -> Path:
    target = folder / item.path
    target.parent.mkdir(parents=True, exist_ok=True)
    _with_suffix(target, ".docx").write_bytes(docx(item.form))
    if faces is not None:
        _with_suffix(target, ".pdf").write_bytes(_typesetter(faces).pdf(item.form))
    return item.path


def _with_suffix(target: Path, suffix: str) -> Path:
    # A full stop in a person's name is not a suffix.
    return target.with_name(target.name + suffix)


@cache
def _typesetter(faces: Faces) -> Typesetter:
    return Typesetter(faces)
