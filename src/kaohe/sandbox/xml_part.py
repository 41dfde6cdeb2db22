"""One XML part of a workbook, streamed through expat: no DTD, no entities, UTF-8 only."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from xml.parsers import expat

from kaohe.sandbox.archive import Archive, member_name
from kaohe.sandbox.catalogue import refusal

_ENCODINGS = {"utf-8", "utf8", "us-ascii", "ascii"}
Attach = Callable[[expat.XMLParserType], None]


def read_part(archive: Archive, member: zipfile.ZipInfo, attach: Attach | None = None) -> None:
    """Parse the whole part, with the handlers ``attach`` sets; refuses DTDs, other encodings and broken XML."""
    parser = _parser(archive, member)
    if attach:
        attach(parser)
    try:
        for number, chunk in enumerate(archive.chunks(member)):
            if number == 0 and (chunk[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in chunk[:4]):
                raise refusal("xml-encoding", archive.where, member=member_name(member), encoding="UTF-16")
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise archive.damaged(f"内部文件「{member_name(member)}」第 {error.lineno} 行不是正确的 XML") from error


def _parser(archive: Archive, member: zipfile.ZipInfo) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    name = member_name(member)

    def declaration(version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise refusal("xml-encoding", archive.where, member=name, encoding=encoding)

    def doctype(*parts: object) -> None:
        raise refusal("xml-dtd", archive.where, member=name)

    parser.XmlDeclHandler = declaration
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    return parser
