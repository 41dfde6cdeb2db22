"""What a user is told when Kaohe itself fails."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path

from typer._click.exceptions import UsageError

from kaohe import __version__
from kaohe.cli.console import say
from kaohe.cli.usage import report_usage

DISK_FULL = 28


def report_failure(failure: Exception) -> int:
    """Print one sentence with the next step, give exit code 1 (2 for wrong usage); details are kept in a file."""
    if isinstance(failure, UsageError):
        return report_usage(failure)
    if isinstance(failure, OSError):
        say(f"【停止】文件读写失败：{failure.filename or ''} {failure.strerror or failure}。{_advice(failure)}")
        return 1
    details = Path(tempfile.mkdtemp(prefix="kaohe-")) / "程序错误.txt"
    details.write_text(f"kaohe {__version__}\n{''.join(traceback.format_exception(failure))}", encoding="utf-8")
    say(f"【停止】程序自身出错，没有写入结果。处理：请把文件 {details} 交给系统管理员或软件提供方。")
    return 1


def _advice(failure: OSError) -> str:
    if isinstance(failure, PermissionError):
        return "处理：关闭正在打开它的程序，或换一个有写入权限的文件夹。"
    return "处理：磁盘已满，请清理后再试。" if failure.errno == DISK_FULL else "处理：检查路径是否存在，再试一次。"
