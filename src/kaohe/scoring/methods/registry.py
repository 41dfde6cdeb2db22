"""Which function scores which method; every method is one file with one signature."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kaohe.policy.rules import Rule
from kaohe.scoring.context import Context
from kaohe.scoring.score import Score

Method = Callable[[Any, Context], Score]

_METHODS: dict[str, Method] = {}


def scores(name: str) -> Callable[[Method], Method]:
    """Register the function that scores rules of this method."""

    def register(method: Method) -> Method:
        _METHODS[name] = method
        return method

    return register


def score(rule: Rule, context: Context) -> Score:
    """The points of a rule in base units, exact; conditions and reasons go into the context's notes."""
    return _METHODS[rule.method](rule, context)
