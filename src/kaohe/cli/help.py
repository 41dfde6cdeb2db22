"""Help (帮助): what a command is for and how it is called, in Chinese, cut to the width of the terminal."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from rich.cells import cell_len
from typer import _click as click  # typer keeps its click inside and exports only parts of it
from typer.core import TyperCommand, TyperGroup, TyperOption

WIDEST = 100
"""Longer lines are hard to read, however wide the terminal is."""

_LEFT = 26
_PIECE = re.compile(r"[（「“《]*(?:[!-~]+|[^!-~])[，。；：、！？）」”…]*")

Row = tuple[str, str]


class Misuse(click.exceptions.UsageError):
    """A command that cannot be understood; the message is a Chinese sentence without its full stop."""


class Command(TyperCommand):
    """A command that explains itself in Chinese."""

    allow_extra_args = True

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help page."""
        formatter.write(help_page(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Words nobody asked for are refused here, for click would do it in English."""
        rest = super().parse_args(ctx, args)
        if rest:
            raise Misuse(f"「{' '.join(rest)}」是多出来的；含空格的文件名要放在引号里", ctx)
        return rest


class Group(TyperGroup):
    """A group of commands that explains itself in Chinese."""

    command_class = Command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help page."""
        formatter.write(help_page(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command meant; a wrong name is answered with the nearest right one."""
        if self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            meant = f"是不是 {near[0]}" if near else f"可用的有：{'、'.join(self.list_commands(ctx))}"
            raise Misuse(f"没有命令「{args[0]}」，{meant}", ctx)
        return super().resolve_command(ctx, args)


def help_page(ctx: click.Context) -> str:
    """The help page of the command of a context."""
    command = ctx.command
    parts = [*_wrapped(f"用法：{_usage(ctx)}", 0), "", *_wrapped(command.help or "", 0), ""]
    options = [item for item in command.get_params(ctx) if isinstance(item, TyperOption)]
    if isinstance(command, TyperGroup):
        parts += _table("命令", ((name, item.help or "") for name, item in command.commands.items()))
    parts += _table("必填", (_option(item) for item in options if item.required))
    parts += _table("选项", (_option(item) for item in options if not item.required))
    return "\n".join(parts)


def _usage(ctx: click.Context) -> str:
    if isinstance(ctx.command, TyperGroup):
        return f"{ctx.command_path} 命令 （选项）"
    words = [
        f"{item.opts[0]} {item.metavar}" if isinstance(item, TyperOption) else f"{item.metavar}"
        for item in ctx.command.get_params(ctx)
        if item.required
    ]
    return " ".join([ctx.command_path, *words, "（选项）"])


def _option(item: TyperOption) -> Row:
    names = " / ".join([*item.opts, *item.secondary_opts])
    if item.name == "help":
        return names, "显示本说明。"
    return f"{names} {item.metavar or ''}".rstrip(), f"{item.help}{_default(item)}"


def _default(item: TyperOption) -> str:
    if item.required or item.default is None or (item.is_flag and not item.secondary_opts):
        return ""
    chosen = (item.opts if item.default else item.secondary_opts)[0] if item.is_flag else item.default
    return f"（默认 {chosen}）"


def _table(title: str, rows: Iterable[Row]) -> list[str]:
    lines = [line for row in rows for line in _row(row)]
    return [title, *lines, ""] if lines else []


def _row(row: Row) -> Iterator[str]:
    left, right = row
    space = " " * max(_LEFT - cell_len(left) - 2, 2)
    first, *others = _wrapped(right, _LEFT)
    yield f"  {left}{space}{first}" if cell_len(left) <= _LEFT - 4 else f"  {left}\n{' ' * _LEFT}{first}"
    yield from (f"{' ' * _LEFT}{line}" for line in others)


def _wrapped(text: str, indent: int) -> list[str]:
    """Lines that fit behind an indent; a Latin word stays whole and no line begins with a closing mark."""
    width = min(shutil.get_terminal_size().columns, WIDEST) - indent
    lines = [""]
    for piece in _PIECE.findall(" ".join(text.split())):
        if cell_len(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return lines
