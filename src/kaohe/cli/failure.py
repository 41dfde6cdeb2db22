"""What a user is told when Kaohe itself fails."""

from __future__ import annotations

import errno
import tempfile
import traceback
from pathlib import Path

from typer._click.exceptions import UsageError

from kaohe import __version__
from kaohe.cli.console import say
from kaohe.cli.usage import report_usage

_NO_RIGHT = ("没有权限", "关闭正在打开它的程序，或换一个有写入权限的文件夹")
_WORDINGS = {
    errno.ENOENT: ("路径不存在", "检查路径的写法，上一级文件夹要已经存在"),
    errno.ENOTDIR: ("路径中间有一段不是文件夹", "检查路径的写法"),
    errno.EISDIR: ("这是一个文件夹，不是文件", "检查路径的写法"),
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: ("这里只能读，不能写", "换一个可以写入的文件夹"),
    errno.ENOSPC: ("磁盘已满", "清理磁盘后再试"),
    errno.EDQUOT: ("磁盘配额已满", "清理文件后再试"),
    errno.ENAMETOOLONG: ("名字太长", "换一个短些的文件夹名"),
}
"""What the system said, and what to do about it."""


def report_failure(failure: Exception) -> int:
    """Print one sentence with the next step, give exit code 1 (2 for wrong usage); details are kept in a file."""
    if isinstance(failure, UsageError):
        return report_usage(failure)
    if isinstance(failure, OSError):
        say(f"【停止】文件读写失败，{_told(failure)}")
        return 1
    details = Path(tempfile.mkdtemp(prefix="kaohe-")) / "程序错误.txt"
    details.write_text(f"kaohe {__version__}\n{''.join(traceback.format_exception(failure))}", encoding="utf-8")
    say(f"【停止】程序自身出错，没有写入结果。处理：请把文件 {details} 交给系统管理员或软件提供方。")
    return 1


def _told(failure: OSError) -> str:
    what, advice = _WORDINGS.get(failure.errno or 0, ("原因不明", "请检查路径，再试一次"))
    return f"{what}：{failure.filename or '（没有路径）'}。处理：{advice}。"
