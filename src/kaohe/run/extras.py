"""Pool and vetoes of a card, as printed."""

from __future__ import annotations

from collections.abc import Mapping

from kaohe.documents import model
from kaohe.policy import Policy
from kaohe.policy.fields import PolicyModel
from kaohe.policy.measures import Event
from kaohe.policy.scorecard import CapGrade, DeductScope, SetGrade, Veto, ZeroScope
from kaohe.quantities import show_points
from kaohe.run.results import CardResult, InputValue
from kaohe.scoring import Compiled
from kaohe.scoring.inputs import models_in

SCOPES = {"row": "本项", "section": "本部分", "total": "总分"}


Facts = Mapping[str, str]
"""What was written of one person's events, by event."""


def pool_lines(policy: Policy, compiled: Compiled, card: CardResult, facts: Facts) -> tuple[model.PoolLine, ...]:
    """Every kind of bonus or penalty with its count, points and facts."""
    known = bool(card.figures["pool__known"])
    return tuple(
        model.PoolLine(
            entry.name,
            entry.standard,
            _counted(policy, card, _events(entry.kind)),
            card.figures[f"pool__{entry.id}"] if known else None,
            _told(entry.kind, facts),
        )
        for entry in compiled.scorecard.pool.entries
    )


def veto_lines(policy: Policy, compiled: Compiled, card: CardResult, facts: Facts) -> tuple[model.VetoLine, ...]:
    """Every veto with its effect, whether it was hit, and the facts."""
    inputs = {value.name: value for value in card.card_inputs}
    return tuple(
        model.VetoLine(
            veto.name,
            veto.standard,
            effect_text(policy, veto),
            bool(card.figures[f"veto__{veto.id}"]) if _known(veto, inputs) else None,
            _told(veto.when, facts),
        )
        for veto in compiled.scorecard.vetoes
    )


def _events(part: PolicyModel) -> tuple[str, ...]:
    return tuple(one.event for one in models_in(part) if isinstance(one, Event))


def _told(part: PolicyModel, facts: Facts) -> str:
    return "；".join(facts[event] for event in _events(part) if facts.get(event))


def _known(veto: Veto, inputs: Mapping[str, InputValue]) -> bool:
    return all(event in inputs and inputs[event].state == 1 for event in _events(veto.when))


def _counted(policy: Policy, card: CardResult, events: tuple[str, ...]) -> str:
    units = {event.id: event.unit for event in policy.events}
    found = [value for value in card.card_inputs if value.name in events]
    if not found or any(value.state != 1 for value in found):
        return "待数据"
    return f"{sum(value.numerator for value in found)}{units.get(events[0], '次')}"


def effect_text(policy: Policy, veto: Veto) -> str:
    """What a veto does, in words."""
    rows = {row.id: row.name for card in policy.scorecards for section in card.sections for row in section.rows}
    match veto.then:
        case ZeroScope(scope="row"):
            return f"「{rows.get(veto.row or '', '本项')}」得 0 分"
        case ZeroScope(scope=scope):
            return f"{SCOPES[scope]}为 0"
        case DeductScope(scope=scope, points_each=points):
            return f"每次从{SCOPES[scope]}扣 {show_points(abs(points)).removesuffix('.00')} 分"
        case CapGrade(grade=grade):
            return f"等级不高于 {grade}"
        case SetGrade(grade=grade):
            return f"等级定为 {grade}"
