"""A run as canonical JSON: sorted keys, integers, no clocks, no row numbers (settled 13)."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from kaohe.run.results import Run

FORMAT = 1
"""Version of the JSON's shape; raised when a key changes meaning."""


def canonical_json(run: Run) -> str:
    """The run as sorted JSON with two-space indents; findings lie beside it, for they name files and rows."""
    content = {"format": FORMAT, **_plain(dataclasses.replace(run, findings=()))}
    del content["findings"]
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def write_canonical(run: Run, path: Path) -> None:
    """Write the canonical JSON with plain newlines on every system."""
    path.write_text(canonical_json(run), encoding="utf-8", newline="\n")


def _plain(value: object) -> dict[str, object]:
    result = _value(value)
    assert isinstance(result, dict)
    return result


def _value(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {item.name: _value(getattr(value, item.name)) for item in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _value(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_value(item) for item in value]
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value
