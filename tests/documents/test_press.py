"""Printing many forms: both kinds of file, one call of progress a form, and what happens without a Chinese font."""

from __future__ import annotations

from pathlib import Path

import pytest
from printing import blanks, books

from kaohe.documents import Print, find_faces, press, print_forms, write_book
from kaohe.documents.fonts import Faces
from kaohe.findings import Finding, Severity

PRINTS = [Print(Path(name), form) for name, form in list(blanks().items())[:2]]


def test_every_form_becomes_docx_and_pdf_and_is_reported_once(tmp_path: Path) -> None:
    told: list[Path] = []
    assert print_forms(PRINTS, tmp_path, told.append) == ()
    assert told == [item.path for item in PRINTS]
    for item in PRINTS:
        assert (tmp_path / f"{item.path}.docx").read_bytes().startswith(b"PK")
        assert (tmp_path / f"{item.path}.pdf").read_bytes().startswith(b"%PDF")


def test_without_a_chinese_font_word_is_written_and_a_finding_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "find_faces", lambda: find_faces([tmp_path]))
    (finding,) = print_forms(PRINTS, tmp_path / "out")
    assert finding.code == "no-chinese-font"
    assert finding.severity is Severity.WARN
    assert "fonts-noto-cjk" in finding.next_step
    written = sorted(path.suffix for path in (tmp_path / "out").rglob("*.*"))
    assert written == [".docx", ".docx"]


def test_the_simplified_face_is_named(tmp_path: Path) -> None:
    for name in ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"):
        (tmp_path / name).touch()
    assert find_faces([tmp_path]) == Faces("Noto Serif CJK SC", "Noto Sans CJK SC", (tmp_path,))


def test_a_sans_face_alone_is_enough(tmp_path: Path) -> None:
    (tmp_path / "NotoSansCJK-Regular.ttc").touch()
    assert find_faces([tmp_path]) == Faces("Noto Sans CJK SC", "Noto Sans CJK SC", (tmp_path,))


def test_a_serif_face_alone_is_not(tmp_path: Path) -> None:
    (tmp_path / "NotoSerifCJK-Regular.ttc").touch()
    assert isinstance(find_faces([tmp_path]), Finding)


def test_a_workbook_is_written_with_its_folder(tmp_path: Path) -> None:
    write_book(books()["pay"], tmp_path / "表" / "计算表.xlsx")
    assert (tmp_path / "表" / "计算表.xlsx").read_bytes().startswith(b"PK")
