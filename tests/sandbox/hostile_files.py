"""Builders of broken and hostile files, each named after its abuse case and the finding it must give."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
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


def with_sheet(xml: bytes) -> Build:
    """A workbook whose only sheet is this XML."""
    return lambda path: repacked(path, **{SHEET: xml})


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
    before = _record(0x809, version) + b"".join(globals_)
    start = len(before) + 4 + 8 + len(name) + 4
    before += _record(0x85, struct.pack("<IBBBB", start, 0, 0, 2, 1) + name) + _record(0x0A, b"")
    cells = b"".join(_label(row, text) + _double(row, value) for row, (text, value) in enumerate(XLS_ROWS))
    sheet = _record(0x809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)) + cells + _record(0x0A, b"")
    return ole("Workbook", before + sheet)


XLS_ROWS = (("一号间", 12.5), ("二号间", 3.0))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _label(row: int, text: str) -> bytes:
    return _record(0x204, struct.pack("<HHHHB", row, 0, 0, len(text), 1) + text.encode("utf-16-le"))


def _double(row: int, value: float) -> bytes:
    return _record(0x203, struct.pack("<HHHd", row, 1, 0, value))


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
        *(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdef", "bcdefg")),
        "]>",
    ]
)
EXTERNAL = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
CSV = "订单编号,金额\n1,2\n3,4\n"
HTML = "<html><table><tr><td>订单</td><td>金额</td></tr><tr><td>A1</td><td>3</td></tr></table></html>"

# File name → (the code of the finding that must stop it, how to build it).
STOPPED: dict[str, tuple[str, Build]] = {
    "FI-01 bomb.xlsx": ("archive-ratio", bomb),
    "FI-01 four gigabytes.xlsx": ("archive-too-large", four_gibibytes),
    "FI-01 many entries.zip": (
        "archive-too-many-entries",
        zipped(*((f"{index}.csv", b"") for index in range(2_001))),
    ),
    "FI-01 overlapping.xlsx": ("archive-overlap", overlapping),
    "FI-01 nested.zip": ("archive-nested", zipped(("a.csv", CSV.encode()), ("b.zip", b"PK\x03\x04"))),
    "FI-01 duplicate.zip": ("archive-duplicate", zipped(("a.csv", CSV.encode()), ("A.csv", CSV.encode()))),
    "FI-02 far cells.xlsx": ("sheet-used-range", far_cells),
    "FI-02 far row.xlsx": (
        "sheet-used-range",
        with_sheet(sheet_xml('<row><c r="A1"><v>1</v></c><c r="AZ1048576"><v>1</v></c></row>')),
    ),
    "FI-02 impossible cell.xlsx": ("file-damaged", with_sheet(sheet_xml('<row><c r="XFE1"><v>1</v></c></row>'))),
    "FI-02 impossible row.xlsx": ("file-damaged", with_sheet(sheet_xml('<row r="0"><c r="A0"><v>1</v></c></row>'))),
    "FI-03 lying size.xlsx": ("file-damaged", lying_size),
    "FI-04 entity bomb.xlsx": ("xml-dtd", with_sheet(sheet_xml("<row><c><v>&g;</v></c></row>", BILLION))),
    "FI-04 outside entity.xlsx": ("xml-dtd", with_sheet(sheet_xml("<row><c><v>&a;</v></c></row>", EXTERNAL))),
    "FI-04 outside DTD.xlsx": ("xml-dtd", with_sheet(sheet_xml(ONE_CELL, '<!DOCTYPE w SYSTEM "http://127.0.0.1/x">'))),
    "FI-04 DTD in another part.xlsx": ("xml-dtd", lambda path: repacked(path, docProps__x=b"", **{"a.xml": b"<!DOCTYPE a []><a/>"})),
    "FI-04 UTF-16.xlsx": (
        "xml-encoding",
        with_sheet(sheet_xml(ONE_CELL, '<?xml version="1.0" encoding="UTF-16"?>').decode().encode("utf-16")),
    ),
    "FI-04 UTF-7.xlsx": ("xml-encoding", with_sheet(sheet_xml(ONE_CELL, '<?xml version="1.0" encoding="UTF-7"?>'))),
    "FI-13 no encoding.csv": ("text-encoding", written("编号,金额\n甲,1\n".encode("gb18030") + b"\xff\xff,2\n")),
    "FI-13 broken UTF-8.csv": ("text-encoding", written("订单编号商品名称,金额\n甲,1\n".encode() + b"\xe4\xb8,2\n" * 3)),
    "FI-13 cut in a character.csv": ("text-truncated", written("订单编号商品名称,金额\n甲,1\n乙,元".encode()[:-1])),
    "FI-13 cut in a row.csv": ("text-truncated", written("编号,金额,时间\n1,2,3\n2,3".encode())),
    "FI-13 unclosed quote.csv": ("text-quote", written(b'a,b\n1,"2\n3,4\n')),
    "FI-13 text after quote.csv": ("text-quote", written(b'a,b\n1,"2"x\n3,4\n')),
    "FI-13 NUL.csv": ("text-nul", written(b"a,b\n1,2\n3,\x00\n" + b"5,6\n" * 9)),
    "FI-13 one endless line.csv": ("row-too-long", written(b"a,b\n" + b"1," * 500_000)),
    "FI-16 16384 headers.xlsx": (
        "sheet-too-wide",
        lambda path: workbook(path, [[f"列{index}" for index in range(16_384)]]),
    ),
    "FI-16 1001 columns.csv": ("sheet-too-wide", written(b"," * 1_000 + b"1\n")),
    "FI-17 pdf.xlsx": ("file-kind", written(b"%PDF-1.7\n")),
    "FI-17 picture.csv": ("file-kind", written(b"\x89PNG\r\n\x1a\n" + bytes(99))),
    "FI-17 pdf before workbook.xlsx": ("file-kind", pdf_before_workbook),
    "FI-17 word.xlsx": ("file-kind", zipped(("word/document.xml", b"<a/>"))),
    "FI-17 old word.xls": ("file-kind", written(ole("WordDocument", b"x"))),
    "FI-17 binary workbook.xlsx": ("file-kind", zipped(("xl/workbook.bin", b"x"))),
    "FI-17 xml table.xls": ("file-kind", written(b'<?xml version="1.0"?><Workbook/>')),
    "FI-17 rar.zip": ("file-kind", written(b"Rar!\x1a\x07\x00")),
    "FI-17 noise.csv": ("file-unknown", written(bytes(range(1, 128)) * 9)),
    "FI-17 empty page.xls": ("html-no-table", written(b"<html><body>404</body></html>")),
    "FI-16 merged page.xls": ("html-merged", written(HTML.replace("<td>A1", "<td rowspan=2>A1").encode())),
    "FI-19 path.zip": ("archive-path", zipped(("../../x.csv", CSV.encode()))),
    "FI-19 drive.zip": ("archive-path", zipped(("C:\\x.csv", CSV.encode()))),
    "FI-22 no such sheet.xlsx": ("file-damaged", lambda path: repacked(path, **{"xl/_rels/workbook.xml.rels": b"<Relationships/>"})),
    "FI-22 broken xml.xlsx": ("file-damaged", with_sheet(sheet_xml("<row>"))),
    "password.xlsx": ("file-encrypted", written(ole("EncryptedPackage", b"x"))),
    "password.xls": ("file-encrypted", written(xls(_record(0x2F, struct.pack("<HHH", 1, 1, 1) + bytes(48))))),
    "password.zip": ("file-encrypted", encrypted_zip),
    "cut.xlsx": ("file-damaged", cut(workbook, 0.7)),
    "cut.zip": ("file-damaged", cut(zipped(("a.csv", CSV.encode() * 99)), 0.5)),
    "cut.xls": ("file-damaged", cut(written(xls()), 0.4)),
    "empty.csv": ("file-empty", written(b"")),
    "only a mark.csv": ("file-empty", written(b"\xef\xbb\xbf")),
    "blank lines.csv": ("file-empty", written(b"\n\n ,\n".replace(b" ", b""))),
    "empty.xlsx": ("file-empty", lambda path: workbook(path, [[]])),
    "empty.zip": ("file-empty", written(b"PK\x05\x06" + bytes(18))),
    "header only.xlsx": ("file-header-only", lambda path: workbook(path, [["直播间", "成交金额"]])),
    "header only.csv": ("file-header-only", written("编号,金额\n".encode())),
}  # fmt: skip
