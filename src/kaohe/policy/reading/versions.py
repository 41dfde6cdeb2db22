"""Find the policy version in force: dated folders, each effective from its date on."""

from __future__ import annotations

import re
from pathlib import Path

_DATED = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def default_folder() -> Path:
    """The policy delivered with Kaohe: inside the installed package, else in the source tree."""
    package = Path(__file__).resolve().parents[2]
    roots = (package / "policies", package.parents[1] / "policies")
    found = [folder for root in roots if root.is_dir() for folder in version_folders(root)]
    return found[-1] if found else roots[-1]


def is_dated(folder: Path) -> bool:
    """Whether a folder is named after an effective date."""
    return _DATED.match(folder.name) is not None


def version_folders(root: Path) -> tuple[Path, ...]:
    """The dated version folders under ``root``, oldest first."""
    return tuple(sorted(path for path in root.iterdir() if path.is_dir() and is_dated(path)))


def for_period(root: Path, period: str) -> Path:
    """The version in force on the first day of ``period`` (2026-10); a direct version folder is taken as it is.

    Where none is in force yet, the folder that would have to be there, which ``load`` then reports as missing.
    """
    if (root / "document.yaml").is_file():
        return root
    first_day = f"{period}-01"
    in_force = [folder for folder in version_folders(root) if folder.name <= first_day] if root.is_dir() else []
    return in_force[-1] if in_force else root / first_day
