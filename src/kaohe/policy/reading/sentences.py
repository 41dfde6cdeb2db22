"""Put what the models refuse into Chinese sentences, each with file, line and path."""

from __future__ import annotations

from pydantic import ValidationError
from ruamel.yaml.nodes import Node

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.reading.tree import spot


def sentences(error: ValidationError, file: str, root: Node) -> tuple[Finding, ...]:
    """A finding for every problem pydantic met."""
    found = []
    for item in error.errors(include_url=False):
        at = spot(root, item["loc"])
        found.append(
            Finding(Severity.STOP, "policy-value", Place(file, row=at.row, column=at.path), item["msg"], "", "")
        )
    return tuple(found)
