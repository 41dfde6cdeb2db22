"""A finding tells where, what, why and the next step; one that stops stops all."""

from __future__ import annotations

from kaohe.findings import Finding, Place, Severity, stops

WARNING = Finding(
    Severity.WARN, "unknown-person", Place("a.xlsx", "排班", 7, "工号"), "没有这个人", "查不到", "补上", "五(二)"
)
STOPPING = Finding(Severity.STOP, "unreadable", Place("b.csv"), "读不出")


def test_a_finding_prints_every_part_it_has() -> None:
    text = str(WARNING)
    assert text.startswith("【提醒】文件「a.xlsx」 工作表「排班」 第 7 行 「工号」")
    assert all(part in text for part in ("没有这个人", "原因", "查不到", "处理", "补上", "依据", "五(二)"))


def test_a_finding_without_a_place_starts_with_what_is_wrong() -> None:
    assert str(Finding(Severity.NOTE, "x", Place(), "已跳过")) == "【说明】已跳过"


def test_only_a_stop_stops() -> None:
    assert not stops([WARNING])
    assert stops([WARNING, STOPPING])
    assert not stops([])


def test_a_finding_as_json_keeps_all_fields() -> None:
    assert WARNING.as_json()["where"] == {"file": "a.xlsx", "sheet": "排班", "row": 7, "column": "工号"}
