"""A small month made by hand: the fact tables, filled with the few cells a rule looks at."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import duckdb

from kaohe.attribution import Window, attribute, month_window
from kaohe.facts import TABLES
from kaohe.policy.fact_rules import FactRules

CLAUSE = "测试口径"
AS_OF = dt.datetime(2026, 11, 4, 18)


def moment(text: str) -> dt.datetime:
    """「10-31 23:30」 of 2026, seconds optional."""
    return dt.datetime.fromisoformat(f"2026-{text}" if text.count(":") == 2 else f"2026-{text}:00")


def fact_rules(**changes: Any) -> FactRules:
    """The counting rules of the tests, as a policy file would write them; ``changes`` by part and key."""
    raw: dict[str, Any] = {
        "orders": {
            "brush_below": "29元",
            "excluded_words": ["样品", "补发", "刷单"],
            "affiliate_sources": ["精选联盟"],
            "live_kinds": ["直播", "其他"],
            "pending_kinds": ["数据将于第二天更新"],
            "refunded_statuses": ["退款成功", "同意退款,退款成功"],
            "clause": CLAUSE,
        },
        "sessions": {"restart_gap": "15分钟", "shortest": "10分钟", "clause": CLAUSE},
        "attribution": {
            "roles": ["主播", "副播", "运营"],
            "position_roles": {"anchor": "主播", "co_host": "副播", "operations_specialist": "运营"},
            "clause": CLAUSE,
        },
        "cut_off": {"working_day": 3, "at": "18:00", "clause": CLAUSE},
        "calendar": {"holidays": [f"2026-10-0{day}" for day in range(1, 8)], "make_up_days": [], "source": "测试"},
        "clause": CLAUSE,
    }
    for part, values in changes.items():
        raw[part] |= values
    return FactRules.model_validate(raw)


class Month:
    """October 2026 as rows; every ``add`` names only the columns that matter."""

    def __init__(self, threads: int = 1) -> None:
        self.con = duckdb.connect(config={"threads": threads})
        self.window: Window = month_window("2026-10", AS_OF)
        self.rows: list[tuple[str, dict[str, Any]]] = []
        self._numbers = 0
        for table in TABLES.values():
            self.con.execute(table.create_sql)

    def add(self, table: str, **cells: Any) -> None:
        """One row of a fact table with its place in an invented file."""
        self._numbers += 1
        cells = {"source_file": f"{table}.xlsx", "source_sheet": "数据", "source_row": self._numbers + 1} | cells
        self.rows.append((table, cells))

    def account(self, room: str = "一号间", account_id: str = "dy1", **cells: Any) -> None:
        """A room's account, valid always unless dates are given."""
        self.add(
            "accounts",
            platform="抖音",
            account_id=account_id,
            name=cells.pop("name", account_id),
            room=room,
            shop=cells.pop("shop", "店"),
            **cells,
        )

    def slot(self, person: str, start: str, end: str, **cells: Any) -> None:
        """A slot of 主播 in 一号间 unless said otherwise; planned as worked unless said otherwise."""
        times = {"started_at": moment(start), "ended_at": moment(end)}
        plan = {"planned_start": times["started_at"], "planned_end": times["ended_at"]}
        self.add("slots", **({"room": "一号间", "role": "主播", "person_id": person} | plan | times | cells))

    def order(self, line: str, submitted: str, payable: int = 10_000, **cells: Any) -> None:
        """A paid order line of account dy1, in fen."""
        at = moment(submitted)
        base = {
            "shop": "店",
            "order_id": f"main{line}",
            "line_id": line,
            "submitted_at": at,
            "paid_at": at,
            "biz_date": at.date(),
            "payable": payable,
            "freight": 0,
            "platform_discount": 0,
            "quantity": 1,
            "author_id": "dy1",
            "traffic_kind": "直播",
            "traffic_source": "小店自卖",
            "status": "已完成",
            "completed_at": at,
            "product": "杯子",
        }
        self.add("order_lines", **(base | cells))

    def refund(self, case: str, line: str, goods: int, refunded: str | None, **cells: Any) -> None:
        """An after-sale case of a line; without a refund time it was closed."""
        at = moment(refunded) if refunded else None
        base = {
            "shop": "店",
            "aftersale_id": case,
            "order_id": f"main{line}",
            "line_id": line,
            "refund_goods": goods,
            "refund_freight": 0,
            "status": "退款成功" if at else "售后关闭",
            "refunded_at": at,
            "applied_at": at or moment("10-02 09:00"),
        }
        self.add("after_sales", **(base | cells))

    def session(self, start: str, end: str, account_id: str = "dy1", **cells: Any) -> None:
        """A live session of an account with the metrics given."""
        times = {"started_at": moment(start), "ended_at": moment(end)}
        self.add(
            "sessions", platform="抖音", account_id=account_id, biz_date=times["started_at"].date(), **times, **cells
        )

    def person(self, person_id: str, position: str = "anchor", **cells: Any) -> None:
        """An employee since 2025 unless said otherwise."""
        base = {
            "name": person_id,
            "position": position,
            "hired_on": dt.date(2025, 1, 1),
            "effective_on": dt.date(2025, 1, 1),
        }
        self.add("people", person_id=person_id, **(base | cells))

    def deliver(self, *tables: str) -> None:
        """Say that tables were delivered for the period, even if empty."""
        for table in tables:
            self.add("deliveries", table_name=table, period="2026-10", rows=0)

    def load(self, seed: int | None = None) -> duckdb.DuckDBPyConnection:
        """Write the rows, shuffled by ``seed`` if given."""
        rows = list(self.rows)
        if seed is not None:
            random.Random(seed).shuffle(rows)
        for table, cells in rows:
            names = ", ".join(f'"{name}"' for name in cells)
            marks = ", ".join("?" for _ in cells)
            self.con.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(cells.values()))
        return self.con

    def attribute(self, rules: FactRules | None = None, seed: int | None = None) -> duckdb.DuckDBPyConnection:
        """Load and attribute."""
        self.load(seed)
        attribute(self.con, rules or fact_rules(), self.window)
        return self.con


def answers(con: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    return con.execute(query).fetchall()
