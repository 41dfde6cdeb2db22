"""A result folder is whole or not there, and never takes the place of somebody's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaohe.cli.output import REPORT, RESULT, folder_in_use, staged, write_findings
from kaohe.findings import Finding, Place, Severity


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "我的照片.jpg").write_text("")
    finding = folder_in_use(tmp_path)
    assert finding is not None
    assert finding.severity is Severity.STOP


@pytest.mark.parametrize("content", [(), (RESULT,), (REPORT, "别的.txt")])
def test_an_empty_folder_or_an_earlier_result_is_taken(tmp_path: Path, content: tuple[str, ...]) -> None:
    for name in content:
        (tmp_path / name).write_text("")
    assert folder_in_use(tmp_path) is None


def _fail_while_writing(out: Path) -> None:
    with staged(out) as stage:
        (stage / RESULT).write_text("二")
        raise RuntimeError


def test_work_that_fails_leaves_the_earlier_result_and_no_scraps(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with staged(out) as stage:
        (stage / RESULT).write_text("一")
    with pytest.raises(RuntimeError):
        _fail_while_writing(out)
    assert (out / RESULT).read_text() == "一"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_stage_without_a_result_leaves_the_earlier_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with staged(out) as stage:
        (stage / RESULT).write_text("一")
    with staged(out) as stage:
        (stage / "半张表.xlsx").write_text("")
    assert [path.name for path in out.iterdir()] == [RESULT]


def test_a_second_result_takes_the_place_of_the_first_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name in ("旧表.xlsx", "新表.xlsx"):
        with staged(out) as stage:
            (stage / name).write_text("")
            (stage / RESULT).write_text("")
    assert sorted(path.name for path in out.iterdir()) == [RESULT, "新表.xlsx"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_report_says_where_what_why_and_next(tmp_path: Path) -> None:
    finding = Finding(Severity.WARN, "x", Place("a.xlsx", "排班", 3, "工号"), "没有这个人", "名单里查不到", "请补上")
    write_findings([finding], tmp_path)
    text = (tmp_path / REPORT).read_text(encoding="utf-8-sig")
    assert all(
        word in text for word in ("提醒", "a.xlsx", "排班", "第 3 行", "工号", "没有这个人", "名单里查不到", "请补上")
    )


def test_a_stop_beside_an_earlier_result_says_whose_files_these_are(tmp_path: Path) -> None:
    stop = Finding(Severity.STOP, "x", Place("a.xlsx"), "读不出")
    write_findings([stop], tmp_path)
    assert "上一次的结果" not in (tmp_path / REPORT).read_text(encoding="utf-8-sig")
    (tmp_path / RESULT).write_text("{}")
    write_findings([stop], tmp_path)
    assert "上一次的结果" in (tmp_path / REPORT).read_text(encoding="utf-8-sig")
