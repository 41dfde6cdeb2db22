"""A trial (试算): a printed standard read and applied to one actual value, in the words and units people write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from kaohe.expression import Plan
from kaohe.policy.indicators import EventKind
from kaohe.policy.measures import Completion, Event, Growth
from kaohe.policy.rules import Counts, Judged, Levels, Manual, Rank, Rule
from kaohe.policy.scorecard import Row
from kaohe.policy.standards import Amount, Outcome, Question, Reading, Setting, read_standard
from kaohe.quantities import PPM, UNITS, Dimension, show_points
from kaohe.scoring.delivered import Given, columns_of
from kaohe.scoring.errors import ScoringError
from kaohe.scoring.inputs import InputNames, RowInput, models_in
from kaohe.scoring.rows import SCORED, compile_row
from kaohe.scoring.rule import ROW, inputs_alone
from kaohe.scoring.terms import Terms
from kaohe.scoring.words import Boundary, boundaries, normalised, sentence
from kaohe.scoring.written import Asked, Unusable, aligned, amount_of

_ROUGH = ("低于", "高于", "不超过", "不低于", "以上", "以下", "以内", "约", "左右", "超过", "<", ">", "≤", "≥")


@dataclass(frozen=True, slots=True)
class Trial:
    """A reading with its sentence in Chinese, the points (``None``: not scored) and the calculation."""

    reading: Reading
    said: str
    points: int | None
    calculation: str
    table: tuple[Row, Terms, str] | None = None

    @property
    def edges(self) -> tuple[Boundary, ...]:
        """The table of edges, each scored by the rule; empty where nothing was scored."""
        return () if self.table is None else boundaries(*self.table)

    @property
    def score(self) -> str | None:
        """The points as a decimal string."""
        return None if self.points is None else show_points(self.points)


def try_standard(asked: Asked) -> Trial:
    """Read the standard and score the actual by it; what cannot be used is a question, and nothing is scored."""
    try:
        actual, target = aligned(asked)
    except Unusable as reason:
        return _unscored(asked, read_standard(asked.text, Setting(asked.full_marks)), str(reason))
    setting = Setting(asked.full_marks, target, actual.unit if actual is not None and actual.unit else None)
    reading = read_standard(asked.text, setting)
    if reading.outcome is Outcome.NOT_READ:
        return _unscored(asked, reading, "")
    try:
        return _scored(asked, reading, setting, actual)
    except (Unusable, ScoringError) as reason:
        return _unscored(asked, reading, str(reason))


def _unscored(asked: Asked, reading: Reading, reason: str) -> Trial:
    if reason:
        doubt = Question("other", reason, "不计分")
        outcome = Outcome.NOT_READ if reading.outcome is Outcome.NOT_READ else Outcome.READ_WITH_QUESTIONS
        reading = replace(reading, outcome=outcome, questions=(*reading.questions, doubt))
    return Trial(reading, normalised(reading.rule, _terms(asked, reading), _titles(reading)), None, reason)


def _scored(asked: Asked, reading: Reading, setting: Setting, actual: Amount | None) -> Trial:
    terms, unit = _terms(asked, reading), setting.unit or (setting.target.unit if setting.target else "") or "个"
    plan = Plan()
    row = compile_row(plan, reading.rule, terms, inputs_alone(reading.rule, terms, _names(reading, unit)))
    reading, given = _delivered(asked, reading, {one.input: one for one in row.inputs}, (actual, setting.target))
    figures = plan.function()(columns_of(row.inputs, {(ROW, name): value for name, value in given.items()}))
    reasons = {name.removeprefix(f"{ROW}__"): figures[name] for name in row.reasons}
    state = figures[f"{ROW}__state"]
    quantity = setting.target.quantity() if setting.target is not None else None
    table = Row.model_construct(rule=reading.rule, target=quantity)
    return Trial(
        reading,
        normalised(reading.rule, terms, _titles(reading)),
        figures[f"{ROW}__ruled"] if state == SCORED else None,
        sentence(row, reasons, state),
        (table, terms, unit),
    )


def _titles(reading: Reading) -> dict[str, str]:
    return {"actual": "实际值", "target": "目标", **reading.names}


def _names(reading: Reading, unit: str) -> InputNames:
    """Names of the inputs in Chinese; what the sentence calls an event is a kind of its own."""
    kinds = {slug: EventKind.model_construct(id=slug, name=name, unit="次") for slug, name in reading.names.items()}
    return InputNames(ROW, unit, library=kinds)


def _terms(asked: Asked, reading: Reading) -> Terms:
    return Terms(asked.full_marks, reading.floor, reading.cap, scale=reading.scale)


def _delivered(
    asked: Asked, reading: Reading, needed: Mapping[str, RowInput], values: tuple[Amount | None, Amount | None]
) -> tuple[Reading, dict[str, Given]]:
    """The numbers by input name; one text goes to the one input the rule asks for."""
    actual, target = values
    given: dict[str, Given] = {}
    if target is not None and "target" in needed:
        given["target"] = _given(needed["target"], target)
    if isinstance(asked.actual, Mapping):
        return reading, given | _by_name(needed, asked.actual)
    if any(mark in asked.actual for mark in _ROUGH) and actual is not None:
        reading = _doubt(reading, f"实际值「{asked.actual}」不是一个确定的数", f"按 {actual.printed} 计")
    if any(isinstance(one, Growth) for one in models_in(reading.rule)):
        return reading, given | _grown(asked, actual)
    if isinstance(reading.rule, Rank):
        return _placed(reading, reading.rule, actual)
    reading, quiet = _unmentioned(reading)
    given |= quiet
    open_inputs = [name for name in needed if name != "target" and name not in given]
    if len(open_inputs) != 1:
        raise Unusable(
            f"规则需要几个数：{'、'.join(needed[name].title for name in open_inputs)}；请用 JSON 对象逐个给出"
        )
    name = open_inputs[0]
    if name == "superior":
        return reading, given | {name: _rating(reading.rule, asked.actual, actual)}
    if actual is None:
        raise Unusable(f"实际值「{asked.actual}」不是一个数值")
    given[name] = _given(needed[name], actual)
    if "target" in needed and target is None and _of_a_rate(reading.rule, actual):
        given["target"] = Given(1)
    return reading, given


def _unmentioned(reading: Reading) -> tuple[Reading, dict[str, Given]]:
    """Events that only clear the item did not happen when one number alone is given; that is asked."""
    rule = reading.rule
    kinds = rule.kinds if isinstance(rule, Counts) and len(rule.kinds) > 1 else ()
    fatal = [
        kind.measure.event
        for kind in kinds
        if not kind.points and kind.clears_from == 1 and isinstance(kind.measure, Event)
    ]
    for slug in fatal:
        reading = _doubt(reading, f"没有给出「{reading.names[slug]}」的次数", "按没有发生计")
    return reading, {slug: Given(0) for slug in fatal}


def _doubt(reading: Reading, text: str, default: str) -> Reading:
    questions = (*reading.questions, Question("other", text, default))
    return replace(reading, outcome=Outcome.READ_WITH_QUESTIONS, questions=questions)


def _of_a_rate(rule: Rule, actual: Amount) -> bool:
    """Whether the actual is the completion rate itself."""
    rated = actual.dimension is Dimension.RATIO
    return rated and any(isinstance(one, Completion) for one in models_in(rule))


def _by_name(needed: Mapping[str, RowInput], values: Mapping[str, str]) -> dict[str, Given]:
    given: dict[str, Given] = {}
    for name, text in values.items():
        known = next((slug for slug, one in needed.items() if name in (slug, one.title)), None)
        amount = amount_of(str(text))
        if known is None or amount is None:
            raise Unusable(f"规则里没有「{name}」，需要的是：{'、'.join(one.title for one in needed.values())}")
        given[known] = _given(needed[known], amount)
    return given


def _grown(asked: Asked, actual: Amount | None) -> dict[str, Given]:
    """A growth rate given as such is a base of one and that much more."""
    if actual is None or actual.dimension is not Dimension.RATIO:
        raise Unusable(f"增长率需要本期值和基期值，或直接给出百分比；「{asked.actual}」都不是")
    grown = 1 + actual.share
    return {"base": Given(1), "actual": Given(grown.numerator, grown.denominator)}


def _placed(reading: Reading, rule: Rank, actual: Amount | None) -> tuple[Reading, dict[str, Given]]:
    if actual is None:
        raise Unusable("名次不是一个数")
    rank = int(actual.value)
    reading = _doubt(reading, "参评人数没有给出", f"不少于 {rule.smallest_group} 人")
    return reading, {"rank": Given(rank), "group_size": Given(max(rank, rule.smallest_group))}


def _rating(rule: Rule, text: str, amount: Amount | None) -> Given:
    """The points a person gives: a number, or the words of a level."""
    if isinstance(rule, Levels):
        named = [level for level in rule.levels if level.anchor == text.strip() or text.strip() in level.anchor]
        if len(named) == 1:
            return Given(named[0].points)
    if amount is None or amount.dimension not in (None, Dimension.POINTS):
        raise Unusable(
            f"「{text}」不是分数，也不是标准里的一档"
            if isinstance(rule, Levels | Judged | Manual)
            else f"「{text}」不是分数"
        )
    return Given(amount.points)


def _given(one: RowInput, amount: Amount) -> Given:
    """An amount as the pair the rule looks at."""
    held = amount.named(one.unit if one.unit in UNITS else "个")
    if held.implied and UNITS[held.unit].dimension is not one.dimension and one.unit in UNITS:
        held = replace(held, unit=one.unit)
    dimension = UNITS[held.unit].dimension
    if one.counted and dimension in (Dimension.COUNT, Dimension.DAYS):
        return Given(int(held.value))
    if dimension is not one.dimension:
        raise Unusable(f"「{amount.printed}」是{dimension.label}，标准里的是{one.dimension.label}")
    value = held.value * UNITS[held.unit].scale / (PPM if dimension is Dimension.RATIO else Fraction(1))
    return Given(value.numerator, value.denominator)
