"""The demo month (30 people) end to end without forms, beside the start of the program alone.

    python bench/demo_month.py [--people N] [--rooms N] [--rounds N] [--check]

Prints the seconds of reading, calculating and writing the sample month in a fresh process (best of the rounds), the
seconds that process needs to start, and the start of ``kaohe --help``. With ``--check`` it exits 1 above the limits.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MOST_SECONDS = 5.0
MOST_HELP_SECONDS = 0.5

PROGRAM = "from kaohe.cli import main; main()"
START = "import kaohe.cli.run, kaohe.cli.app"


def main() -> int:
    """Run the rounds; 1 when a limit was asked for and is exceeded."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        downloads = Path(folder) / "downloads"
        size = ["--people", f"{arguments.people}", "--rooms", f"{arguments.rooms}"]
        _seconds(PROGRAM, "sample", "--out", f"{downloads}", *size)
        job = ["run", "--facts", f"{downloads}", "--period", "2026-10", "--no-forms", "--out"]
        whole = min(_seconds(PROGRAM, *job, f"{folder}/out-{number}") for number in range(arguments.rounds))
    start = min(_seconds(START) for _ in range(arguments.rounds))
    asking = min(_seconds(PROGRAM, "--help") for _ in range(arguments.rounds))
    print(f"demo month, {arguments.people} people: {whole - start:.2f} s after a start of {start:.2f} s")
    print(f"ratio of the month to the start alone: {whole / start:.1f}")
    print(f"kaohe --help: {asking:.2f} s")
    return int(arguments.check and (whole - start > MOST_SECONDS or asking > MOST_HELP_SECONDS))


def _seconds(program: str, *words: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", program, *words], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--rooms", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
