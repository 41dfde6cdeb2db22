"""A folder full of files that cannot be used: every one is named at once, and nothing is written but the report."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from commands import Downloads, Outcome, read_csv, run_month, write_csv
from hostile_files import encrypted_zip, ole, workbook

from kaohe.findings import Severity

Build = Callable[[Path, Downloads], object]


def half(kind: str) -> Build:
    """The first half of a download."""

    def build(path: Path, sample: Downloads) -> None:
        content = sample.file(kind).read_bytes()
        path.write_bytes(content[: len(content) // 2])

    return build


def holding(content: bytes) -> Build:
    """A file with these bytes."""
    return lambda path, _: path.write_bytes(content)


def header_alone(path: Path, sample: Downloads) -> None:
    """An order export without a row."""
    write_csv(path, read_csv(sample.orders)[:1])


# File name → how it is made, the code of its finding, and words of the sentence.
UNREADABLE: dict[str, tuple[Build, str, str]] = {
    "手册.pdf": (holding(b"%PDF-1.7\n1 0 obj\n" * 9), "file-kind", "PDF"),
    "订单.pdf.xlsx": (holding(b"%PDF-1.4\n1 0 obj\n" * 9), "file-kind", "PDF"),
    "截图.csv": (holding(b"\x89PNG\r\n\x1a\n" + bytes(99)), "file-kind", "图片"),
    "通知.xlsx": (lambda path, _: docx.Document().save(str(path)), "file-kind", "Word"),
    "空文件.csv": (holding(b""), "file-empty", "空"),
    "空白表.xlsx": (lambda path, _: workbook(path, [[]]), "file-empty", "空"),
    "只有表头.csv": (header_alone, "sheet-empty", "没有数据行"),
    "直播明细_半截.xlsx": (half("直播明细"), "file-damaged", "不完整"),
    "订单_半截.csv": (half("订单导出"), "text-truncated", "断开"),
    "有密码.xlsx": (holding(ole("EncryptedPackage", b"x")), "file-encrypted", "密码"),
    "有密码.zip": (lambda path, _: encrypted_zip(path), "file-encrypted", "密码"),
    "西欧编码.csv": (holding("numéro,café\n1,2\n3,4é\n".encode("latin-1")), "text-encoding", "编码"),
    "混合编码.csv": (holding("订单,金额\n甲,1\n".encode("gb18030") + b"\xe9\xff,2\n" * 9), "text-encoding", "编码"),
    "菜单.xlsx": (lambda path, _: workbook(path, [["菜名", "价格"], ["面", 12]]), "sheet-unknown", "认不出"),
}  # fmt: skip


@pytest.fixture(scope="module")
def refused(sample: Downloads, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A good workbook among all of them, run into the folder of an earlier result."""
    root = tmp_path_factory.mktemp("refused")
    downloads = sample.copy(root / "下载", "考核数据")
    assert run_month(downloads.folder, root / "结果").code == 0
    for name, (build, _, _) in UNREADABLE.items():
        build(downloads.folder / name, sample)
    return run_month(downloads.folder, root / "结果")


@pytest.mark.parametrize("name", UNREADABLE)
def test_the_file_is_named_with_what_is_wrong_and_what_to_do(refused: Outcome, name: str) -> None:
    _, code, word = UNREADABLE[name]
    (finding,) = [one for one in refused.findings if one.where.file == name and one.severity is Severity.STOP]
    assert finding.code == code
    assert word in finding.what
    assert finding.why
    assert finding.next_step.startswith(("请", "在"))
    assert str(finding) in refused.report
    assert str(finding) in refused.text


def test_the_good_file_among_them_is_not_blamed(refused: Outcome) -> None:
    assert {one.where.file for one in refused.findings if one.severity is Severity.STOP} == set(UNREADABLE)


def test_the_command_fails_and_says_where_the_report_is(refused: Outcome) -> None:
    assert refused.code == 1
    assert f"没有写入结果，只写了查验报告：{refused.out}" in refused.text


def test_the_earlier_result_survives_whole(refused: Outcome, sample: Downloads, tmp_path: Path) -> None:
    fresh = run_month(sample.copy(tmp_path / "下载", "考核数据").folder, tmp_path / "结果")
    assert refused.result == fresh.result
    assert refused.written == fresh.written


def test_without_an_earlier_result_the_report_is_all_there_is(tmp_path: Path) -> None:
    (tmp_path / "下载").mkdir()
    (tmp_path / "下载" / "手册.pdf").write_bytes(b"%PDF-1.7\n")
    outcome = run_month(tmp_path / "下载", tmp_path / "结果")
    assert outcome.code == 1
    assert outcome.written == {"findings.json", "查验报告.txt"}
    assert {path.name for path in tmp_path.iterdir()} == {"下载", "结果"}


def test_no_word_of_a_programmer_reaches_the_user(refused: Outcome) -> None:
    assert not re.search("Traceback|Error|Exception|None|null", refused.text + refused.report)
