"""Which encoding a text file has, proved by decoding all of it."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kaohe.findings import Place
from kaohe.sandbox.catalogue import refusal

_CHUNK = 1 << 20
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# GBK text breaks off as UTF-8 within a few characters; after this many the file is UTF-8 with a flaw.
_SURELY_UTF8 = 8


@dataclass(frozen=True, slots=True)
class _Flaw:
    """Where decoding failed: the byte, how many non-ASCII characters came before, whether the file ended there."""

    offset: int
    wide: int
    at_end: bool


def encoding_of(path: Path, where: Place) -> str:
    """The encoding that decodes the whole file; refuses a file that none does."""
    with path.open("rb") as file:
        declared = _declared(file.read(4096))
    flaw = _flaw(path, declared)
    if flaw and declared == "utf-8" and flaw.wide < _SURELY_UTF8:
        declared = "gb18030"
        flaw = _flaw(path, declared)
    if flaw:
        raise _refused(path, where, flaw)
    return declared


def _declared(head: bytes) -> str:
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    odd, even = head[1::2].count(0), head[::2].count(0)
    if max(odd, even) * 8 < len(head) or min(odd, even):
        return "utf-8"
    return "utf-16-le" if odd else "utf-16-be"


def _flaw(path: Path, encoding: str) -> _Flaw | None:
    name = encoding.removesuffix("-sig")
    decoder = codecs.getincrementaldecoder(name)()
    before, wide = 0, 0
    with path.open("rb") as file:
        for chunk in chain(iter(lambda: file.read(_CHUNK), b""), (b"",)):
            start = before - len(decoder.getstate()[0])
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                wide += _wide(error.object[: error.start].decode(name, "ignore"))
                return _Flaw(start + error.start, wide, start + error.end >= path.stat().st_size)
            before += len(chunk)
            wide = wide if wide >= _SURELY_UTF8 else wide + _wide(text)
    return None


def _wide(text: str) -> int:
    return 0 if text.isascii() else sum(char > "\x7f" for char in text)


def _refused(path: Path, where: Place, flaw: _Flaw) -> Exception:
    place = Place(where.file, where.sheet, _line_of(path, flaw.offset))
    if flaw.at_end:
        return refusal("text-truncated", place, detail="最后一个字符不完整")
    return refusal("text-encoding", place, offset=flaw.offset + 1)


def _line_of(path: Path, offset: int) -> int:
    lines = 1
    with path.open("rb") as file:
        while offset > 0 and (chunk := file.read(min(_CHUNK, offset))):
            lines += chunk.count(b"\n")
            offset -= len(chunk)
    return lines
