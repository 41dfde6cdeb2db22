"""Requests that cannot be met: a month nobody has data for, a folder that is not there, a policy with mistakes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commands import PERIOD, Downloads, kaohe, run_month

from kaohe import policy as policies


@pytest.fixture(scope="module")
def workbook(sample: Downloads, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with Kaohe's own workbook alone."""
    return sample.copy(tmp_path_factory.mktemp("requests") / "下载", "考核数据").folder


def test_a_month_without_data_is_answered_with_the_months_there_are(workbook: Path, tmp_path: Path) -> None:
    outcome = run_month(workbook, tmp_path / "结果", period="2026-03")
    (finding,) = outcome.findings
    assert (outcome.code, finding.code) == (1, "period-empty")
    assert "2026-03" in finding.what
    assert PERIOD in finding.why
    assert outcome.written == {"findings.json", "查验报告.txt"}


@pytest.mark.parametrize("period", ["2026-13", "2026年10月", "十月", "2026-1"])
def test_a_period_that_is_no_month_is_wrong_usage(workbook: Path, tmp_path: Path, period: str) -> None:
    outcome = run_month(workbook, tmp_path / "结果", period=period)
    assert outcome.code == 2
    assert "例如 2026-10" in outcome.text
    assert outcome.written == set()


@pytest.mark.parametrize("moment", ["昨天", "2026-11-31", "2026-11-04T18:00+08:00"])
def test_a_moment_that_cannot_be_is_wrong_usage(workbook: Path, tmp_path: Path, moment: str) -> None:
    outcome = run_month(workbook, tmp_path / "结果", "--as-of", moment)
    assert outcome.code == 2
    assert "2026-11-04T18:00" in outcome.text
    assert outcome.written == set()


def test_downloads_that_are_not_there_are_wrong_usage(tmp_path: Path) -> None:
    outcome = run_month(tmp_path / "没有", tmp_path / "结果")
    assert outcome.code == 2
    assert f"没有文件夹「{tmp_path / '没有'}」" in outcome.text
    assert outcome.written == set()


def test_a_file_in_place_of_the_folder_is_wrong_usage(workbook: Path, tmp_path: Path) -> None:
    (file,) = workbook.iterdir()
    outcome = run_month(file, tmp_path / "结果")
    assert outcome.code == 2
    assert "是一个文件" in outcome.text


def test_a_place_that_cannot_be_written_to_is_named(workbook: Path, tmp_path: Path) -> None:
    (tmp_path / "占位").write_bytes(b"")
    outcome = run_month(workbook, tmp_path / "占位" / "结果")
    assert outcome.code == 1
    assert outcome.text.startswith("【停止】文件读写失败，")
    assert f"{tmp_path / '占位'}" in outcome.text


def test_an_engine_nobody_has_is_wrong_usage(workbook: Path, tmp_path: Path) -> None:
    outcome = run_month(workbook, tmp_path / "结果", "--engine", "spark")
    assert outcome.code == 2
    assert "duckdb" in outcome.text


def test_results_among_the_downloads_are_wrong_usage(workbook: Path) -> None:
    outcome = run_month(workbook, workbook / "结果")
    assert outcome.code == 2
    assert "--out" in outcome.text
    assert outcome.written == set()


def test_an_empty_folder_stops(tmp_path: Path) -> None:
    (tmp_path / "下载").mkdir()
    outcome = run_month(tmp_path / "下载", tmp_path / "结果")
    assert outcome.code == 1
    assert [one.code for one in outcome.findings] == ["folder-empty"]


def test_a_folder_with_other_files_is_not_written_to(workbook: Path, tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").write_bytes(b"x")
    outcome = run_month(workbook, tmp_path)
    assert outcome.code == 1
    assert "请换一个新的文件夹" in outcome.text
    assert outcome.written == {"照片.jpg"}


def test_a_workbook_with_headers_alone_speaks_of_no_month(tmp_path: Path) -> None:
    assert kaohe("forms", "facts-template", "--out", tmp_path / "下载" / "考核数据.xlsx").code == 0
    outcome = run_month(tmp_path / "下载", tmp_path / "结果")
    assert outcome.code == 1
    assert [one.code for one in outcome.findings] == ["period-empty"]


MISTAKES = {
    "positions/anchor.yaml": ("full_marks: 30", "full_marks: 三十"),
    "pay.yaml": ("cap: 1.0", "kap: 1.0"),
    "grades.yaml": ("smallest_group: 10", "smallest_group: 许多"),
}
"""File → a text of the delivered policy and what a slip of the hand makes of it."""


@pytest.fixture(scope="module")
def faulty_policy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The delivered policy with a mistake in each of these files."""
    folder = tmp_path_factory.mktemp("policy") / "2026-01-01"
    shutil.copytree(policies.for_period(policies.default_folder(), PERIOD), folder)
    for name, (right, wrong) in MISTAKES.items():
        text = (folder / name).read_text(encoding="utf-8")
        assert right in text
        (folder / name).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", MISTAKES)
def test_every_mistake_of_a_policy_is_named_with_file_and_line(faulty_policy: Path, name: str) -> None:
    outcome = kaohe("policy", "check", faulty_policy)
    _, wrong = MISTAKES[name]
    lines = (faulty_policy / name).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if wrong in text)
    assert outcome.code == 1
    assert f"文件「{name}」 第 {line} 行" in outcome.text


def test_a_month_is_not_run_by_a_faulty_policy(faulty_policy: Path, workbook: Path, tmp_path: Path) -> None:
    outcome = run_month(workbook, tmp_path / "结果", "--policy", faulty_policy)
    assert outcome.code == 1
    assert "anchor.yaml" in outcome.text
    assert outcome.written == set()


def test_a_policy_folder_that_is_not_there_is_named(workbook: Path, tmp_path: Path) -> None:
    outcome = run_month(workbook, tmp_path / "结果", "--policy", tmp_path / "没有")
    assert outcome.code == 1
    assert "找不到制度文件夹" in outcome.text
