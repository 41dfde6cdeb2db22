"""A program as a Python function, generated from our own tree only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from kaohe.expression.comparison import Comparison
from kaohe.expression.inputs import Column
from kaohe.expression.nodes import (
    Absolute,
    Add,
    AllOf,
    BoolExpr,
    Case,
    Compare,
    FloorDivide,
    Junction,
    Literal,
    Maximum,
    Minimum,
    Multiply,
    Node,
    Not,
    Subtract,
    Truth,
)
from kaohe.expression.program import Program, Style
from kaohe.expression.text import Strength, Text, chain, junction
from kaohe.expression.walk import children

Function = Callable[[Mapping[str, int]], dict[str, int]]

PYTHON_STYLE = Style(shared_weight=2, depth=40, repeats=lambda node: isinstance(node, Minimum | Maximum))
"""A local variable is nearly free; the parser refuses deep parentheses."""

_OPERATORS = {
    Add: ("+", Strength.ADD),
    Subtract: ("-", Strength.ADD),
    Multiply: ("*", Strength.MULTIPLY),
    FloorDivide: ("//", Strength.MULTIPLY),
}
_COMPARISONS = {Comparison.EQUAL: "==", Comparison.DIFFERENT: "!="}


def compiled(program: Program) -> Function:
    """The program as a function from a row of columns to its outputs; conditions come out as 0 or 1."""
    space: dict[str, object] = {}
    # Names are checked by the plan, so the text holds nothing but our own operators.
    exec(compile(source(program), "<plan>", "exec"), space)  # noqa: S102
    return cast(Function, space["compute"])


def source(program: Program) -> str:
    """The text of the function."""
    lines, texts = ["def compute(row):"], dict[int, Text]()
    again = _columns_read_again(program)
    for node in program.nodes:
        text = _write(node, [texts[id(child)] for child in children(node)])
        if id(node) in program.steps or id(node) in again:
            variable = f"v{len(lines)}"
            lines.append(f"    {variable} = {text.text}")
            text = Text(variable)
        texts[id(node)] = text
    results = (f"{name!r}: {_result(node, texts[id(node)])}" for name, node in program.outputs.items())
    return "\n".join([*lines, f"    return {{{', '.join(results)}}}\n"])


def _columns_read_again(program: Program) -> set[int]:
    """Columns worth a local variable, because the text reads them more than once."""
    seen: set[int] = set()
    again: set[int] = set()
    for node in program.nodes:
        for child in children(node):
            if isinstance(child, Column) and (id(child) in seen or PYTHON_STYLE.repeats(node)):
                again.add(id(child))
            seen.add(id(child))
    return again


def _result(node: Node, text: Text) -> str:
    return f"+{text.inside(Strength.ATOM)}" if isinstance(node, BoolExpr) else text.text


def _write(node: Node, parts: list[Text]) -> Text:
    match node:
        case Column(name=name):
            return Text(f"row[{name!r}]")
        case Literal(value=value):
            return Text(str(value) if value >= 0 else f"({value})")
        case Truth(value=truth):
            return Text(str(truth))
        case Not():
            return Text(f"not {parts[0].inside(Strength.NOT)}", Strength.NOT)
        case Junction():
            word, strength = ("and", Strength.AND) if isinstance(node, AllOf) else ("or", Strength.OR)
            return junction(parts, word, strength)
    return _operation(node, parts)


def _operation(node: Node, parts: list[Text]) -> Text:
    match node:
        case Add() | Subtract() | Multiply() | FloorDivide():
            sign, strength = _OPERATORS[type(node)]
            return chain(parts[0], sign, parts[1], strength)
        case Compare():
            return chain(parts[0], _COMPARISONS.get(node.op, node.op), parts[1], Strength.COMPARE)
        case Minimum() | Maximum():
            left, right = parts[0].text, parts[1].text
            return Text(f"({left} if {left} {'<' if isinstance(node, Minimum) else '>'} {right} else {right})")
        case Absolute():
            return Text(f"abs({parts[0].text})")
        case Case():
            pairs = zip(parts[:-1:2], parts[1::2], strict=True)
            return Text(f"({''.join(f'{value.text} if {test.text} else ' for test, value in pairs)}{parts[-1].text})")
    raise TypeError(f"no Python for {type(node).__name__}")
