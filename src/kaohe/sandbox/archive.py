"""Zip containers, judged before anything is unpacked and counted while it is."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kaohe.findings import Place
from kaohe.sandbox.catalogue import refusal
from kaohe.sandbox.limits import Limits

_CHUNK = 1 << 20
_LOCAL_HEADER_BYTES = 30
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800


@dataclass(frozen=True, slots=True)
class Archive:
    """An open zip whose list of members has passed every check; members by their lower-case name."""

    zip: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    where: Place

    def chunks(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """The unpacked content; a size that lies or a broken checksum refuses the file."""
        try:
            with self.zip.open(member) as content:
                while chunk := content.read(_CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error) as error:
            raise self.damaged(f"成员「{member_name(member)}」无法解开") from error

    def damaged(self, detail: str) -> Exception:
        """The refusal of a broken container."""
        return refusal("file-damaged", self.where, detail=detail)


def open_archive(path: Path, where: Place, limits: Limits) -> Archive:
    """Open a zip file after checking count, sizes, ratio, names and places of its members."""
    try:
        opened = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise refusal("file-damaged", where, detail="压缩结构的目录缺失或不完整") from error
    members = opened.infolist()
    _check_count(members, where, limits)
    _check_size(members, where, limits)
    for member in members:
        _check_member(member, where)
    _check_overlap(opened, where)
    return Archive(opened, _by_name(members, where), where)


def member_name(member: zipfile.ZipInfo) -> str:
    """The member's name; Chinese zip programs write it in GBK without saying so."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _check_count(members: list[zipfile.ZipInfo], where: Place, limits: Limits) -> None:
    if len(members) > limits.archive_entries:
        raise refusal("archive-too-many-entries", where, count=len(members), limit=limits.archive_entries)
    if not members:
        raise refusal("file-empty", where, size=0)


def _check_size(members: list[zipfile.ZipInfo], where: Place, limits: Limits) -> None:
    size, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if size > limits.unpacked_bytes:
        raise refusal("archive-too-large", where, size=size, limit=limits.unpacked_bytes)
    if size > limits.ratio_free_bytes and size > limits.unpack_ratio * packed:
        raise refusal("archive-ratio", where, packed=packed, size=size, limit=limits.unpack_ratio)


def _check_member(member: zipfile.ZipInfo, where: Place) -> None:
    name = member.filename
    if member.flag_bits & _ENCRYPTED:
        raise refusal("file-encrypted", where)
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise refusal("file-damaged", where, detail=f"成员「{name}」用了不支持的压缩方法")
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in name or any(char < " " for char in name):
        raise refusal("archive-path", where, member=name)


def _check_overlap(opened: zipfile.ZipFile, where: Place) -> None:
    end = 0
    for member in sorted(opened.infolist(), key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise refusal("archive-overlap", where, member=member_name(member))
        name_bytes = len(member.orig_filename.encode("utf-8" if member.flag_bits & _UTF8_NAME else "cp437", "replace"))
        end = member.header_offset + _LOCAL_HEADER_BYTES + name_bytes + member.compress_size
    if end > opened.start_dir:
        raise refusal("archive-overlap", where, member="目录")


def _by_name(members: list[zipfile.ZipInfo], where: Place) -> dict[str, zipfile.ZipInfo]:
    named: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        name = member.filename.replace("\\", "/").lower()
        if name in named:
            raise refusal("archive-duplicate", where, member=member_name(member))
        named[name] = member
    return named
