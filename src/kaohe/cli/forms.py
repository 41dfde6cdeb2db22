"""``kaohe forms``: blank forms and the data workbook."""

from __future__ import annotations

from pathlib import Path

from kaohe.cli.console import print_findings, say
from kaohe.cli.policy import load_policy


def write_template(out: Path) -> int:
    """Write the empty data workbook; an existing file is never overwritten."""
    from kaohe.ingest import template

    if out.exists():
        say(f"【停止】文件「{out}」已存在。处理：换一个文件名，或先移走它。")
        return 1
    out.parent.mkdir(parents=True, exist_ok=True)
    template.write(out)
    say(f"已写出空白数据工作簿：{out}。填好后放进当月的下载文件夹即可。")
    return 0


def write_blank_forms(folder: Path | None, out: Path) -> int:
    """Write every position's blank forms as docx and PDF."""
    from kaohe.run.forms import write_blanks

    policy = load_policy(folder)
    if policy is None:
        return 1
    findings = write_blanks(policy, out)
    print_findings(findings)
    say(f"空白表单在：{out}")
    return 0
