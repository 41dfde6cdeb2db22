"""One finding: a value that stands beside a result, never an exception."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding holds up the work (settled question 3)."""

    STOP = "stop"
    WARN = "warn"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The Chinese word printed before a finding."""
        return {"stop": "停止", "warn": "提醒", "note": "说明"}[self.value]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a finding lies; rows and lines are counted from 1 as the user's program shows them."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        parts = (
            f"文件「{self.file}」" if self.file else "",
            f"工作表「{self.sheet}」" if self.sheet else "",
            f"第 {self.row} 行" if self.row else "",
            f"「{self.column}」" if self.column else "",
        )
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A problem told to the person who can mend it.

    ``code`` is a stable English kebab-case name of the kind of problem; the sentences are Chinese.
    """

    severity: Severity
    code: str
    where: Place
    what: str
    why: str = ""
    next_step: str = ""
    clause: str = field(default="")

    def __str__(self) -> str:
        tail = [f"原因：{self.why}" if self.why else "", f"处理：{self.next_step}" if self.next_step else ""]
        tail.append(f"依据：{self.clause}" if self.clause else "")
        lead = (
            f"【{self.severity.label}】{self.where}：{self.what}"
            if str(self.where)
            else f"【{self.severity.label}】{self.what}"
        )
        return " ".join([lead, *(part for part in tail if part)])

    def as_json(self) -> dict[str, object]:
        """The finding as plain values for reports."""
        return asdict(self)


def stops(findings: Iterable[Finding]) -> bool:
    """Whether any finding stops the work."""
    return any(finding.severity is Severity.STOP for finding in findings)
