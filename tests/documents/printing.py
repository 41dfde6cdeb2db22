"""What the tests of the forms share: forms printed once, their texts, and the same files through LibreOffice."""

from __future__ import annotations

import re
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import specimens
from pypdf import PdfReader

from kaohe.documents import (
    Book,
    Faces,
    Form,
    Typesetter,
    appraisal_form,
    blank_forms,
    department_summary,
    docx,
    find_faces,
    pay_sheet,
    xlsx,
)

MM = 72 / 25.4
"""Points of a PDF in one millimetre."""


@cache
def typesetter() -> Typesetter:
    """The one typesetter of the tests; the fonts are part of the set-up."""
    faces = find_faces()
    assert isinstance(faces, Faces), str(faces)
    return Typesetter(faces)


@cache
def pdf(form: Form) -> bytes:
    """A form as PDF, printed once."""
    return typesetter().pdf(form)


def squeezed(text: str) -> str:
    """A text without white space: where lines break is not what a test asks."""
    return re.sub(r"\s", "", text)


@cache
def pages(printed: bytes) -> tuple[str, ...]:
    """The squeezed text of each page."""
    return tuple(squeezed(page.extract_text()) for page in PdfReader(BytesIO(printed)).pages)


def text_of(form: Form) -> str:
    """The squeezed text of a printed form."""
    return "".join(pages(pdf(form)))


@cache
def blanks() -> dict[str, Form]:
    """Every blank form of the policy by its path."""
    return {item.path.as_posix(): item.form for item in blank_forms(specimens.policy())}


@cache
def filled(*waiting: int) -> Form:
    """The specimen 绩效考核表; the named KPI rows have no data."""
    return appraisal_form(specimens.policy().document, specimens.appraisal(waiting=waiting))


@cache
def all_forms() -> dict[str, Form]:
    """Every kind of form, blank and filled."""
    return blanks() | {"filled": filled(), "waiting": filled(2, 5)}


@cache
def books() -> dict[str, Book]:
    """Every kind of workbook."""
    control = specimens.policy().document
    return {
        "summary": department_summary(control, specimens.summary(has_previous=True)),
        "pay": pay_sheet(control, specimens.pay()),
    }


@dataclass(frozen=True)
class Word:
    """A word on a page and the box it fills, in millimetres from the left and from the top."""

    text: str
    left: float
    right: float
    bottom: float


_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def words(printed: bytes) -> list[Word]:
    """Every word of a PDF with its box, as poppler sees it."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(printed)
        file.flush()
        boxes = subprocess.run(["pdftotext", "-bbox", file.name, "-"], check=True, capture_output=True).stdout
    return [
        Word(text, float(left) / MM, float(right) / MM, float(bottom) / MM)
        for left, right, bottom, text in _WORD.findall(boxes.decode())
    ]


@cache
def for_office() -> dict[str, Form]:
    """The forms LibreOffice is asked to print: two positions' blank ones and the filled ones."""
    return {name: form for name, form in all_forms().items() if name.startswith(("ZB-01", "ZB-02", "filled", "wait"))}


@cache
def through_libreoffice() -> dict[str, bytes]:
    """Every docx and xlsx as LibreOffice prints it, by the name of its form; one call converts them all."""
    names = {f"{number:02}": name for number, name in enumerate(for_office())}
    files = {f"{stem}.docx": docx(for_office()[name]) for stem, name in names.items()}
    files |= {f"{name}.xlsx": xlsx(book) for name, book in books().items()}
    with tempfile.TemporaryDirectory() as folder:
        for file, content in files.items():
            (Path(folder) / file).write_bytes(content)
        _convert(Path(folder), list(files))
        stems = names | {name: name for name in books()}
        return {name: (Path(folder) / f"{stem}.pdf").read_bytes() for stem, name in stems.items()}


def _convert(folder: Path, names: list[str]) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *names]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=240)
