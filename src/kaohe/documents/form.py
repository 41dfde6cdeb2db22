"""A form (表单) as data: blocks of headings, paragraphs and tables, printed alike by every renderer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kaohe.policy.positions import DocumentControl

PORTRAIT_WIDTH = 174
"""Printable width of an upright A4 page in millimetres (18 mm margins)."""

LANDSCAPE_WIDTH = 269
"""Printable width of a lying A4 page in millimetres (14 mm margins)."""

# XML 1.0 refuses control characters and lone surrogates; bidirectional overrides would reorder what is signed.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def printable(text: str) -> str:
    """The text as it is printed: a character no page can hold becomes 「□」, never markup, never nothing."""
    return _UNPRINTABLE.sub("□", text.replace("\r\n", "\n").replace("\t", " "))


class Style(StrEnum):
    """How a cell looks; the value names it in the looks table and in Word's style list."""

    HEAD = "head"
    LABEL = "label"
    TEXT = "text"
    SMALL = "small"
    CENTER = "center"
    NUMBER = "number"
    BAND = "band"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; ``title`` is set in 黑体 before the text, 「\\n」 begins a new paragraph."""

    text: str = ""
    style: Style = Style.TEXT
    columns: int = 1
    rows: int = 1
    title: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The printable paragraphs of the text."""
        return tuple(printable(self.text).split("\n"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its own cells only, not those reaching down into it; ``height`` is the least, in mm."""

    cells: tuple[Cell, ...]
    height: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A bordered table; ``widths`` in mm, the first ``header`` rows are repeated on every page.

    A ``whole`` table stays on one page where it fits.
    """

    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    header: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between tables."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of plain text between tables."""

    text: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts on a new page under its own title."""

    title: str


Block = Table | Heading | Paragraph | NewPage


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What every page carries: company, document number, version, and a note such as the effective date."""

    company: str
    number: str
    version: str
    note: str = ""

    @property
    def left(self) -> str:
        """The left of the page head."""
        return printable(self.company or "公司名称：____________")

    @property
    def right(self) -> str:
        """The right of the page head."""
        return printable(f"文件编号：{self.number or '________'}  版本：{self.version or '____'}")


@dataclass(frozen=True, slots=True)
class Form:
    """One document to print."""

    title: str
    letterhead: Letterhead
    blocks: tuple[Block, ...]
    landscape: bool = False

    @property
    def width(self) -> int:
        """Printable width in millimetres; tables fill it."""
        return LANDSCAPE_WIDTH if self.landscape else PORTRAIT_WIDTH


def letterhead(control: DocumentControl, note: str = "") -> Letterhead:
    """The letterhead of a policy version; the note defaults to its effective date."""
    return Letterhead(
        control.company, control.number, control.version, note or f"生效日期：{control.effective_on.isoformat()}"
    )
