"""Findings of a reading by their codes."""

from __future__ import annotations

from kaohe.findings import Finding, Severity
from kaohe.ingest import Ingested


def stops(read: Ingested) -> set[str]:
    """The codes of what stops."""
    return {told.code for told in read.findings if told.severity is Severity.STOP}


def told(read: Ingested, code: str) -> Finding:
    """The only finding of this code."""
    (found,) = (finding for finding in read.findings if finding.code == code)
    return found


def codes(read: Ingested) -> list[str]:
    """All codes."""
    return [finding.code for finding in read.findings]
