"""What the scorecards and the pay rules want to know, as needs of the indicators room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kaohe.indicators import Need
from kaohe.indicators.need import Subject
from kaohe.pay import CompiledScheme
from kaohe.pay.commission import COMMISSION
from kaohe.policy import Policy
from kaohe.policy.measures import Growth
from kaohe.policy.scorecard import Row, Scorecard
from kaohe.scoring import CARD, Compiled
from kaohe.scoring.inputs import models_in

GROSS = "gross_sales"
"""What was sold before refunds, shown beside the commission's base and not computed with."""


def needs_of(policy: Policy, cards: Mapping[str, Compiled], schemes: Mapping[str, CompiledScheme]) -> Iterator[Need]:
    """Every number wanted for every position, each once."""
    for position, card in cards.items():
        yield from _card_needs(card)
        if position in schemes:
            yield from _commission_needs(policy, position, schemes[position])


def _card_needs(card: Compiled) -> Iterator[Need]:
    rows = {row.id: row for section in card.scorecard.sections for row in section.rows}
    for one in card.inputs:
        if one.row_id == CARD:
            yield Need(card.scorecard.position, CARD, one.input)
        else:
            yield _row_need(card.scorecard.position, rows[one.row_id], one.input)


def _row_need(position: str, row: Row, name: str) -> Need:
    earlier = next((part for part in models_in(row.rule) if isinstance(part, Growth)), Growth())
    return Need(position, row.id, name, row.indicator, row.subject, row.target, row.prorate_target, earlier.over)


def _commission_needs(policy: Policy, position: str, scheme: CompiledScheme) -> Iterator[Need]:
    """The base is what the person was credited; completion is that of the position's own sales row."""
    sales = sales_row(policy.scorecard(position), scheme.scheme.base)
    subject: Subject = "room" if scheme.scheme.credited_role == "room" else "person"
    yield Need(position, COMMISSION, GROSS, scheme.scheme.base, subject)
    for one in scheme.inputs:
        if one.input in ("actual", "target") and sales is not None:
            yield replace(_row_need(position, sales, one.input), row_id=COMMISSION)
        else:
            yield Need(position, COMMISSION, one.input, scheme.scheme.base, subject)


def sales_row(card: Scorecard, indicator: str) -> Row | None:
    """The row of a scorecard that scores this indicator, by which commission is gated."""
    rows = (row for section in card.sections for row in section.rows)
    return next((row for row in rows if row.indicator == indicator), None)
