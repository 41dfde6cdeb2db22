"""One person's row as it is told: the compiled row, its reasons, and where in the rule the telling stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from kaohe.policy.conditions import Condition
from kaohe.policy.measures import (
    Actual,
    Blend,
    Completion,
    Difference,
    Event,
    Growth,
    Input,
    Measure,
    Quotient,
    Target,
)
from kaohe.scoring.rows import RowPlan
from kaohe.scoring.words.numbers import share_text, value_text
from kaohe.scoring.words.titles import Titles, condition_text, measure_title

Edges = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Reads the reasons of a row by their short names, inside the part of the rule that ``path`` names.

    ``marks`` are the full marks of that part, in base units.
    """

    plan: RowPlan
    reasons: Mapping[str, int]
    marks: int
    path: str = ""

    def inside(self, step: str, marks: int | None = None) -> Told:
        """The telling of a rule inside this one."""
        return replace(self, path=f"{self.path}{step}_", marks=self.marks if marks is None else marks)

    def number(self, name: str) -> int:
        """A reason of the rule told here."""
        return self.reasons[f"{self.path}{name}"]

    def fraction(self, name: str) -> Fraction:
        """A reason kept as a pair."""
        return Fraction(self.number(f"{name}_num"), self.number(f"{name}_den"))

    @property
    def titles(self) -> Titles:
        """The Chinese names of the row's inputs."""
        return {one.input: one.title for one in self.plan.inputs}

    def unit(self, measure: Measure) -> str:
        """The unit a measure is printed in."""
        units = {one.input: one.unit for one in self.plan.inputs}
        match measure:
            case Actual() | Target():
                return units[measure.of]
            case Difference():
                return units["actual"]
            case Event(event=name) | Input(name=name):
                return units[name]
            case Blend(parts=parts):
                return self.unit(parts[0].measure)
        return "%"

    def value(self, measure: Measure) -> Fraction:
        """The exact value of a measure the rule looks at."""
        name = self.plan.measures[measure]
        return Fraction(self.reasons[f"{name}_num"], self.reasons[f"{name}_den"])

    def amount(self, measure: Measure, edges: Edges = ()) -> str:
        """The value of a measure in its unit, told apart from the edges it is compared with."""
        return value_text(self.value(measure), self.unit(measure), edges)

    def named(self, measure: Measure, edges: Edges = ()) -> str:
        """The measure with its numbers: 「净销售额 412,300.00 元 ÷ 目标 400,000.00 元 = 103.08%」."""
        match measure:
            case Completion():
                return self._completion(measure, edges)
            case Difference():
                parts = f"{self.named(Actual())} − {self.named(Target())}"
                return f"{parts} = {self.amount(measure, edges)}"
            case Growth():
                return self._growth(measure, edges)
            case Quotient(numerator=above, denominator=below):
                return f"{self.named(above)} ÷ {self.named(below)} = {self.amount(measure, edges)}"
            case Blend(parts=parts_):
                added = " + ".join(f"{self.named(part.measure)} × {share_text(part.weight)}" for part in parts_)
                return f"{added}，合计 {self.amount(measure, edges)}"
        return f"{measure_title(measure, self.titles)} {self.amount(measure, edges)}"

    def condition(self, condition: Condition) -> str:
        """A condition of the rule in words."""
        return condition_text(condition, self.titles)

    def _completion(self, measure: Completion, edges: Edges) -> str:
        actual, target = self.named(Actual()), self.named(Target())
        if self.value(Target()) < 0:
            return f"{actual}、{target}（目标为负，完成率＝1＋（实际−目标）÷｜目标｜）= {self.amount(measure, edges)}"
        return f"{actual} ÷ {target} = {self.amount(measure, edges)}"

    def _growth(self, measure: Growth, edges: Edges) -> str:
        base = Fraction(self.reasons["base_num"], self.reasons["base_den"])
        when = "上期" if measure.over == "previous_period" else "去年同期"
        rate = self.amount(measure, edges)
        return f"{self.named(Actual())}，{when} {value_text(base, self.unit(Actual()))}，增长 {rate}"
