"""Builders of broken and hostile files, each named after its abuse case and the finding it must give."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import xlsxwriter

Build = Callable[[Path], object]
SHEET = "xl/worksheets/sheet1.xml"
MIB = 1 << 20


def workbook(path: Path, rows: list[list[object]] | None = None) -> None:
    """An honest small workbook."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("直播间明细")
        for number, row in enumerate(rows or [["直播间", "成交金额"], ["一号间", 12.5], ["二号间", 3]]):
            sheet.write_row(number, 0, row)


def repacked(path: Path, **parts: bytes) -> None:
    """An honest workbook with some of its parts replaced or added; ``xl__a`` is written for ``xl/a``."""
    workbook(path)
    with zipfile.ZipFile(path) as old:
        content = {name: old.read(name) for name in old.namelist()}
    content |= {name.replace("__", "/"): part for name, part in parts.items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in content.items():
            new.writestr(name, part)


def sheet_xml(cells: str, before: str = "") -> bytes:
    """A sheet part with these rows."""
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = f'{before}<worksheet xmlns="{namespace}"><sheetData>{cells}</sheetData></worksheet>'
    return text.encode()


def with_part(name: str, content: bytes) -> Build:
    """A workbook with this part replaced or added."""
    return lambda path: repacked(path, **{name: content})


def with_sheet(xml: bytes) -> Build:
    """A workbook whose only sheet is this XML."""
    return with_part(SHEET, xml)


def written(content: bytes) -> Build:
    """A file with exactly these bytes."""
    return lambda path: path.write_bytes(content)


def zipped(*members: tuple[str, bytes]) -> Build:
    """A plain zip with these members."""

    def build(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for name, content in members:
                new.writestr(name, content)

    return build


def bomb(path: Path) -> None:
    """FI-01: a quarter of a mebibyte that unpacks to 256 MiB."""
    repacked(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book, book.open("xl/more.xml", "w") as part:
        for _ in range(256):
            part.write(bytes(MIB))


def four_gibibytes(path: Path) -> None:
    """FI-01: a central directory that declares 3.9 GiB."""
    repacked(path, xl__more_xml=b"x" * 99)
    _patch_central(path, b"xl/more_xml", 24, struct.pack("<I", 3_900 * MIB))


def lying_size(path: Path) -> None:
    """FI-03: the directory declares 64 bytes for a part that unpacks to more."""
    repacked(path)
    _patch_central(path, SHEET.encode(), 24, struct.pack("<I", 64))


def overlapping(path: Path) -> None:
    """FI-01: two members over the same bytes."""
    repacked(path, xl__a=b"1" * 99, xl__b=b"2" * 99)
    content = path.read_bytes()
    at = content.index(b"PK\x01\x02", content.rindex(b"PK\x01\x02", 0, content.rindex(b"xl/a")))
    _patch_central(path, b"xl/b", 42, content[at + 42 : at + 46])


def over_the_directory(path: Path) -> None:
    """FI-01: the last member is said to reach past the end of the members."""
    repacked(path, xl__z=b"1" * 99)
    _patch_central(path, b"xl/z", 20, struct.pack("<I", 9_999))


def encrypted_zip(path: Path) -> None:
    """A zip whose member asks for a password."""
    zipped(("订单.csv", b"a,b\n1,2\n"))(path)
    _patch_central(path, "订单.csv".encode(), 8, struct.pack("<H", 0x801))


def _patch_central(path: Path, name: bytes, offset: int, value: bytes) -> None:
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(name))
    content[at + offset : at + offset + len(value)] = value
    path.write_bytes(content)


def cut(build: Build, keep: float) -> Build:
    """The first part of another file."""

    def truncated(path: Path) -> None:
        build(path)
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * keep)])

    return truncated


def ole(stream_name: str, stream: bytes) -> bytes:
    """An OLE container with one stream."""
    stream = stream.ljust(4096, b"\0") + bytes(-len(stream.ljust(4096)) % 512)
    count = len(stream) // 512
    chain = [*range(3, count + 2), 0xFFFFFFFE]
    fat = struct.pack("<128I", *[0xFFFFFFFD, 0xFFFFFFFE, *chain], *[0xFFFFFFFF] * (126 - count))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<6I", 0, 1, 1, 0, 4096, 0xFFFFFFFE) + struct.pack("<3I", 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry(stream_name, 2, 0xFFFFFFFF, 2, len(stream))
    return header + fat + directory.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + bytes(2)
    links = struct.pack("<HBB3I", len(encoded), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return encoded.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)


def xls(*globals_: bytes) -> bytes:
    """An old workbook: one sheet with two rows of a label and a number."""
    name = "订单".encode("utf-16-le")
    version = struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)
    before = record(0x809, version) + b"".join(globals_)
    start = len(before) + 4 + 8 + len(name) + 4
    before += record(0x85, struct.pack("<IBBBB", start, 0, 0, 2, 1) + name) + record(0x0A, b"")
    cells = b"".join(_label(row, text) + _double(row, value) for row, (text, value) in enumerate(XLS_ROWS))
    sheet = record(0x809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)) + cells + record(0x0A, b"")
    return ole("Workbook", before + sheet)


XLS_ROWS = (("一号间", 12.5), ("二号间", 3.0))


def record(kind: int, content: bytes) -> bytes:
    """One record of the old format."""
    return struct.pack("<HH", kind, len(content)) + content


def _label(row: int, text: str) -> bytes:
    return record(0x204, struct.pack("<HHHHB", row, 0, 0, len(text), 1) + text.encode("utf-16-le"))


def _double(row: int, value: float) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, 1, 0, value))


def far_cells(path: Path) -> None:
    """FI-02: two cells at the opposite corners of the sheet."""
    workbook(path)
    repacked(path, **{SHEET: sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">'
                                       '<c r="XFD1048576"><v>1</v></c></row>')})  # fmt: skip


def pdf_before_workbook(path: Path) -> None:
    """FI-17: a PDF by its first bytes, a workbook by its last."""
    workbook(path)
    path.write_bytes(b"%PDF-1.7\n" + path.read_bytes())


ONE_CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
BILLION = "".join(
    [
        "<!DOCTYPE w [",
        '<!ENTITY a "aaaaaaaaaa">',
        *(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefg")),
        "]>",
    ]
)
EXTERNAL = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
LONG_HEADER = "订单编号商品名称,金额\n甲,1\n".encode()
CSV = "订单编号,金额\n1,2\n3,4\n"
HTML = "<html><table><tr><td>订单</td><td>金额</td></tr><tr><td>A1</td><td>3</td></tr></table></html>"
