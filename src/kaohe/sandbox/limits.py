"""How much a file may ask of us."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20
GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file and on the process that reads it; sizes in bytes, times in seconds.

    The largest honest export is about 1,000,000 orders × 75 columns (1 GB of CSV); a workbook ends at 1,048,576 rows.
    """

    file_bytes: int = 2 * GIB
    workbook_bytes: int = 256 * MIB
    unpacked_bytes: int = 2 * GIB
    unpack_ratio: int = 100
    ratio_free_bytes: int = 16 * MIB
    archive_entries: int = 2_000
    part_bytes: int = 16 * MIB
    sheets: int = 256
    columns: int = 1_000
    cells: int = 25_000_000
    row_characters: int = 400_000
    memory_bytes: int = 2 * GIB
    written_bytes: int = 4 * GIB
    base_seconds: int = 30
    seconds_per_mib: int = 4
    most_seconds: int = 900

    def cpu_seconds(self, file_bytes: int) -> int:
        """The processor time a file of this size may take."""
        return min(self.base_seconds + self.seconds_per_mib * (file_bytes // MIB), self.most_seconds)

    def wall_seconds(self, file_bytes: int) -> int:
        """The time by the clock, longer because two files share the machine with other work."""
        return 3 * self.cpu_seconds(file_bytes)
