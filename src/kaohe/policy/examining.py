"""Load and check in one go: everything wrong with a policy folder, each finding with its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kaohe.findings import stops
from kaohe.policy.checks import check
from kaohe.policy.reading import Loaded, load


def examine(folder: Path) -> Loaded:
    """The policy of a folder with all findings of reading and checking; no policy when any of them stops the work."""
    loaded = load(folder)
    if loaded.policy is None:
        return loaded
    findings = loaded.located(check(loaded.policy))
    return replace(loaded, policy=None if stops(findings) else loaded.policy, findings=findings)
