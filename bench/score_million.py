"""Score 1,000,000 people × 15 indicators, beside the bare hand-written DuckDB SQL over the same integer columns.

    python bench/score_million.py [--people N] [--rounds N] [--check]

Prints both times (best of the rounds, taken in turns), their ratio and the peak memory of the process. Both queries
give the same figures; the script compares them first. With ``--check`` it exits 1 above 1.5 × or 2 GiB.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

import duckdb

from million_scorecard import compiled, people_sql

BARE = Path(__file__).with_name("score_million_bare.sql")
MOST_TIMES_BARE = 1.5
MOST_BYTES = 2 * 1024**3


def main() -> int:
    """Run the comparison; 1 when a limit was asked for and is exceeded."""
    arguments = _arguments()
    connection = duckdb.connect(config={"threads": 2, "memory_limit": "1500MB"})
    connection.execute(f"CREATE TABLE people AS {people_sql(arguments.people)}")
    queries = {"ours": _ours(), "bare": BARE.read_text(encoding="utf-8").rstrip().rstrip(";")}
    outputs = _outputs()
    different = _differences(connection, queries, outputs)
    best = _best_times(connection, queries, outputs, arguments.rounds)
    return _report(arguments, best, different)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


def _outputs() -> list[str]:
    """What both give: points and state of every row, sections, pool, total, grade, coefficient, vetoes."""
    card = compiled()
    rows = [f"{row}__{figure}" for row in card.rows for figure in ("points", "state")]
    sections = [f"section__{section.id}" for section in card.scorecard.sections]
    vetoes = [f"veto__{veto.id}" for veto in card.scorecard.vetoes]
    return [*rows, *vetoes, *sections, "pool", "total", "total__state", "grade", "coefficient"]


def _ours() -> str:
    return compiled().sql("people", ["person"], _outputs())


def _differences(connection: duckdb.DuckDBPyConnection, queries: dict[str, str], outputs: list[str]) -> int:
    """People for whom the two queries give a different figure anywhere."""
    names = ", ".join(["person", *outputs])
    compared = f"SELECT {names} FROM ({queries['ours']}) EXCEPT SELECT {names} FROM ({queries['bare']})"
    sample = "person < 100000"
    [(count,)] = connection.execute(f"SELECT count(*) FROM ({compared}) WHERE {sample}").fetchall()
    sums = [connection.execute(_summed(query, outputs)).fetchall() for query in queries.values()]
    return int(count) + (0 if sums[0] == sums[1] else 1)


def _summed(query: str, outputs: list[str]) -> str:
    """All figures computed, none kept: the sum of each."""
    return f"SELECT {', '.join(f'sum({name})' for name in outputs)} FROM ({query})"


def _best_times(
    connection: duckdb.DuckDBPyConnection, queries: dict[str, str], outputs: list[str], rounds: int
) -> dict[str, float]:
    best = dict.fromkeys(queries, float("inf"))
    for _ in range(rounds):
        for name, query in queries.items():
            started = time.perf_counter()
            connection.execute(_summed(query, outputs)).fetchall()
            best[name] = min(best[name], time.perf_counter() - started)
    return best


def _report(arguments: argparse.Namespace, best: dict[str, float], different: int) -> int:
    times = best["ours"] / best["bare"]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"people {arguments.people:,} × 15 indicators, best of {arguments.rounds}")
    print(f"ours {best['ours']:.3f} s, bare SQL {best['bare']:.3f} s, ratio {times:.2f} (at most {MOST_TIMES_BARE})")
    print(f"peak memory {peak / 1024**2:.0f} MiB (at most {MOST_BYTES // 1024**2}); different figures: {different}")
    within = times <= MOST_TIMES_BARE and peak <= MOST_BYTES and different == 0
    return 1 if arguments.check and not within else 0


if __name__ == "__main__":
    sys.exit(main())
