"""Explanations (解释): one figure opened down to clause, numbers, slots, orders, file and row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kaohe.facts import Connection
from kaohe.indicators import Need, rules_of
from kaohe.indicators.lineage import LeftOutRow, SourceRow, left_out_rows, source_rows
from kaohe.indicators.registry import QUANTITIES
from kaohe.indicators.resolve import resolve
from kaohe.pay import PayLine
from kaohe.policy import Policy
from kaohe.policy.scorecard import Row, Section
from kaohe.quantities import UNITS, show_money, show_quantity
from kaohe.run.calculate import compile_cards
from kaohe.run.names import window_of
from kaohe.run.printed import input_name, input_unit, opened_text
from kaohe.run.results import CardResult, PersonResult, RowResult, Run
from kaohe.run.totals import total_sentences
from kaohe.scoring import SCORED, Compiled, RowPlan, words

MISSING = "—"
"""What a row that has no such number shows: a missing number is not a zero."""

SHOWN_PART = Decimal("0.0001")
"""The finest part of a count that is shown."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number put in, as printed, with the source rows it is the sum of."""

    name: str
    text: str
    note: str
    numerator: int
    denominator: int
    rows: tuple[SourceRow, ...]

    @property
    def sums(self) -> Mapping[str, tuple[int, int]]:
        """Σ credited and scale, by quantity."""
        found: dict[str, tuple[int, int]] = {}
        for row in self.rows:
            before, _ = found.get(row.quantity, (0, row.scale))
            found[row.quantity] = (before + (row.credited or 0), row.scale)
        return found


@dataclass(frozen=True, slots=True)
class RowExplanation:
    """One row of a scorecard explained."""

    row: str
    section: str
    name: str
    indicator: str
    clause: str
    standard: str
    reading: str
    sentence: str
    rounding: str
    full_marks: int
    points: int
    state: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One person's period explained."""

    person: PersonResult
    totals: tuple[str, ...]
    rows: tuple[RowExplanation, ...]
    left_out: tuple[LeftOutRow, ...]
    pay: tuple[PayLine, ...]


def explain(con: Connection, policy: Policy, run: Run, person: PersonResult) -> Explanation:
    """Everything behind a person's result; after ``calculate`` on the same connection."""
    compiled = compile_cards(policy)
    rows = [row for card in person.cards for row in _rows(Desk(con, policy, run, compiled[card.position]), card)]
    left_out = [row for card in person.cards for row in left_out_rows(con, card.post_id)]
    pay = (*person.pay.performance, *person.pay.commission)
    return Explanation(person, total_sentences(policy, compiled, person), tuple(rows), tuple(left_out), pay)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a card is explained with."""

    con: Connection
    policy: Policy
    run: Run
    card: Compiled


def _rows(desk: Desk, card: CardResult) -> Iterator[RowExplanation]:
    results = {row.row: row for row in card.rows}
    for section in desk.card.scorecard.sections:
        for row in section.rows:
            yield _row(desk, (card, section, row), results[row.id])


def _row(desk: Desk, place: tuple[CardResult, Section, Row], result: RowResult) -> RowExplanation:
    _, section, row = place
    plan = desk.card.rows[row.id]
    indicators = {indicator.id: indicator.name for indicator in desk.policy.indicators}
    return RowExplanation(
        row=row.id,
        section=section.name,
        name=row.name,
        indicator=indicators.get(row.indicator, row.indicator),
        clause=row.clause,
        standard=row.standard,
        reading=reading_of(plan),
        sentence=words.sentence(plan, result.reasons, result.state),
        rounding=rounding_of(plan, result),
        full_marks=row.full_marks,
        points=result.points,
        state=result.state,
        figures=tuple(_figures(desk, (place[0], row), result)),
    )


def reading_of(plan: RowPlan) -> str:
    """The normalised reading of a row's rule with its terms, the inputs by their Chinese names."""
    return words.normalised(plan.rule, plan.terms, {one.input: one.title for one in plan.inputs})


def rounding_of(plan: RowPlan, result: RowResult) -> str:
    """What rounding did to a row's points; a row without points was not rounded."""
    if result.state != SCORED:
        return ""
    return words.rounding(plan, result.reasons) or "得分保留两位小数，四舍五入；本项算得的数不需取舍"


def _figures(desk: Desk, place: tuple[CardResult, Row], result: RowResult) -> Iterator[Figure]:
    card, row = place
    for value in result.inputs:
        need = Need(card.position, row.id, value.name, row.indicator, row.subject, row.target, row.prorate_target)
        wanted = resolve(need, rules_of(desk.policy), window_of(desk.run))
        text = opened_text(value, input_unit(desk.policy, row, value.name))
        found = source_rows(desk.con, card.post_id, wanted)
        yield Figure(input_name(desk.policy, value.name), text, value.note, value.numerator, value.denominator, found)


def quantity_title(quantity: str) -> str:
    """The Chinese name of a base quantity; other sources are named as they are."""
    return QUANTITIES[quantity].title if quantity in QUANTITIES else quantity


def amount_text(quantity: str, amount: int | None, scale: int) -> str:
    """An amount of a quantity in 1/scale of its base unit, as printed: money in yuan, other things in their unit."""
    unit = QUANTITIES[quantity].unit if quantity in QUANTITIES else ""
    if amount is None:
        return MISSING
    if unit == "毫秒" and scale == 1:
        return _duration(amount)
    if unit == "元" and scale == 1:
        return f"{show_money(amount)}元"
    if unit not in UNITS:
        return f"{amount:,}"
    if scale == 1:
        return show_quantity(amount, unit)
    text = f"{(Decimal(amount) / (scale * UNITS[unit].scale)).quantize(SHOWN_PART):,f}"
    return f"{text.rstrip('0').rstrip('.')}{unit}"


def _duration(milliseconds: int) -> str:
    """「55小时33分7.4秒」; hours are not gathered into days."""
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    seconds = f"{Decimal(rest) / 1000:f}".rstrip("0").rstrip(".") if rest else "0"
    parts = ((f"{hours:,}", "小时"), (f"{minutes}", "分"), (seconds, "秒"))
    return "".join(f"{number}{word}" for number, word in parts if number != "0") or "0秒"
