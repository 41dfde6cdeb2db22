"""Usage (用法): a command line that cannot be understood, told in Chinese."""

from __future__ import annotations

from functools import singledispatch

from typer._click import exceptions as click  # typer exports only some of the exceptions it raises
from typer.core import TyperOption

from kaohe.cli.console import say
from kaohe.cli.help import Misuse

WRONG_USAGE = 2


def report_usage(error: click.UsageError) -> int:
    """Print what is wrong with the command line and where its help is; give exit code 2."""
    if isinstance(error, click.NoArgsIsHelpError):
        say(error.message.rstrip())
        return WRONG_USAGE
    path = error.ctx.command_path if error.ctx else "kaohe"
    say(f"【停止】{wording(error)}。处理：用 {path} --help 查看写法。")
    return WRONG_USAGE


@singledispatch
def wording(error: click.UsageError) -> str:
    """What is wrong, as a Chinese sentence without its full stop."""
    return "命令没有写完整" if error.ctx else "命令写法不对"


@wording.register
def _(error: Misuse) -> str:
    return error.message


@wording.register
def _(error: click.NoSuchOption) -> str:
    meant = f"，是不是 {'、'.join(sorted(error.possibilities))}" if error.possibilities else ""
    return f"没有选项「{error.option_name}」{meant}"


@wording.register
def _(error: click.BadOptionUsage) -> str:
    wanted = "后面要写值" if "requires" in error.message else "后面不能写值"
    return f"选项 {error.option_name} {wanted}"


@wording.register
def _(error: click.MissingParameter) -> str:
    meaning = (error.param.help or "") if isinstance(error.param, TyperOption) else ""
    return f"缺少 {_name(error)}" + (f"（{meaning.rstrip('。')}）" if meaning else "")


@wording.register
def _(error: click.BadParameter) -> str:
    low, high = getattr(error.param, "min", None), getattr(error.param, "max", None)
    wanted = f"应是 {low} 到 {high} 之间的整数" if low is not None and high is not None else "应是整数"
    return f"{_name(error)} 的值不对，{wanted}"


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, TyperOption):
        return error.param.opts[0]
    return f"{getattr(error.param, 'metavar', '') or '参数'}"
