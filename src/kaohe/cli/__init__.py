"""The command line (命令行): ``kaohe …``."""

from kaohe.cli.app import main

__all__ = ["main"]
