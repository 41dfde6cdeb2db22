"""What is printed is printed whole: a narrow terminal cuts no figure off."""

from __future__ import annotations

import pytest

from kaohe.cli.console import SHOWN, counted, print_findings, print_table, say
from kaohe.findings import Finding, Place, Severity


def test_a_table_wider_than_the_terminal_keeps_every_cell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    headers = ("工号", "姓名", "岗位", "绩效工资", "提成")
    print_table("结果", headers, [("E001", "欧阳若曦", "主播助理/副主播", "1,234,567.89", "9,876,543.21")])
    text = capsys.readouterr().out
    assert all(
        word in text for word in (*headers, "E001", "欧阳若曦", "主播助理/副主播", "1,234,567.89", "9,876,543.21")
    )
    assert "…" not in text


def test_square_brackets_of_a_file_name_are_printed_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    say("文件「订单[red]1[/].csv」")
    print_findings([Finding(Severity.STOP, "x", Place("订单[bold].csv"), "读不到。")])
    assert capsys.readouterr().out == "文件「订单[red]1[/].csv」\n【停止】文件「订单[bold].csv」：读不到。\n"


def test_many_findings_of_one_severity_are_cut_with_a_word_and_hide_no_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    warnings = [Finding(Severity.WARN, "x", Place(row=row + 1), "提醒一下。") for row in range(SHOWN + 2)]
    print_findings([*warnings, Finding(Severity.STOP, "x", Place(), "停下。")])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "【停止】停下。"
    assert len(lines) == SHOWN + 2
    assert lines[-1] == "……还有 2 条「提醒」，见查验报告。"


def test_findings_are_counted_by_severity() -> None:
    found = [Finding(severity, "x", Place(), "一句。") for severity in (Severity.NOTE, Severity.WARN, Severity.NOTE)]
    assert counted(found) == "提醒 1 条、说明 2 条"
    assert counted([]) == "没有发现问题"
