"""The sources of Kaohe as trees, for tests about their shape."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "kaohe"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One source file; ``name`` is its path below ``src/kaohe``."""

    name: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return _parsed(self.text)

    @property
    def room(self) -> str:
        """The room the file lies in."""
        return self.name.split("/")[0]

    def functions(self) -> Iterator[Function]:
        """Every function and method, nested ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def modules() -> tuple[Module, ...]:
    """Every Python file of the package."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return tuple(Module(path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")) for path in paths)


def rooms() -> list[str]:
    """The rooms, by their folders."""
    return sorted({module.room for module in modules() if "/" in module.name})
