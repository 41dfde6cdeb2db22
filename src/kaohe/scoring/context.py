"""What a method is given besides its rule, and what it notes down while it builds the score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kaohe.expression import BoolExpr, Expr, Node, as_number, equals
from kaohe.policy.measures import Measure
from kaohe.policy.scorecard import Raters
from kaohe.quantities import Dimension
from kaohe.scoring.errors import ScoringError
from kaohe.scoring.exact import Exact, exact
from kaohe.scoring.inputs import NOT_APPLICABLE, PRESENT, RowInput


@dataclass(frozen=True, slots=True)
class Value:
    """An input as expressions."""

    exact: Exact
    state: Expr
    dimension: Dimension

    @classmethod
    def of(cls, given: RowInput) -> Value:
        """The value read from the input's columns."""
        columns = given.columns
        denominator = columns[1] if given.ratio else None
        return cls(exact(columns[0], denominator), columns[-1], given.dimension)

    @property
    def present(self) -> BoolExpr:
        """Whether the number is known."""
        return equals(self.state, PRESENT)

    @property
    def not_applicable(self) -> BoolExpr:
        """Whether someone declared that it does not apply."""
        return equals(self.state, NOT_APPLICABLE)


@dataclass(slots=True)
class Notes:
    """What the methods of one row found on the way: conditions of the score, and reasons for words."""

    needed: dict[str, Value] = field(default_factory=dict)
    guards: list[tuple[BoolExpr, str]] = field(default_factory=list)
    inapplicable: list[tuple[BoolExpr, str]] = field(default_factory=list)
    unreadable: list[tuple[BoolExpr, str]] = field(default_factory=list)
    reasons: dict[str, Node] = field(default_factory=dict)
    measures: dict[Measure, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """One rule's surroundings: its full marks (base units), the row's inputs, and how ratings are blended.

    ``raters`` is None where the superior alone gives the points.
    """

    full_marks: int
    values: Mapping[str, Value]
    raters: Raters | None
    notes: Notes
    path: str = ""

    def inside(self, step: str, full_marks: int | None = None) -> Context:
        """The surroundings of a rule inside this one."""
        return replace(
            self, path=f"{self.path}{step}_", full_marks=self.full_marks if full_marks is None else full_marks
        )

    def needs(self, name: str) -> Value:
        """An input the score cannot do without."""
        self.notes.needed[name] = self.offers(name)
        return self.notes.needed[name]

    def offers(self, name: str) -> Value:
        """An input that may be missing."""
        if name not in self.values:
            raise ScoringError(f"规则用到的输入「{name}」在这里没有")
        return self.values[name]

    def guards(self, condition: BoolExpr, otherwise: str) -> None:
        """Where the condition fails nothing can be computed; ``otherwise`` is the Chinese reason."""
        if all(text != otherwise or known != condition for known, text in self.notes.guards):
            self.notes.guards.append((condition, otherwise))

    def notes_pair(self, name: str, value: Exact) -> None:
        """Keep a fraction as a reason."""
        top, bottom = value.pair()
        self.notes_number(f"{name}_num", top)
        self.notes_number(f"{name}_den", bottom)

    def notes_number(self, name: str, value: Expr | BoolExpr) -> None:
        """Keep a number or a condition (1 or 0) as a reason."""
        number = value if isinstance(value, Expr) else as_number(value)
        self.notes.reasons[f"{self.path}{name}"] = number
