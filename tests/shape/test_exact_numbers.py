"""Where figures are computed every number is exact: no float by its type, its literal, its name or in SQL."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from exact_types import EXACT_ROOMS
from mypy import api
from sources import ROOT, Module, modules

# A file and the reason why it may do what the others may not.
NAMES_A_FLOAT = {
    "facts/database.py": "the type DuckDB gives for its own settings",
    "policy/reading/places.py": "how alike two spellings are, when a misspelt key is answered",
}
DIVIDES_IN_SQL = {"expression/sql_text.py": "Spark has no wide whole division; it divides a decimal without remainder"}

SQL_FLOAT = re.compile(
    r"\b(DOUBLE|FLOAT4?|FLOAT8|REAL)\b|\b(avg|mean|median|round|stddev|favg|fsum)\s*\(", re.IGNORECASE
)
SQL_WORD = re.compile(r"\b(SELECT|FROM|CASE|WHEN|CAST|WHERE)\b|\b(sum|count|least|greatest|coalesce)\(")
SPACED_DIVISION, DIVISION = re.compile(r"(?<!/)\s/\s"), re.compile(r"(?<!/)/(?!/)")


def float_literals(module: Module) -> Iterator[str]:
    """Floats written down, and the name of the type."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield f"{module.name}:{node.lineno}: {node.value}"
        if isinstance(node, ast.Name) and node.id == "float":
            yield f"{module.name}:{node.lineno}: float"


def float_sql(module: Module) -> Iterator[str]:
    """SQL that an engine computes with floats: its types, its averages, its ``/``."""
    for node, text in _texts(module.tree):
        unquoted = re.sub(r"'[^']*'", "''", text)
        if SQL_FLOAT.search(unquoted) or _divides(unquoted):
            yield f"{module.name}:{node.lineno}: {text.strip()[:80]!r}"


def _divides(text: str) -> bool:
    return bool(SPACED_DIVISION.search(text) or (SQL_WORD.search(text) and DIVISION.search(text)))


def _texts(tree: ast.Module) -> Iterator[tuple[ast.expr, str]]:
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield node, "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not {id(node)} & (inner | said):
            yield node, node.value


def _exact_modules(*, without: Iterable[str]) -> list[Module]:
    return [module for module in modules() if module.room in EXACT_ROOMS and module.name not in without]


def test_no_float_is_written_where_figures_are_computed() -> None:
    assert [line for module in _exact_modules(without=NAMES_A_FLOAT) for line in float_literals(module)] == []


def test_no_sql_computes_a_figure_with_floats() -> None:
    assert [line for module in _exact_modules(without=DIVIDES_IN_SQL) for line in float_sql(module)] == []


def test_each_exception_is_still_needed() -> None:
    found = {module.name: module for module in modules()}
    assert all(list(float_literals(found[name])) for name in NAMES_A_FLOAT)
    assert all(list(float_sql(found[name])) for name in DIVIDES_IN_SQL)


@pytest.mark.parametrize("code", ["rate = 0.2", "rate = 2e-1", "def half(x: float) -> int: ..."])
def test_a_written_float_is_found(code: str) -> None:
    assert list(float_literals(Module("pay/x.py", code)))


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT a / b",
        "({a}) / {b}",
        "CAST(a AS DOUBLE)",
        "x::real",
        "AVG(points)",
        "round(a, 2)",
        "sum(a)/count(*)",
        "SELECT a/b",
    ],
)
def test_sql_with_floats_is_found(sql: str) -> None:
    assert list(float_sql(Module("pay/x.py", f"query = f{sql!r}")))
    assert list(float_sql(Module("pay/x.py", f"query = {sql!r}")))


@pytest.mark.parametrize("sql", ["a // b", "shop || '/' || day", "viewers/观看人数/人次", "*/*.json", "positions/"])
def test_whole_division_and_separators_are_no_floats(sql: str) -> None:
    assert not list(float_sql(Module("pay/x.py", f"query = {sql!r}")))


MIXED = """
from __future__ import annotations

import math
import time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path


def mixed(folder: Path, share: Fraction, whole: int, maybe: dict[str, float]) -> list[object]:
    return [
        int(whole / 3),  # float
        -whole / 3,  # float
        float("1"),  # float
        math.sqrt(whole),  # float
        time.time(),  # float
        maybe.get("x"),  # float
        round(share),  # float
        folder / "x",
        share / 3,
        1 / share,
        Decimal(whole) / 3,
        whole // 3,
        math.gcd(whole, 3),
    ]
"""


def _mypy(*arguments: str) -> str:
    return api.run(["--config-file", str(ROOT / "pyproject.toml"), *arguments])[0]


def test_a_call_or_operator_that_gives_a_float_is_an_error_in_an_exact_room_alone(tmp_path: Path) -> None:
    exact, other = tmp_path / "kaohe" / "pay" / "x.py", tmp_path / "kaohe" / "cli" / "y.py"
    for file in (exact, other):
        file.parent.mkdir(parents=True)
        file.write_text(MIXED, encoding="utf-8")
    said = _mypy("--cache-dir", str(tmp_path / "cache"), str(exact), str(other))
    expected = [number for number, line in enumerate(MIXED.splitlines(), start=1) if line.endswith("# float")]
    assert [int(number) for number in re.findall(r"x\.py:(\d+): error", said)] == expected
    assert "y.py" not in said


@pytest.mark.slow
def test_every_type_of_the_package_is_strict_and_none_is_a_float(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    said = _mypy("src")
    assert said.startswith("Success"), said
