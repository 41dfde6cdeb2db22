"""``kaohe policy``: read and check the policy folder."""

from __future__ import annotations

from pathlib import Path

from kaohe import policy as policies
from kaohe.cli.console import print_findings, say
from kaohe.findings import stops
from kaohe.policy import Policy


def load_policy(folder: Path | None, period: str | None = None) -> Policy | None:
    """The policy in force in the period, or None after printing every mistake that keeps it from being used."""
    root = folder or policies.default_folder()
    examined = policies.examine(policies.for_period(root, period) if period else root)
    print_findings(finding for finding in examined.findings if stops([finding]))
    return None if stops(examined.findings) else examined.policy


def check_policy(folder: Path | None) -> int:
    """Print everything found in the policy; exit code 1 when something stops it from being used."""
    examined = policies.examine(folder or policies.default_folder())
    print_findings(examined.findings)
    if stops(examined.findings) or examined.policy is None:
        say("制度有必须改正的问题，改正前不能用于核算。")
        return 1
    control = examined.policy.document
    say(f"制度可用：《{control.title}》 文件编号 {control.number} 版本 {control.version} 生效 {control.effective_on}。")
    return 0
