"""For any roster and any orders: an independent slow reckoning agrees, and nothing depends on order or threads."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from kaohe.attribution import unequal_totals
from kaohe.attribution.sessions import split_sessions
from small_month import Month, answers

START = dt.datetime(2026, 10, 5, 18)
ROLES = ("主播", "副播")


@dataclass(frozen=True)
class Slot:
    person: str
    role: str
    begins: int
    ends: int
    weight: int | None


@dataclass(frozen=True)
class Order:
    minute: int
    payable: int
    refund: int


slots = st.lists(
    st.builds(
        lambda person, role, begins, length, weight: Slot(person, role, begins, begins + length, weight),
        st.sampled_from("甲乙丙丁"),
        st.sampled_from(ROLES),
        st.integers(0, 20),
        st.integers(1, 12),
        st.one_of(st.none(), st.integers(0, 5)),
    ),
    max_size=6,
    unique_by=lambda slot: (slot.person, slot.role, slot.begins),
)
orders = st.lists(
    st.builds(Order, st.integers(0, 34), st.integers(2_900, 9_999), st.integers(0, 12_000)), min_size=1, max_size=6
)


Room = tuple[list[Slot], list[Order]]
rooms = st.lists(st.tuples(slots, orders), min_size=1, max_size=12)
"""Many rooms at once: each is a case of its own, and they must not disturb each other."""


def build(cases: list[Room], threads: int = 1) -> Month:
    month = Month(threads)
    for index, (roster, placed) in enumerate(cases):
        month.account(f"{index}号间", f"dy{index}")
        for slot in roster:
            month.slot(
                slot.person,
                "10-05 18:00",
                "10-05 18:00",
                room=f"{index}号间",
                role=slot.role,
                weight=slot.weight,
                started_at=START + dt.timedelta(minutes=slot.begins),
                ended_at=START + dt.timedelta(minutes=slot.ends),
            )
        for number, order in enumerate(placed):
            line, at = f"{index}-{number}", START + dt.timedelta(minutes=order.minute)
            month.order(line, f"{at:%m-%d %H:%M:%S}", order.payable, author_id=f"dy{index}")
            if order.refund:
                month.refund(f"r{line}", line, order.refund, "10-20 10:00")
        month.session("10-05 18:00", "10-05 18:30", account_id=f"dy{index}", viewers=997)
    return month


def shares(amount: int, weights: dict[str, int]) -> dict[str, int]:
    """Largest remainder by fractions: floors first, then one each by the size of what was cut off."""
    total = sum(weights.values())
    exact = {person: Fraction(amount * weight, total) for person, weight in weights.items()}
    parts = {person: int(value) for person, value in exact.items()}
    ranked = sorted(weights, key=lambda person: (-(exact[person] - parts[person]), person))
    for person in ranked[: amount - sum(parts.values())]:
        parts[person] += 1
    return parts


def on_air(roster: list[Slot], role: str, minute: int) -> dict[str, int]:
    """Who of a role is on air at a minute, with weights; all weights zero are all equal."""
    weights: dict[str, int] = {}
    for slot in roster:
        if slot.role == role and slot.begins <= minute < slot.ends:
            weights[slot.person] = max(weights.get(slot.person, 0), 1 if slot.weight is None else slot.weight)
    return weights if any(weights.values()) else dict.fromkeys(weights, 1)


Credits = dict[tuple[str, str, str | None], list[int]]


def reckon(cases: list[Room]) -> Credits:
    """Net and refund by room, role and person, order by order."""
    sums: Credits = defaultdict(lambda: [0, 0])
    for index, (roster, placed) in enumerate(cases):
        for role in ROLES:
            for order in placed:
                _credit(sums, (f"{index}号间", role), (on_air(roster, role, order.minute), order))
    return {key: value for key, value in sums.items() if value != [0, 0]}


def _credit(sums: Credits, place: tuple[str, str], sale: tuple[dict[str, int], Order]) -> None:
    crew, order = sale
    refund = min(order.payable, order.refund)
    for index, amount in enumerate((order.payable - refund, refund)):
        for person, part in (shares(amount, crew) if crew else {None: amount}).items():
            sums[(*place, person)][index] += part


def credited(month: Month) -> Credits:
    rows = answers(
        month.con,
        "SELECT room, credit_group, person_id, sum(net_fen)::BIGINT, sum(refund_fen)::BIGINT FROM credits "
        "WHERE credit_group <> '运营' GROUP BY ALL HAVING sum(gross_fen) <> 0",
    )
    return {(room, group, person): [net, refund] for room, group, person, net, refund in rows}


MEASURES = "gross_fen refund_fen net_fen open_fen line_units refunded_units item_units".split()


@settings(max_examples=15, deadline=None)
@given(rooms)
def test_the_slow_reckoning_agrees_and_every_role_sums_to_the_room(cases: list[Room]) -> None:
    month = build(cases)
    con = month.attribute()
    assert credited(month) == reckon(cases)
    assert unequal_totals(con) == []
    sums = ", ".join(f"sum({column})::BIGINT" for column in MEASURES)
    summed = f"SELECT credit_group, role, room, person_id, worked_on, {sums} FROM {{}} GROUP BY ALL ORDER BY ALL"
    assert answers(con, summed.format("credits")) == answers(con, summed.format("credit_sums"))


@settings(max_examples=6, deadline=None)
@given(rooms)
def test_the_parts_of_a_session_sum_to_it_in_every_role(cases: list[Room]) -> None:
    con = build(cases).attribute()
    split_sessions(con, {"viewers": "viewers"})
    rows = answers(
        con, "SELECT session_id, credit_group, sum(amount)::BIGINT, min(amount) FROM session_parts GROUP BY ALL"
    )
    assert len(rows) == 3 * len(cases)
    assert all(total == 997 and least >= 0 for *_, total, least in rows)
    times = answers(con, "SELECT DISTINCT sum(share_ms)::BIGINT FROM airtime GROUP BY session_id, credit_group")
    assert times == [(30 * 60_000,)]


def everything(seed: int | None, threads: int, zone: str) -> list[list[tuple[object, ...]]]:
    roster = [Slot("甲", "主播", 0, 20, 2), Slot("乙", "主播", 10, 30, 1), Slot("丙", "主播", 12, 25, 1)]
    placed = [Order(minute, 3_001 + minute, minute * 100) for minute in range(35)]
    month = build([(roster, placed)] * 2, threads)
    month.con.execute(f"SET TimeZone = '{zone}'")
    con = month.attribute(seed=seed)
    split_sessions(con, {"viewers": "viewers"})
    tables = ("credits", "credit_sums", "airtime", "session_parts", "slot_air")
    return [answers(con, f"SELECT * FROM {table} ORDER BY ALL") for table in tables]


def test_row_order_threads_and_time_zone_change_nothing() -> None:
    expected = everything(None, 1, "Asia/Shanghai")
    assert everything(7, 2, "UTC") == expected
    assert everything(8, 1, "America/New_York") == expected
