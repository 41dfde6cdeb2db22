"""Write the samples and what they should give anew: ``python -m tests.ingest.regenerate``; review the difference."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Write every sample file and the answers beside it."""
    sys.path.insert(0, str(Path(__file__).parent))
    from ingest_expected import SAMPLES, answers, read_samples, save
    from ingest_folders import FOLDERS

    for name, write in FOLDERS.items():
        shutil.rmtree(SAMPLES / name, ignore_errors=True)
        write(SAMPLES / name)
        with tempfile.TemporaryDirectory() as work:
            save(name, answers(name, read_samples(name, Path(work))))


if __name__ == "__main__":
    main()
