"""A scorecard compiled (编译): one plan for all engines, and what its columns mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kaohe.expression import Function, Plan, any_of, case
from kaohe.policy.fields import PolicyModel
from kaohe.policy.measures import Event, Input
from kaohe.policy.scorecard import PoolEntry, Row, Scorecard, Section, Veto, ZeroScope
from kaohe.scoring.asked import inputs_of
from kaohe.scoring.delivered import fitted
from kaohe.scoring.errors import ScoringError
from kaohe.scoring.inputs import Library, RowInput, models_in
from kaohe.scoring.rows import RowPlan, compile_row
from kaohe.scoring.terms import terms_of
from kaohe.scoring.vetoes import VetoPlan, compile_veto

_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")


@dataclass(frozen=True)
class Compiled:
    """The plan of one scorecard; ``figures`` are its results, the rows' ``reasons`` explain them."""

    scorecard: Scorecard
    plan: Plan
    inputs: tuple[RowInput, ...]
    rows: Mapping[str, RowPlan]
    vetoes: tuple[VetoPlan, ...]
    figures: tuple[str, ...]

    @property
    def outputs(self) -> tuple[str, ...]:
        """All figures, then all reasons."""
        return (*self.figures, *(name for row in self.rows.values() for name in row.reasons))

    def score_one(self, values: Mapping[str, int]) -> dict[str, int]:
        """All outputs of one person from input columns; a column left out or out of bounds is missing data."""
        return self._function(fitted(self.inputs, values))

    def sql(
        self, source: str, keys: Sequence[str], outputs: Sequence[str] | None = None, dialect: str = "duckdb"
    ) -> str:
        """A query over a table of input columns, one row a person (``wide_sql`` makes such a table)."""
        return self.plan.sql(dialect, source, keys, outputs if outputs is not None else self.outputs)

    @cached_property
    def _function(self) -> Function:
        return self.plan.function(self.outputs)


def compile_scorecard(scorecard: Scorecard, library: Library) -> Compiled:
    """Rows and vetoes of a scorecard as one plan.

    ``library`` names the indicators, and the kinds of events where sentences should name them. Figures are
    ``<row>__points`` (base units), ``<row>__state`` and ``veto__<id>``. Raises ScoringError for a rule that cannot
    be computed, ExpressionTooWide where a product could overflow.
    """
    _check_ids(scorecard)
    plan, inputs = Plan(), inputs_of(scorecard, library)
    vetoes = tuple(compile_veto(plan, veto, inputs) for veto in scorecard.vetoes)
    rows: dict[str, RowPlan] = {}
    for section in scorecard.sections:
        for row in section.rows:
            rows[row.id] = _row(plan, (row, section, scorecard), inputs, vetoes)
    figures = [f"veto__{veto.veto.id}" for veto in vetoes]
    figures += [f"{row}__{figure}" for row in rows for figure in ("points", "state")]
    return Compiled(scorecard, plan, inputs, rows, vetoes, tuple(figures))


def _check_ids(scorecard: Scorecard) -> None:
    """Refuse ids that cannot name columns, and rows with the same id."""
    rows = [row.id for section in scorecard.sections for row in section.rows]
    repeated = sorted({row for row in rows if rows.count(row) > 1})
    if repeated:
        raise ScoringError(f"指标行编号重复：{'、'.join(repeated)}")
    named = [*rows, *(name for part in models_in(scorecard) for name in _ids(part))]
    wrong = sorted({name for name in named if not _ID.fullmatch(name) or name == "card"})
    if wrong:
        raise ScoringError(f"编号只能用小写字母、数字和下划线，且不能是 card：{'、'.join(wrong)}")


def _ids(part: PolicyModel) -> tuple[str, ...]:
    match part:
        case Section(id=name) | Veto(id=name) | PoolEntry(id=name) | Event(event=name) | Input(name=name):
            return (name,)
    return ()


def _row(
    plan: Plan, place: tuple[Row, Section, Scorecard], inputs: Sequence[RowInput], vetoes: Sequence[VetoPlan]
) -> RowPlan:
    """The row by its rule, then zero where one of its vetoes was hit (``<row>__vetoed``)."""
    row, section, scorecard = place
    own = [one for one in inputs if one.row_id == row.id]
    try:
        made = compile_row(plan, row.rule, terms_of(row, section, scorecard), own)
    except ScoringError as error:
        raise ScoringError(f"指标行「{row.name}」：{error}") from error
    vetoed = plan.define(f"{row.id}__vetoed", any_of(*(veto.hit for veto in vetoes if _zeroes(veto, row))))
    points = plan.define(f"{row.id}__points", case([(vetoed, 0)], made.points))
    return replace(made, points=points, reasons=(*made.reasons, f"{row.id}__vetoed"))


def _zeroes(veto: VetoPlan, row: Row) -> bool:
    effect = veto.veto.then
    return isinstance(effect, ZeroScope) and effect.scope == "row" and veto.veto.row == row.id
