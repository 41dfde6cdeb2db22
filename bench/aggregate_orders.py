"""10,000,000 order lines to slots to ten indicators a person, beside hand-written SQL over the same Parquet.

    python bench/aggregate_orders.py [--lines N] [--rounds N] [--data DIR] [--check]

Both run in turns; prints both times (best of the rounds), their ratio and the peak memory of the process. Both give
the same figures; the script compares them all. With ``--check`` it exits 1 above 1.5 × or with a difference.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path

import duckdb

from kaohe.attribution import attribute, month_window
from kaohe.indicators import IndicatorRules, Need, measure
from kaohe.policy.fact_rules import FactRules
from kaohe.policy.indicators import Indicator
from kaohe.policy.pay import SpecialPeople
from order_month import open_month, write_month

MOST_TIMES_BARE = 1.5
BARE = Path(__file__).with_name("aggregate_orders_bare.sql").read_text(encoding="utf-8")
WINDOW = month_window("2026-10", dt.datetime(2026, 11, 4, 18))
POSITIONS = {"anchor": "主播", "co_host": "副播", "operations_specialist": "运营"}
SUMS = ("net_sales", "gross_sales", "refunded_sales", "open_sales", "paid_orders", "refunded_orders", "items_sold")
RATIOS = {
    "refund_rate": ("refunded_orders", "paid_orders"),
    "refund_share": ("refunded_sales", "gross_sales"),
    "order_value": ("net_sales", "paid_orders"),
}
UNITS = {"refund_rate": "%", "refund_share": "%", "paid_orders": "单", "refunded_orders": "单", "items_sold": "件"}
Figures = dict[tuple[str, str], Fraction]


def main() -> int:
    """Run the comparison; 1 when a limit was asked for and is exceeded."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as made:
        folder = arguments.data or Path(made)
        write_month(folder, arguments.lines)
        con = open_month(folder)
        runs = {"ours": _ours, "bare": _bare}
        figures = {name: _as_dict(con, run(con)) for name, run in runs.items()}
        different = len(figures["ours"].items() ^ figures["bare"].items())
        best = _best_times(con, runs, arguments.rounds)
    return _report(arguments, best, (different, len(figures["bare"])))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--data", type=Path, help="a folder to keep the generated Parquet in")
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


def _rules() -> IndicatorRules:
    """The counting rules of the default policy's shape, and ten indicators."""
    clause = {"clause": "测量"}
    orders = {
        "brush_below": "29元",
        "excluded_words": ["样品", "补发"],
        "affiliate_sources": ["精选联盟"],
        "live_kinds": ["直播"],
        "pending_kinds": ["数据将于第二天更新"],
        "refunded_statuses": ["退款成功"],
    }
    facts = FactRules.model_validate(
        {
            "orders": orders | clause,
            "sessions": {"restart_gap": "15分钟", "shortest": "10分钟"} | clause,
            "attribution": {"roles": list(POSITIONS.values()), "position_roles": POSITIONS} | clause,
            "cut_off": {"working_day": 3, "at": "18:00"} | clause,
            "calendar": {"holidays": [], "make_up_days": [], "source": "测量"},
            **clause,
        }
    )
    people = SpecialPeople.model_validate(
        {
            "hired_by_day": 15,
            "leave_prorates_to": "5工作日",
            "leave_exempts_over": "50%",
            "leaver_least_days": "10工作日",
            "exempt_coefficient": "1.0",
        }
        | clause
    )
    return IndicatorRules(facts, people, {one.id: one for one in _indicators()}, {})


def _indicators() -> list[Indicator]:
    formulas: dict[str, dict[str, str]] = {name: {"kind": "sum", "of": name} for name in SUMS}
    for name, (numerator, denominator) in RATIOS.items():
        formulas[name] = {"kind": "ratio", "numerator": numerator, "denominator": denominator}
    texts = dict.fromkeys(("english", "formula_text", "source", "clause"), "测量")
    return [
        Indicator.model_validate(
            {"id": name, "name": name, "unit": UNITS.get(name, "元"), "direction": "higher", "formula": one} | texts
        )
        for name, one in formulas.items()
    ]


RULES = _rules()
NEEDS = [Need(position, name, "actual", name) for position in POSITIONS for name in RULES.indicators]


def _ours(con: duckdb.DuckDBPyConnection) -> str:
    attribute(con, RULES.facts, WINDOW)
    measure(con, RULES, WINDOW, NEEDS)
    return "SELECT post_id AS person_id, row_id AS indicator, numerator, denominator FROM inputs WHERE state = 1"


def _bare(con: duckdb.DuckDBPyConnection) -> str:
    con.execute(f"CREATE OR REPLACE TABLE bare AS {BARE}")
    return "SELECT person_id, indicator, numerator, denominator FROM bare"


def _as_dict(con: duckdb.DuckDBPyConnection, query: str) -> Figures:
    return {(person, name): Fraction(top, bottom) for person, name, top, bottom in con.execute(query).fetchall()}


def _best_times(
    con: duckdb.DuckDBPyConnection, runs: Mapping[str, Callable[[duckdb.DuckDBPyConnection], str]], rounds: int
) -> dict[str, float]:
    """By run, and by run and 「processor」: on a busy machine only the second is steady."""
    best = {name + clock: float("inf") for name in runs for clock in ("", " processor")}
    for _ in range(rounds):
        for name, run in runs.items():
            started, worked = time.perf_counter(), time.process_time()
            run(con)
            best[name] = min(best[name], time.perf_counter() - started)
            best[f"{name} processor"] = min(best[f"{name} processor"], time.process_time() - worked)
    return best


def _report(arguments: argparse.Namespace, best: dict[str, float], figures: tuple[int, int]) -> int:
    different, compared = figures
    times = best["ours"] / best["bare"]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"order lines {arguments.lines:,}, {compared // 10} people × 10 indicators, best of {arguments.rounds}")
    print(f"ours {best['ours']:.2f} s, bare SQL {best['bare']:.2f} s, ratio {times:.2f} (at most {MOST_TIMES_BARE})")
    worked = best["ours processor"], best["bare processor"]
    print(f"processor time: ours {worked[0]:.2f} s, bare SQL {worked[1]:.2f} s, ratio {worked[0] / worked[1]:.2f}")
    print(f"peak memory {peak} MiB; different figures: {different} of {compared}")
    return 1 if arguments.check and (times > MOST_TIMES_BARE or different or not compared) else 0


if __name__ == "__main__":
    sys.exit(main())
