"""The reader of small months."""

from __future__ import annotations

from pathlib import Path

import pytest
from folder_reader import Reader


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Reads files given in the test."""
    return Reader(tmp_path)
