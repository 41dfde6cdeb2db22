"""The same tree gives the same text, whatever the seed of Python's hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kaohe import expression as ex
from kaohe.expression.program import lay_out
from kaohe.expression.python_text import PYTHON_STYLE, source

SCRIPT = "from test_same_text import texts; print(texts())"


def texts() -> str:
    plan = ex.Plan()
    columns = [ex.Column(f"c{number}", -5, 10**12) for number in range(12)]
    for number, column in enumerate(columns):
        other = columns[number // 2]
        shared = ex.divide_half_away(column * 10**6, ex.maximum(other, 1))
        plan.define(f"x{number}", ex.minimum(shared, other) + ex.absolute(shared))
        plan.define(f"y{number}", ex.any_of(shared > other, ex.equals(column, 3), other < 2))
    definitions = {name: plan.definition(name) for name in plan.names}
    python = source(lay_out(definitions, {}, PYTHON_STYLE))
    return "\n".join([plan.sql("duckdb", "t", ("k",)), plan.sql("spark", "t", ("k",)), python])


def _in_a_process_of_its_own(seed: str) -> str:
    folder = str(Path(__file__).parent)
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": folder}
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.removesuffix("\n")


def test_the_text_does_not_depend_on_the_hash_seed() -> None:
    assert {_in_a_process_of_its_own(seed) for seed in ("0", "1", "4242")} == {texts()}
