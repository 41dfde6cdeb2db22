"""What a scorecard needs to know: one input a number a rule looks at, each a pair with a state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kaohe.expression import Bounds, Column
from kaohe.policy.fields import PolicyModel
from kaohe.policy.indicators import EventKind, Indicator
from kaohe.policy.measures import Actual, Completion, Difference, Event, Growth, Input, Target
from kaohe.policy.rules import Judged, Levels, Manual, Rank
from kaohe.quantities import PPM, UNITS, Dimension
from kaohe.scoring.errors import ScoringError

CARD = "_card"
"""The row id of inputs that belong to the whole scorecard: events and values of vetoes and the pool."""

MISSING, PRESENT, NOT_APPLICABLE = 0, 1, 2

MOST = {
    Dimension.MONEY: 10**13,
    Dimension.RATIO: 10**12,
    Dimension.DURATION: 10**14,
    Dimension.COUNT: 10**10,
    Dimension.DAYS: 10**10,
    Dimension.POINTS: 10**12,
}
"""The greatest size of a numerator in base units: 100 billion yuan, 3,170 years, ten billion events, and for the
small dimensions room for a mean's value × weight."""

MOST_POINTS = 10**8
"""The greatest size of points people give or had: 10,000 points."""

MOST_WEIGHT = 10**8
"""The greatest denominator of a number that is not a rate, such as the viewers behind a mean duration."""

MOST_RATE = 1000 * PPM
"""The greatest numerator of a target that is a rate, in millionths like its denominator: a thousandfold."""

MOST_DAYS = 10**4
"""The greatest denominator of a target prorated by days, which may be counted in hundredths."""

MOST_EVENTS = 10**6


@dataclass(frozen=True, slots=True)
class RowInput:
    """One number a row needs; ``ratio`` says that its denominator may be other than 1, ``counted`` that it is
    a number of events, a rank or a group's size: whole and never negative. ``title`` and ``unit`` are for words.
    """

    row_id: str
    input: str
    dimension: Dimension
    ratio: bool
    counted: bool = False
    title: str = ""
    unit: str = ""

    @property
    def column(self) -> str:
        """The common part of its columns' names: ``…__num``, ``…__den`` (ratios only), ``…__state``."""
        return f"{self.row_id.lstrip('_')}__{self.input}"

    @property
    def numerators(self) -> Bounds:
        """The least and greatest numerator."""
        if self.counted:
            return Bounds(0, MOST_EVENTS)
        if self.input == "target" and self.dimension is Dimension.RATIO:
            return Bounds(-MOST_RATE, MOST_RATE)
        most = MOST_POINTS if self.dimension is Dimension.POINTS and not self.ratio else MOST[self.dimension]
        return Bounds(-most, most)

    @property
    def denominators(self) -> Bounds:
        """The least and greatest denominator."""
        if not self.ratio:
            return Bounds(1, 1)
        if self.input == "target":
            return Bounds(1, PPM if self.dimension is Dimension.RATIO else MOST_DAYS)
        return Bounds(1, MOST[Dimension.RATIO] if self.dimension is Dimension.RATIO else MOST_WEIGHT)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The input columns: numerator, denominator of a ratio, state."""
        pair = [("num", self.numerators), *([("den", self.denominators)] if self.ratio else []), ("state", STATES)]
        return tuple(Column(f"{self.column}__{part}", bounds.low, bounds.high) for part, bounds in pair)


STATES = Bounds(MISSING, NOT_APPLICABLE)


Library = Mapping[str, Indicator | EventKind]
"""Indicators by id, and kinds of events where their names are wanted in words."""


@dataclass(frozen=True, slots=True)
class InputNames:
    """Makes a row's inputs in its indicator's unit; sums are whole (not ``paired``), and targets not prorated."""

    row_id: str
    unit: str | None
    paired: bool = True
    prorated: bool = True
    title: str = "实际值"
    library: Library = field(default_factory=dict)

    def points(self, name: str) -> RowInput:
        """Points given by a rater, or those of the last period."""
        return RowInput(self.row_id, name, Dimension.POINTS, False, title=TITLES[name], unit="分")

    def count(self, name: str) -> RowInput:
        """A whole number: a rank, the size of a group."""
        return RowInput(self.row_id, name, Dimension.COUNT, False, True, TITLES[name], "名")

    def event(self, name: str) -> RowInput:
        """How many events of a kind there were."""
        kind = self.library.get(name)
        title, unit = (kind.name, kind.unit) if kind is not None else (name, "次")
        return RowInput(self.row_id, name, Dimension.COUNT, False, True, title, unit)

    def value(self, name: str) -> RowInput:
        """The indicator's value, its target or its earlier value."""
        dimension = self.dimension
        paired = self.prorated if name == "target" else self.paired
        title = self.title if name == "actual" else TITLES[name]
        return RowInput(
            self.row_id, name, dimension, paired or dimension is Dimension.RATIO, title=title, unit=self.unit or ""
        )

    def named(self, measure: Input) -> RowInput:
        """A value delivered beside the indicator."""
        dimension = _dimension(measure.unit)
        known = self.library.get(measure.name)
        title, paired = known.name if known is not None else measure.name, dimension not in WHOLE
        return RowInput(self.row_id, measure.name, dimension, paired, title=title, unit=measure.unit)

    @property
    def dimension(self) -> Dimension:
        """The dimension of the indicator's unit."""
        if self.unit is None:
            raise ScoringError(f"「{self.row_id}」的规则用到实际值或目标值，但指标库里没有它的指标")
        return _dimension(self.unit)


TITLES = {
    "target": "目标",
    "base": "基期值",
    "self": "自评",
    "superior": "上级评分",
    "last": "上期得分",
    "rank": "名次",
    "group_size": "参评人数",
}
"""What the inputs are called that are not an indicator or an event."""

WHOLE = (Dimension.COUNT, Dimension.DAYS)
"""Dimensions whose named inputs come without a denominator."""


def _dimension(unit: str) -> Dimension:
    if unit not in UNITS:
        raise ScoringError(f"单位「{unit}」不认识，可用单位：{'、'.join(UNITS)}")
    return UNITS[unit].dimension


def rule_inputs(model: PolicyModel, names: InputNames) -> Iterator[RowInput]:
    """The inputs a rule or condition mentions, without those of its raters."""
    for part in models_in(model):
        match part:
            case Event(event=event):
                yield names.event(event)
            case Input():
                yield names.named(part)
            case Rank():
                yield from (names.count("rank"), names.count("group_size"))
            case _:
                yield from (names.value(name) for name in VALUES.get(type(part), ()))


VALUES: dict[type[PolicyModel], tuple[str, ...]] = {
    Actual: ("actual",),
    Target: ("target",),
    Completion: ("actual", "target"),
    Difference: ("actual", "target"),
    Growth: ("actual", "base"),
}


def models_in(model: PolicyModel) -> Iterator[PolicyModel]:
    """The model and every model inside it, in printed order; a target the steps are a share of is one of them."""
    yield model
    if getattr(model, "each_of_target", None) is not None:
        yield Target()
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, PolicyModel):
                yield from models_in(item)


def is_rated(rule: PolicyModel) -> bool:
    """Whether a person gives points somewhere in the rule."""
    return any(isinstance(part, Levels | Judged | Manual) for part in models_in(rule))
