"""Batches (批次): one import of one sheet, immutable; a manifest beside the Parquet file makes it visible."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FORMAT = 1
"""Version of the manifest's shape; raised when a key changes meaning."""


@dataclass(frozen=True, slots=True)
class Source:
    """The sheet a batch was read from; ``sha256`` is of the whole file."""

    file: str
    sheet: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known of a batch.

    ``exported_at`` is when the source was exported (None: not known, older than any other); ``content`` hashes the
    facts without lineage; ``totals`` are control totals in base units; ``periods`` says for which months the table
    was delivered; ``held`` counts rows by month that the source marks as not ready yet.
    """

    table: str
    importer: str
    importer_version: int
    source: Source
    rows: int
    content: str
    exported_at: dt.datetime | None = None
    shop: str = ""
    totals: Mapping[str, int] = field(default_factory=dict)
    periods: tuple[str, ...] = ()
    held: Mapping[str, int] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """A name made from the manifest's content: the same import gives the same name."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:20]

    @property
    def text(self) -> str:
        """The manifest as sorted JSON."""
        plain = {"format": FORMAT, **asdict(self)}
        return json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=1, default=_moment) + "\n"

    def parquet(self, folder: Path) -> Path:
        """Where the facts lie."""
        return folder / self.table / f"{self.id}.parquet"


def publish(manifest: Manifest, folder: Path) -> None:
    """Make a batch visible, whose Parquet file must already lie in place; a manifest appears whole or not at all."""
    target = manifest.parquet(folder).with_suffix(".json")
    fresh = target.with_suffix(".new")
    fresh.write_text(manifest.text, encoding="utf-8", newline="\n")
    os.replace(fresh, target)


def manifests(folder: Path) -> tuple[Manifest, ...]:
    """Every batch of a store, the newest export first; equal moments in the order of their names."""
    found = [_read(path) for path in folder.glob("*/*.json")]
    found.sort(key=lambda manifest: manifest.id)
    return tuple(sorted(found, key=lambda manifest: manifest.exported_at or dt.datetime.min, reverse=True))


def _moment(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.isoformat(" ")
    raise TypeError(value)


def _read(path: Path) -> Manifest:
    plain: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if plain.pop("format") != FORMAT:
        raise ValueError(f"{path}: unknown manifest format")
    moment = plain.pop("exported_at")
    return Manifest(
        **{
            **plain,
            "source": Source(**plain["source"]),
            "periods": tuple(plain["periods"]),
            "exported_at": dt.datetime.fromisoformat(moment) if moment else None,
        }
    )
