"""The folder list is the architecture: a room for each noun, each with its page, no drawer, nothing without a word."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest
from sources import PACKAGE, ROOT, Module, modules, rooms

DRAWERS = {"utils", "util", "common", "helpers", "helper", "core", "misc", "shared", "lib", "tools"}


def drawers(name: str) -> set[str]:
    """The parts of a path that name no noun."""
    return DRAWERS & set(PurePosixPath(name).with_suffix("").parts)


def undocumented(module: Module) -> Iterator[str]:
    """The module, public classes and public functions that have no docstring."""
    if not ast.get_docstring(module.tree):
        yield f"{module.name}: the module"
    for node in _public(module.tree):
        if not ast.get_docstring(node):
            yield f"{module.name}:{node.lineno} {node.name}"


def _public(tree: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in tree.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
            continue
        if not _is_overload(node):
            yield node
        if isinstance(node, ast.ClassDef):
            yield from _public(node)


def _is_overload(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(isinstance(decorator, ast.Name) and decorator.id == "overload" for decorator in node.decorator_list)


def test_no_drawer_is_opened() -> None:
    assert [module.name for module in modules() if drawers(module.name)] == []


def test_everything_public_has_a_line_of_docstring() -> None:
    assert [line for module in modules() for line in undocumented(module)] == []


@pytest.mark.parametrize("room", rooms())
def test_a_room_has_a_short_page_on_its_purpose(room: str) -> None:
    page = PACKAGE / room / "README.md"
    assert page.is_file(), f"src/kaohe/{room}/README.md is missing: purpose, concepts, intention on half a page"
    text = page.read_text(encoding="utf-8")
    assert len(text) > 200, f"src/kaohe/{room}/README.md says too little"
    assert len(text.splitlines()) <= 80, f"src/kaohe/{room}/README.md is longer than a page"


def test_every_room_stands_in_the_import_contract() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = config["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {room.strip(" ()") for layer in layers for room in layer.split("|")}
    assert set(rooms()) <= named


def test_a_room_imports_only_rooms_below_it() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run([*command, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_file_of_the_tests_has_a_name_of_its_own() -> None:
    """pytest and mypy know a test file, and tests import each other's makers, by the bare name."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py")
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("name", ["pay/utils.py", "common/x.py", "scoring/helpers/x.py", "core/__init__.py"])
def test_a_drawer_is_found(name: str) -> None:
    assert drawers(name)


@pytest.mark.parametrize(
    "code",
    [
        "x = 1",
        '"""M."""\ndef f(): ...',
        '"""M."""\nclass A: ...',
        '"""M."""\nclass A:\n    """A."""\n    def f(self): ...',
    ],
)
def test_a_missing_docstring_is_found(code: str) -> None:
    assert list(undocumented(Module("pay/x.py", code)))


def test_private_names_need_no_docstring() -> None:
    assert not list(undocumented(Module("pay/x.py", '"""M."""\ndef _f(): ...\nclass _A: ...')))
