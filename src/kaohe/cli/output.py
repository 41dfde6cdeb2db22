"""The result folder: filled beside and moved into place whole, so that half a result never exists."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kaohe.findings import Finding, Place, Severity, stops

RESULT = "result.json"
FINDINGS = "findings.json"
REPORT = "查验报告.txt"
FACTS = "facts"
POLICY = "policy.json"
EARLIER = "这次核算没有完成，下面是原因。文件夹里的其他文件是上一次的结果，没有改动。"


def folder_in_use(out: Path) -> Finding | None:
    """A finding when the folder holds something that is not an earlier result of ours."""
    if not out.exists():
        return None
    known = {RESULT, FINDINGS, REPORT}
    if out.is_dir() and (not any(out.iterdir()) or any((out / name).exists() for name in known)):
        return None
    return Finding(
        Severity.STOP,
        "output-folder-in-use",
        Place(file=str(out)),
        "结果文件夹不是空的，里面也没有以前的核算结果",
        "为了不覆盖您的其他文件",
        "请换一个新的文件夹，或先清空它",
    )


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A temporary folder beside ``out`` that takes its place once it holds a result; without one it is dropped."""
    out.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        yield stage
        if (stage / RESULT).exists():
            stage.chmod(0o755)
            _swap(stage, out)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _swap(stage: Path, out: Path) -> None:
    if not out.exists():
        os.replace(stage, out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}-old-", dir=out.parent))
    os.replace(out, old / out.name)
    os.replace(stage, out)
    shutil.rmtree(old, ignore_errors=True)


def write_findings(findings: Sequence[Finding], folder: Path) -> None:
    """The report of findings, for people and for programs, the worst first."""
    folder.mkdir(parents=True, exist_ok=True)
    findings = sorted(findings, key=lambda finding: tuple(Severity).index(finding.severity))
    content = [finding.as_json() for finding in findings]
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    (folder / FINDINGS).write_text(text, encoding="utf-8", newline="\n")
    earlier = stops(findings) and (folder / RESULT).exists()
    lines = [EARLIER] if earlier else []
    lines += [str(finding) for finding in findings] or ["没有发现问题。"]
    (folder / REPORT).write_text("\n".join(lines) + "\n", encoding="utf-8-sig", newline="\r\n")


def remember(out: Path) -> None:
    """Keep where the last result lies, for ``kaohe explain``; a place that cannot be written is let be."""
    try:
        pointer().parent.mkdir(parents=True, exist_ok=True)
        pointer().write_text(str(out.resolve()), encoding="utf-8")
    except OSError:
        return


def pointer() -> Path:
    """The file that names the last result folder."""
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(home) / "kaohe" / "last-run"
