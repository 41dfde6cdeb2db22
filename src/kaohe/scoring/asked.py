"""What a scorecard asks for: the inputs of its rows, vetoes and pool."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kaohe.policy.fields import PolicyModel
from kaohe.policy.indicators import Indicator
from kaohe.policy.measures import Event, Input
from kaohe.policy.scorecard import Row, Scorecard, Section
from kaohe.scoring.errors import ScoringError
from kaohe.scoring.inputs import CARD, VALUES, InputNames, Library, RowInput, is_rated, models_in, rule_inputs


def inputs_of(scorecard: Scorecard, library: Library) -> tuple[RowInput, ...]:
    """Every input of every row, then those of the whole card, each once, in printed order."""
    found: dict[tuple[str, str], RowInput] = {}
    for section in scorecard.sections:
        for row in section.rows:
            _keep(found, row_inputs(row, section, names_of(row, library)))
    for veto in scorecard.vetoes:
        _keep(found, _veto_inputs(veto.when, _veto_row(scorecard, veto.row, library), library))
    for entry in scorecard.pool.entries:
        _keep(found, _veto_inputs(entry, None, library))
    return tuple(found.values())


def row_inputs(row: Row, section: Section, names: InputNames) -> tuple[RowInput, ...]:
    """The inputs of one row."""
    found: dict[tuple[str, str], RowInput] = {}
    _keep(found, rule_inputs(row.rule, names))
    if is_rated(row.rule) or row.judged or section.blend_all_rows:
        both = row.judged or section.blend_all_rows
        _keep(found, (names.points(rater) for rater in (("self", "superior") if both else ("superior",))))
    if row.missing == "carry_last":
        _keep(found, [names.points("last")])
    return tuple(found.values())


def names_of(row: Row, library: Library) -> InputNames:
    """How a row's inputs are made, by the library's indicator."""
    indicator = library.get(row.indicator)
    if not isinstance(indicator, Indicator):
        return InputNames(row.id, None, title=row.name, library=library)
    paired = indicator.formula.kind != "sum"
    return InputNames(row.id, indicator.unit, paired, row.prorate_target, indicator.name, library)


def _keep(found: dict[tuple[str, str], RowInput], inputs: Iterable[RowInput]) -> None:
    for one in inputs:
        known = found.setdefault((one.row_id, one.input), one)
        if known != one:
            raise ScoringError(f"「{one.row_id}」的输入「{one.input}」有两种单位")


def _veto_row(scorecard: Scorecard, row_id: str | None, library: Library) -> InputNames | None:
    if row_id is None:
        return None
    rows = {row.id: row for section in scorecard.sections for row in section.rows}
    if row_id not in rows:
        raise ScoringError(f"否决项指向的指标行「{row_id}」不存在")
    return names_of(rows[row_id], library)


def _veto_inputs(model: PolicyModel, row: InputNames | None, library: Library) -> Iterator[RowInput]:
    card = InputNames(CARD, None, library=library)
    for part in models_in(model):
        if isinstance(part, Event | Input):
            yield from rule_inputs(part, card)
        elif type(part) in VALUES:
            yield from rule_inputs(part, row or card)
