"""Sandbox (隔离): hostile or broken files are opened by a child process and come back as plain text cells."""

from kaohe.sandbox.limits import Limits
from kaohe.sandbox.opened import Formula, Opened, Sheet
from kaohe.sandbox.opening import open_table_file, open_table_files

__all__ = ["Formula", "Limits", "Opened", "Sheet", "open_table_file", "open_table_files"]
