"""Excel workbooks, .xlsx and .xls, as sheets of text cells; calamine runs only in the child."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from kaohe.findings import Finding, Place
from kaohe.sandbox.archive import Archive
from kaohe.sandbox.catalogue import finding, refusal
from kaohe.sandbox.cell_file import Row
from kaohe.sandbox.cell_text import cell_text
from kaohe.sandbox.kinds import OTHER_OFFICE, has_ole_entry
from kaohe.sandbox.limits import Limits
from kaohe.sandbox.package import WORKBOOK, open_package
from kaohe.sandbox.reading import RawSheet
from kaohe.sandbox.sheet_scan import Seen, scan_sheet

_XLS_STREAMS = ("Workbook", "WORKBOOK", "Book", "BOOK")
_NOT_A_SHEET = "请从平台重新下载 Excel 或 CSV 格式的文件；不需要的文件请移出文件夹。"


def is_workbook(archive: Archive) -> bool:
    """Whether a zip is an .xlsx; refuses the other office documents."""
    for part, (kind, next_step) in OTHER_OFFICE.items():
        if part in archive.members:
            raise refusal("file-kind", archive.where, kind=kind, next_step=next_step)
    return WORKBOOK in archive.members


def read_xlsx(path: Path, archive: Archive, limits: Limits) -> Iterator[RawSheet]:
    """The sheets in the workbook's order, each scanned before calamine may allocate its grid."""
    package = open_package(archive, limits)

    def scan(name: str) -> Seen:
        if name not in package.sheets:
            raise archive.damaged(f"找不到工作表「{name}」")
        return scan_sheet(archive, package.sheets[name], Place(archive.where.file, name), limits)

    yield from _sheets(path, archive.where, scan)
    yield RawSheet("", (), package.findings)


def read_xls(path: Path, where: Place) -> Iterator[RawSheet]:
    """The sheets of an old workbook, where formulas and error cells cannot be told from plain ones."""
    if has_ole_entry(path, "EncryptedPackage"):
        raise refusal("file-encrypted", where)
    if not any(has_ole_entry(path, stream) for stream in _XLS_STREAMS):
        raise refusal("file-kind", where, kind="Word 或其他旧版 Office 文件", next_step=_NOT_A_SHEET)
    yield from _sheets(path, where, lambda name: Seen())
    yield RawSheet("", (), (finding("xls-unchecked", where),))


def _sheets(path: Path, where: Place, scan: Callable[[str], Seen]) -> Iterator[RawSheet]:
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        for sheet in workbook.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet:
                seen = scan(sheet.name)
                yield _raw(workbook.get_sheet_by_name(sheet.name), sheet, seen, where)
    except PasswordError as error:
        raise refusal("file-encrypted", where) from error
    except CalamineError as error:
        raise refusal("file-damaged", where, detail="工作簿的内部结构读不出来") from error


def _raw(sheet: CalamineSheet, about: SheetMetadata, seen: Seen, where: Place) -> RawSheet:
    hidden = about.visible != SheetVisibleEnum.Visible
    place = Place(where.file, about.name)
    return RawSheet(
        about.name,
        _rows(sheet, seen.errors),
        tuple(_noticed(seen, hidden, place)),
        hidden,
        seen.formula_count,
        tuple(seen.formulas),
    )


def _rows(sheet: CalamineSheet, errors: dict[int, dict[int, str]]) -> Iterator[Row]:
    if sheet.start is None:
        return
    # iter_rows begins at the first row of the sheet but at the first used column.
    before = [""] * sheet.start[1]
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells = before + [cell_text(value) for value in values]
        for column, text in errors.get(number, {}).items():
            cells[column] = text
        yield number, cells


def _noticed(seen: Seen, hidden: bool, place: Place) -> Iterator[Finding]:
    if hidden and seen.rows:
        yield finding("sheet-hidden", place)
    if seen.hidden_rows or seen.hidden_columns:
        yield finding("rows-hidden", place, rows=seen.hidden_rows, columns=seen.hidden_columns)
