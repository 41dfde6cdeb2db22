"""Code stays small: a file one can read, a function one can see whole, a call one can remember."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from sources import Function, Module, modules

MODULE_LINES, FUNCTION_LINES, PARAMETERS = 250, 40, 4


def long_modules(module: Module) -> Iterator[str]:
    """Files over the limit."""
    lines = len(module.text.splitlines())
    if lines > MODULE_LINES:
        yield f"{module.name}: {lines} lines"


def long_functions(module: Module) -> Iterator[str]:
    """Functions over the limit."""
    for function in module.functions():
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        if lines > FUNCTION_LINES:
            yield f"{module.name}:{function.lineno} {function.name}: {lines} lines"


def wide_functions(module: Module) -> Iterator[str]:
    """Functions with so many positional parameters that a record is missing."""
    for function in module.functions():
        names = [parameter.arg for parameter in (*function.args.posonlyargs, *function.args.args)]
        count = len([name for name in names if name not in {"self", "cls"}])
        if count > PARAMETERS and not _is_command(function):
            yield f"{module.name}:{function.lineno} {function.name}: {count} positional parameters"


def _is_command(function: Function) -> bool:
    """A command's parameters are its options on the command line; nobody calls it from code."""
    return any(
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr in {"command", "callback"}
        for decorator in function.decorator_list
    )


def test_no_module_is_longer_than_250_lines() -> None:
    assert [line for module in modules() for line in long_modules(module)] == []


def test_no_function_is_longer_than_40_lines() -> None:
    assert [line for module in modules() for line in long_functions(module)] == []


def test_no_function_takes_more_than_four_positional_parameters() -> None:
    assert [line for module in modules() for line in wide_functions(module)] == []


@pytest.mark.parametrize(
    ("check", "allowed", "beyond"),
    [
        (long_modules, "x = 1\n" * 250, "x = 1\n" * 251),
        (long_functions, "def f():\n" + " x = 1\n" * 39, "def f():\n" + " x = 1\n" * 40),
        (wide_functions, "def f(self, a, b, c, d, *, e): ...", "def f(a, b, c, d, e): ..."),
        (wide_functions, "@app.command('run')\ndef f(a, b, c, d, e): ...", "@cache\ndef f(a, b, c, d, e): ..."),
    ],
)
def test_each_limit_is_met_and_not_passed(check: object, allowed: str, beyond: str) -> None:
    assert callable(check)
    assert list(check(Module("pay/x.py", allowed))) == []
    assert list(check(Module("pay/x.py", beyond))) != []
