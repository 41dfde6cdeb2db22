"""A draft (草稿): the clauses of one sentence while they are made into a rule, and the questions on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kaohe.policy.fields import Quantity
from kaohe.policy.measures import Actual, Completion, Growth, Measure
from kaohe.policy.standards.amounts import Amount, TooFine, whole
from kaohe.policy.standards.clauses import Clause, Score
from kaohe.policy.standards.reading import Ambiguity, Question, Setting
from kaohe.quantities import PPM, UNITS, Dimension


class Unreadable(Exception):
    """The sentence names no computable rule; the message says in Chinese what is missing."""


@dataclass(slots=True)
class Draft:
    """The clauses not used yet, the bounds found and the questions raised."""

    setting: Setting
    text: str
    clauses: list[Clause]
    questions: list[Question] = field(default_factory=list)
    used: list[Clause] = field(default_factory=list)
    floor: int | None = 0
    floor_said: bool = False
    cap: int | None = None
    highest: int | None = None
    uncapped: bool = False
    used_otherwise: bool = False
    names: dict[str, str] = field(default_factory=dict)

    def take(self, wanted: Callable[[Clause], bool]) -> tuple[Clause, ...]:
        """The clauses that are wanted; each is given out once."""
        found = tuple(one for one in self.clauses if wanted(one))
        self.clauses = [one for one in self.clauses if one not in found]
        self.used += found
        return found

    def kinds(self, *kinds: str) -> tuple[Clause, ...]:
        """The clauses of some kinds, taken."""
        return self.take(lambda one: one.kind in kinds)

    def has(self, *kinds: str) -> bool:
        """Whether a clause of one of the kinds is left."""
        return any(one.kind in kinds for one in self.clauses)

    def ask(self, ambiguity: Ambiguity, text: str, default: str, *alternatives: str) -> None:
        """Raise a question with the default taken."""
        question = Question(ambiguity, text, default, alternatives)
        if question not in self.questions:
            self.questions.append(question)

    @property
    def marks(self) -> int:
        """The row's full marks in base units."""
        return self.setting.full_marks

    def named(self, text: str) -> str:
        """The id of an input or event called so in the sentence."""
        known = {"延迟": "delay", "损失": "loss", "次数": "events"}
        slug = next((one for one, name in self.names.items() if name == text), None)
        slug = slug or known.get(text) or f"item_{len(self.names) + 1}"
        self.names[slug] = text
        return slug

    def points(self, score: Score) -> int:
        """The points a score gives, in base units; what takes off is negative."""
        match score.kind:
            case "nothing":
                return 0
            case "everything":
                return self.marks
            case "off" | "all_off":
                return -self._amount(score)
            case _:
                return self._amount(score)

    def _amount(self, score: Score) -> int:
        amount = score.amount
        if amount is None:
            return self.marks
        if amount.dimension is Dimension.RATIO:
            return whole(self.marks * amount.share, amount.printed)
        if amount.dimension not in (None, Dimension.POINTS):
            raise Unreadable(f"「{amount.printed}」不是分数")
        return amount.points

    def quantity(self, amount: Amount) -> Quantity:
        """A number as a quantity; a bare one takes the unit of the row's figure."""
        return amount.quantity(self.setting.unit or (self.setting.target.unit if self.setting.target else "") or "个")

    def measure(self, amounts: Sequence[Amount], name: str = "") -> Measure:
        """What bounds with these numbers are compared with (§5.1 A1): growth, completion or the figure itself."""
        if growth(self.text):
            return Growth(over=growth_base(self.text))
        rates = all(one.dimension is Dimension.RATIO for one in amounts) and bool(amounts)
        known = self.setting.dimension if self.setting.unit is not None else None
        if rates and (known not in (None, Dimension.RATIO)):
            return Completion()
        told = any(word in name for word in ("完成率", "达成率", "完成比例", "A/T", "完成百分比"))
        if rates and told and (self.setting.target is not None or known is None):
            return self._completion(known, amounts)
        return Actual()

    def _completion(self, known: Dimension | None, amounts: Sequence[Amount]) -> Measure:
        """A completion rate, unless the figure delivered is that rate already."""
        if known is not Dimension.RATIO:
            return Completion()
        target = self.setting.target
        if target is None or target.share == 1:
            return Actual()
        threshold = target.share in [one.share for one in amounts]
        readings = ("给出的比率就是完成率", "完成率＝实际值÷目标值")
        default, other = readings if threshold else reversed(readings)
        self.ask("other", "完成率是直接给出的比率，还是实际值÷目标值", default, other)
        return Actual() if threshold else Completion()


def growth(text: str) -> bool:
    """Whether the sentence speaks about growth over an earlier period (R23)."""
    return any(word in text for word in ("环比", "同比", "较去年", "比去年", "较上月", "比上月", "较上年", "比上年"))


def growth_base(text: str) -> Literal["previous_period", "same_period_last_year"]:
    """The period it is compared with."""
    return "same_period_last_year" if any(w in text for w in ("同比", "去年", "上年")) else "previous_period"


def share_of(points: int, marks: int) -> int:
    """Points as a share of full marks in millionths; TooFine when it cannot be held exactly."""
    if marks <= 0 or points * PPM % marks:
        raise TooFine("分数与满分之比除不尽，无法精确保存")
    return points * PPM // marks


def unit_of(amount: Amount, amounts: Sequence[Amount]) -> Amount:
    """A bare number in the unit its neighbours print: 「36至45秒」."""
    units = [one.unit for one in amounts if one.unit]
    return amount.named(units[0]) if not amount.unit and units else amount


def same_dimension(amounts: Sequence[Amount]) -> bool:
    """Whether numbers that print a unit measure the same thing."""
    return len({UNITS[one.unit].dimension for one in amounts if one.unit}) <= 1
