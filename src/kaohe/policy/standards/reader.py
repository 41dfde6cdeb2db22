"""The reader (读标准): a sentence and its row's setting in, a reading out; never a guess, never an exception."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from pydantic import ValidationError

from kaohe.policy.rules import Bands, Counts, Interpolation, Levels, Manual, Rule, Steps
from kaohe.policy.standards.amounts import TooFine
from kaohe.policy.standards.bands import banded
from kaohe.policy.standards.bounds import take_bounds
from kaohe.policy.standards.clauses import Clause
from kaohe.policy.standards.cliffs import beyond, is_part
from kaohe.policy.standards.conditions import compound, passed
from kaohe.policy.standards.counts import counted
from kaohe.policy.standards.draft import Draft, Unreadable
from kaohe.policy.standards.judged import anchored, levelled, ranged, ranked
from kaohe.policy.standards.lexing import Lexed, lexed
from kaohe.policy.standards.lines import interpolated
from kaohe.policy.standards.parsing import clauses_of
from kaohe.policy.standards.ratios import proportional
from kaohe.policy.standards.reading import Outcome, Question, Reading, Setting
from kaohe.policy.standards.refusals import refusal
from kaohe.policy.standards.steps import stepped
from kaohe.policy.standards.tables import tabled
from kaohe.quantities import POINT

BUILDERS: tuple[Callable[[Draft], Rule | None], ...] = (
    anchored,
    compound,
    tabled,
    interpolated,
    ranked,
    proportional,
    stepped,
    ranged,
    banded,
    counted,
    passed,
    levelled,
)
"""Each takes the clauses it understands and makes a rule of them, or leaves them; the first that makes one wins."""

SCORING = frozenset({"ZERO", "FULL", "MINUS", "PLUS", "PTS", "EVERY", "PROPORTION", "INVERSE", "LINEAR", "NO_CHANGE"})
"""Terminals of a statement that says something about points."""


def read_standard(text: str, setting: Setting) -> Reading:
    """The typed rule of a printed standard, or a manual one that says what is missing."""
    words = lexed(text)
    draft = Draft(setting, words.text, [one for one in clauses_of(words.lexemes) if one.lexemes])
    try:
        rule = _rule(draft)
        _leftover_is_no_scoring(draft)
        return _finished(draft, rule, words)
    except (Unreadable, TooFine) as reason:
        return _manual(draft, str(reason))
    except ValidationError as trouble:
        return _manual(draft, "；".join(str(error["msg"]) for error in trouble.errors()))


def _rule(draft: Draft) -> Rule:
    reason = refusal(draft.text)
    if reason is not None:
        raise Unreadable(reason)
    draft.clauses = [_beyond_target(draft, _as_step(draft, one)) for one in draft.clauses]
    take_bounds(draft)
    rule = next((made for build in BUILDERS if (made := build(draft)) is not None), None)
    if rule is None:
        raise Unreadable(_missing(draft))
    return rule


def _as_step(draft: Draft, clause: Clause) -> Clause:
    """「低于目标1个百分点扣1分，以此类推」 is a step; without the like it may be a step or a threshold."""
    edges = clause.span.edges if clause.span is not None else ()
    if clause.kind != "change" or not any(edge.target and edge.amount for edge in edges):
        return clause
    if "以此类推" not in draft.text and "依此类推" not in draft.text:
        raise Unreadable(f"「{clause.text}」不清楚是每差这么多扣一次，还是差到这么多才扣")
    return replace(clause, kind="each", span=None, size=edges[0].amount)


def _beyond_target(draft: Draft, clause: Clause) -> Clause:
    """「超过目标10%」 is 110 % of it, not a tenth; how much 「低于目标10%」 leaves is not guessed."""
    edges = clause.span.edges if clause.span is not None else ()
    small = any(edge.target and edge.amount and is_part(edge.amount) for edge in edges)
    if clause.span is None or not small or not clause.kinds & {"GT", "LT", "HIGHER", "LOWER"}:
        return clause
    if clause.kinds & {"LT", "LOWER"}:
        raise Unreadable(f"「{clause.text}」不清楚是目标的百分之几，还是比目标少百分之几")
    draft.ask("other", f"「{clause.text}」是比目标多出这么多，还是目标的这么多", "比目标多出这么多")
    return replace(clause, span=beyond(clause.span))


def _missing(draft: Draft) -> str:
    if any(one.kind == "bare" for one in draft.clauses):
        return "各档没有对应的分数"
    return "没有可以计算的标准：缺少数值、界限或分数"


def _leftover_is_no_scoring(draft: Draft) -> None:
    """A statement about points that no rule took must not be dropped."""
    draft.kinds("idle")
    lost = [one for one in draft.clauses if one.kinds & SCORING or ("GET" in one.kinds and one.amounts)]
    if lost:
        raise Unreadable(f"「{'」「'.join(one.text for one in lost)}」没有读懂")


def _finished(draft: Draft, rule: Rule, words: Lexed) -> Reading:
    _ask_about_text(draft, words)
    _ask_about_bounds(draft, rule)
    hundred = _on_a_hundred(draft, rule)
    questions = tuple(draft.questions)
    cap = draft.highest if draft.highest is not None and not hundred else draft.marks + _bonus(rule)
    return Reading(
        Outcome.READ_WITH_QUESTIONS if questions else Outcome.READ,
        rule,
        draft.floor,
        None if draft.uncapped else cap,
        "hundred" if hundred else "full_marks",
        questions,
        _printed(draft.used),
        tuple(one.text for one in draft.clauses),
        draft.names,
    )


def _printed(clauses: Iterable[Clause]) -> tuple[str, ...]:
    return tuple(amount.printed for one in clauses for amount in one.amounts)


def _bonus(rule: Rule) -> int:
    """What a bonus with a stated limit may add above full marks (A5)."""
    if not isinstance(rule, Steps) or rule.base != 1_000_000:
        return 0
    return max((side.limit or 0 for side in rule.sides if side.points > 0), default=0)


def _ask_about_text(draft: Draft, words: Lexed) -> None:
    if words.scanned:
        draft.ask("A3", "原文的比较符号不清楚（可能是扫描造成）", "按 ≥ 读")
    for one in draft.clauses:
        if one.amounts:
            draft.ask("other", f"「{one.text}」没有用到", "不影响得分")


def _ask_about_bounds(draft: Draft, rule: Rule) -> None:
    takes_off = isinstance(rule, Counts) and any(kind.points < 0 for kind in rule.kinds)
    takes_off = takes_off or (
        isinstance(rule, Steps) and any(side.points < 0 and side.limit is None for side in rule.sides)
    )
    if takes_off and draft.uncapped and not draft.floor_said:
        draft.floor, draft.floor_said = None, True
    if takes_off and not draft.floor_said:
        draft.ask("A4", "扣分的下限没有写明", "最低 0 分", "可扣成负分")
    adds = isinstance(rule, Steps) and any(side.points > 0 and side.limit is None for side in rule.sides)
    adds = adds or (isinstance(rule, Counts) and any(kind.points > 0 for kind in rule.kinds))
    if adds and draft.highest is None and not draft.uncapped:
        draft.ask("A5", "加分的上限没有写明", "最高按满分计", "不封顶")


def _on_a_hundred(draft: Draft, rule: Rule) -> bool:
    """Points up to 100 in a row of fewer marks are counted off a hundred (A6); any other difference is asked."""
    most = _most(rule)
    if most is None or most == draft.marks:
        return False
    if most == 100 * POINT and draft.marks < most:
        draft.ask(
            "A6", "标准的分数到 100，本项满分不是 100", "按百分制计分，再折算到本项满分", "按标准里的分数，封顶于满分"
        )
        return True
    if not isinstance(rule, Bands | Levels) or most > draft.marks:
        draft.ask("A6", "标准里的最高分与本项满分不一致", "按标准里的分数，最高不超过满分", "按比例折算到满分")
    else:
        draft.ask("A6", "标准里的最高分低于本项满分", "按标准里的分数", "按比例折算到满分")
    return False


def _most(rule: Rule) -> int | None:
    match rule:
        case Bands(bands=bands):
            return max(band.points for band in bands)
        case Levels(levels=levels):
            return max(level.points for level in levels)
        case Interpolation(knots=knots):
            return max(knot.points for knot in knots)
    return None


def _manual(draft: Draft, needs: str) -> Reading:
    rule = Manual(method="manual", needs=needs)
    everything = (*draft.used, *draft.clauses)
    leftover = tuple(one.text for one in everything)
    question = Question("other", f"没有读成规则：{needs}", "由上级评定")
    return Reading(Outcome.NOT_READ, rule, 0, draft.marks, "full_marks", (question,), (), leftover, {})
