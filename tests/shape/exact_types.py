"""A mypy plugin: in the rooms that compute figures no call and no operator gives a float, nor rounds half to even.

mypy knows the type of every expression, so ``whole / whole`` is told from ``Fraction / whole`` and ``folder / name``.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from mypy.plugin import FunctionContext, MethodContext, Plugin
from mypy.types import Instance, Type, UnionType, get_proper_type

EXACT_ROOMS = frozenset("quantities expression policy facts attribution indicators scoring grading pay".split())
FLOAT = "builtins.float"
_TO_EVEN = "round() rounds half to even; use kaohe.quantities"
_A_FLOAT = "This gives a float; figures are whole numbers (kaohe.quantities.divide_half_away) or Fractions"


def exact(path: str) -> bool:
    """Whether the file lies in a room whose numbers must be exact."""
    folders = Path(path).parts
    return any(above == "kaohe" and folder in EXACT_ROOMS for above, folder in pairwise(folders))


def _has_float(given: Type) -> bool:
    given = get_proper_type(given)
    if isinstance(given, UnionType):
        return any(_has_float(item) for item in given.items)
    return isinstance(given, Instance) and given.type.fullname == FLOAT


def _no_float(context: FunctionContext | MethodContext) -> Type:
    if exact(context.api.path) and _has_float(context.default_return_type):
        context.api.fail(_A_FLOAT, context.context)
    return context.default_return_type


def _no_round(context: FunctionContext) -> Type:
    if exact(context.api.path):
        context.api.fail(_TO_EVEN, context.context)
    return context.default_return_type


class ExactTypes(Plugin):
    """Looks at what each call and each operator returns."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """For calls of functions and classes."""
        return _no_round if fullname == "builtins.round" else _no_float

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        """For calls of methods, operators among them."""
        return _no_float


def plugin(version: str) -> type[Plugin]:
    """What mypy asks a plugin file for."""
    return ExactTypes
