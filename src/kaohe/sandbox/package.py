"""The parts of an .xlsx file: which member holds which sheet, and what else it carries."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.parsers.expat import XMLParserType

from kaohe.findings import Finding
from kaohe.sandbox.archive import Archive
from kaohe.sandbox.catalogue import finding, refusal
from kaohe.sandbox.limits import Limits
from kaohe.sandbox.xml_part import Attach, read_part

WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_EXTRAS = {"vbaproject.bin": "宏", "xl/externallinks/": "外部工作簿链接", "xl/embeddings/": "嵌入对象"}


@dataclass(frozen=True, slots=True)
class Package:
    """An .xlsx whose XML parts are all well-formed, UTF-8 and free of entities; sheet parts by sheet name."""

    archive: Archive
    sheets: dict[str, zipfile.ZipInfo]
    findings: tuple[Finding, ...]


def open_package(archive: Archive, limits: Limits) -> Package:
    """Check every XML part but the sheets, which are read later, and find the sheets."""
    sheets = _sheets(archive, limits)
    members = {member.filename for member in sheets.values()}
    external = [False]
    for name, member in archive.members.items():
        if name.endswith((".xml", ".rels", ".vml")) and member.filename not in members:
            read_part(archive, member, _watch(external) if name.endswith(".rels") else None)
    return Package(archive, sheets, tuple(_extras(archive, external[0])))


def _sheets(archive: Archive, limits: Limits) -> dict[str, zipfile.ZipInfo]:
    targets = {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in _elements(archive, _RELATIONS, limits)
        if _local(relation.tag) == "Relationship"
    }
    found: dict[str, zipfile.ZipInfo] = {}
    for element in _elements(archive, WORKBOOK, limits):
        if _local(element.tag) == "sheet":
            name = element.get("name", "")
            ids = [value for key, value in element.items() if _local(key) == "id"]
            found[name] = _member(archive, targets.get(ids[0] if ids else "", ""))
    if not found:
        raise archive.damaged("工作簿里没有工作表")
    if len(found) > limits.sheets:
        raise refusal("sheet-too-many", archive.where, count=len(found), limit=limits.sheets)
    return found


def _elements(archive: Archive, name: str, limits: Limits) -> Iterator[ElementTree.Element]:
    member = _member(archive, name)
    if member.file_size > limits.part_bytes:
        raise refusal("file-too-large", archive.where, size=member.file_size, limit=limits.part_bytes)
    read_part(archive, member)
    return ElementTree.fromstring(b"".join(archive.chunks(member))).iter()


def _member(archive: Archive, name: str) -> zipfile.ZipInfo:
    if member := archive.members.get(name.lower()):
        return member
    raise archive.damaged(f"缺少内部文件「{name}」")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _watch(external: list[bool]) -> Attach:
    def start(name: str, attributes: dict[str, str]) -> None:
        mode, kind = attributes.get("TargetMode", ""), attributes.get("Type", "")
        external[0] |= mode.lower() == "external" and not kind.endswith("/hyperlink")

    def attach(parser: XMLParserType) -> None:
        parser.StartElementHandler = start

    return attach


def _extras(archive: Archive, external: bool) -> Iterator[Finding]:
    parts = [label for mark, label in _EXTRAS.items() if any(mark in name for name in archive.members)]
    if external:
        parts.append("指向外部地址的引用")
    if parts:
        yield finding("workbook-extras", archive.where, parts="、".join(parts))
