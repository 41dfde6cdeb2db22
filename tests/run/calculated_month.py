"""The sample month as calculated once for all tests of the main job."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kaohe.facts import Connection
from kaohe.ingest import Ingested
from kaohe.policy import Policy
from kaohe.run import Run
from kaohe.sample import Truth

PERIOD = "2026-10"
AS_OF = dt.datetime(2026, 11, 4, 18)


@dataclass(frozen=True, slots=True)
class Month:
    """The sample month's files, its policy, its known answers, what was read, and the run made of it."""

    downloads: Path
    policy: Policy
    truth: Truth
    read: Ingested
    con: Connection
    run: Run
