"""What a run gives: values only, in one order, that print to the same bytes for the same inputs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from kaohe.findings import Finding
from kaohe.pay import PayLine


@dataclass(frozen=True, slots=True)
class InputValue:
    """A number put into a row: numerator ÷ denominator in base units; state 0 missing, 1 present, 2 n/a."""

    name: str
    numerator: int
    denominator: int
    state: int
    rows_used: int
    immature: bool
    note: str


@dataclass(frozen=True, slots=True)
class RowResult:
    """One row of a scorecard: points (base units), state, the reason columns and the numbers put in."""

    row: str
    state: int
    points: int
    reasons: Mapping[str, int]
    inputs: tuple[InputValue, ...]


@dataclass(frozen=True, slots=True)
class CardResult:
    """The scorecard of one post: rows by section, and what grading made of them (base units, ppm)."""

    post_id: str
    position: str
    starts_on: dt.date
    ends_on: dt.date
    days: int
    month_days: int
    appraised: bool
    reason: str
    rows: tuple[RowResult, ...]
    card_inputs: tuple[InputValue, ...]
    figures: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PayResult:
    """Performance pay and commission as ledger lines; ``waits_for`` says what a missing amount waits for."""

    performance: tuple[PayLine, ...]
    commission: tuple[PayLine, ...]
    waits_for: tuple[str, ...]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PersonResult:
    """One person's period: the cards of all posts, the total, grade and coefficient, and the pay.

    ``total`` and ``coefficient`` are None while data is missing (待数据); ``exempt`` people are not appraised.
    """

    person_id: str
    name: str
    position: str
    cards: tuple[CardResult, ...]
    sections: Mapping[str, int]
    pool: int
    total: int | None
    grade: str
    coefficient: int | None
    exempt: str
    pay: PayResult


@dataclass(frozen=True, slots=True)
class RoomBalance:
    """One role of one room: credited + unassigned = total, in fen (settled 6)."""

    room: str
    role: str
    total: int
    credited: int
    unassigned: int
    orders_unassigned: int


@dataclass(frozen=True, slots=True)
class LeftOutLines:
    """Order lines that do not count for one reason, with what they would have been before refunds, in fen."""

    reason: str
    lines: int
    gross: int
    clause: str


@dataclass(frozen=True, slots=True)
class Run:
    """One run: policy version + facts as known + code version → results, recomputable to identical bytes."""

    period: str
    as_of: dt.datetime
    policy_version: str
    policy_fingerprint: str
    facts_hash: str
    code_version: str
    people: tuple[PersonResult, ...]
    balances: tuple[RoomBalance, ...]
    left_out: tuple[LeftOutLines, ...]
    findings: tuple[Finding, ...] = ()
