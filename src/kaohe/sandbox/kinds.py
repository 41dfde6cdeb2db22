"""What a file is, judged by its first bytes and never by its name."""

from __future__ import annotations

import mmap
from enum import StrEnum
from pathlib import Path

HEAD_BYTES = 4096


class Kind(StrEnum):
    """The containers we tell apart; the value is what the user is told."""

    ZIP = "压缩包"
    WORKBOOK = "Excel 工作簿"
    OLE = "旧版 Excel（.xls）"
    TEXT = "文本表格（CSV）"
    HTML = "网页表格"


EXTENSIONS = {
    Kind.ZIP: {".zip"},
    Kind.WORKBOOK: {".xlsx", ".xlsm"},
    Kind.OLE: {".xls", ".et"},
    Kind.TEXT: {".csv", ".txt", ".tsv"},
    Kind.HTML: {".htm", ".html"},
}

_AS_XLSX = "请在 Excel 或 WPS 里打开，另存为 .xlsx 后再放进文件夹。"
_AS_TABLE = "请从平台重新下载 Excel 或 CSV 格式的文件；不需要的文件请移出文件夹。"
_UNPACK = "请先解压，把其中的表格文件直接放进文件夹。"

# First bytes of kinds we refuse, what the user is told they are, and the next step.
_REFUSED = (
    (b"%PDF", "PDF", _AS_TABLE),
    (b"\x89PNG", "图片", _AS_TABLE),
    (b"\xff\xd8\xff", "图片", _AS_TABLE),
    (b"GIF8", "图片", _AS_TABLE),
    (b"BM", "图片", _AS_TABLE),
    (b"{\\rtf", "RTF 文档", _AS_TABLE),
    (b"Rar!", "RAR 压缩包", _UNPACK),
    (b"7z\xbc\xaf", "7z 压缩包", _UNPACK),
    (b"\x1f\x8b", "gzip 压缩包", _UNPACK),
    (b"MIME-Version:", "网页归档（MHTML）", _AS_XLSX),
    (b"<?xml", "XML 表格", _AS_XLSX),
    (b"<svg", "图片", _AS_TABLE),
)

OTHER_OFFICE = {
    "word/document.xml": ("Word 文档", _AS_TABLE),
    "ppt/presentation.xml": ("PowerPoint 文档", _AS_TABLE),
    "xl/workbook.bin": ("二进制工作簿（.xlsb）", _AS_XLSX),
    "content.xml": ("OpenDocument 文档", _AS_XLSX),
}

_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<meta", b"<table", b"<style", b"<body", b"<div")


def kind_of_head(head: bytes) -> Kind:
    """The container these first bytes open; anything else is taken for text."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Kind.OLE
    return Kind.HTML if _is_html(head) else Kind.TEXT


def refused_kind(head: bytes) -> tuple[str, str] | None:
    """The name and next step of a kind we do not read, or None."""
    start = _text_start(head)
    for magic, name, next_step in _REFUSED:
        # "BM" also begins honest text; a bitmap has its reserved zero bytes.
        if start.startswith(magic) and (magic != b"BM" or head[6:10] == bytes(4)):
            return None if _is_html(head) else (name, next_step)
    return None


def _text_start(head: bytes) -> bytes:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def _is_html(head: bytes) -> bool:
    start = _text_start(head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")).lower()
    return start.startswith(_HTML_STARTS) or (start.startswith((b"<?xml", b"<!--")) and b"<html" in start)


def has_ole_entry(path: Path, name: str) -> bool:
    """Whether an OLE container has a directory entry of this name."""
    wanted = name.encode("utf-16-le") + bytes(2)
    length = len(wanted).to_bytes(2, "little")
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        at = content.find(wanted)
        while at >= 0:
            # Directory entries are 128 bytes long and hold the length of their name at byte 64.
            if at % 128 == 0 and content[at + 64 : at + 66] == length:
                return True
            at = content.find(wanted, at + 1)
    return False
