"""The sentence (说明) of a row: what was put in, which part of the rule applied, and the points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kaohe.policy.rules import Judged, Levels, Rule
from kaohe.quantities import POINT
from kaohe.scoring.inputs import PRESENT
from kaohe.scoring.rows import NOT_APPLICABLE, SCORED, UNREADABLE, RowPlan
from kaohe.scoring.words.composed import told_by
from kaohe.scoring.words.numbers import points_text, short_points
from kaohe.scoring.words.rated import anchor_text, blended
from kaohe.scoring.words.told import Told


def sentence(plan: RowPlan, reasons: Mapping[str, int], state: int) -> str:
    """One Chinese sentence for one person's row; ``reasons`` by their names without the row's id."""
    told = Told(plan, reasons, plan.terms.rule_marks)
    if not reasons["ready"]:
        return _without_data(told, state) + (_vetoed(told) if state == SCORED else "")
    said = "".join([told_by(plan.rule, told), _confirmed(told), *_bounds(told)])
    vetoed = _vetoed(told)
    if vetoed:
        return f"{said}{vetoed}"
    got = f"得 {points_text(told.number('ruled'))} 分"
    return f"{said}，{rounding(plan, reasons) or got}"


def rounding(plan: RowPlan, reasons: Mapping[str, int]) -> str:
    """What rounding did, where it mattered: 「算得 6.6667 分，四舍五入得 6.67 分」; else empty."""
    if not reasons["ready"] or reasons.get("vetoed"):
        return ""
    told = Told(plan, reasons, plan.terms.rule_marks)
    exact, given = told.fraction("final"), told.number("ruled")
    if exact == given:
        return ""
    return f"算得 {points_text(exact)} 分，四舍五入得 {points_text(given)} 分"


def level(plan: RowPlan, reasons: Mapping[str, int]) -> str:
    """The anchor of the level or range the superior chose; empty for other rows and unread ratings."""
    if reasons.get("superior_state") != PRESENT:
        return ""
    places = [(rule, reasons[f"{path}superior_place"]) for rule, path in _rated_rules(plan)]
    return next((anchor_text(rule, place) for rule, place in places if place), "")


def facts_needed(plan: RowPlan, reasons: Mapping[str, int]) -> bool:
    """Whether the superior's rating is one that needs written facts (§6.4); the caller knows if there are any."""
    if reasons.get("superior_state") != PRESENT:
        return False
    return any(reasons.get(f"{path}facts", 0) for _, path in _rated_rules(plan))


def _confirmed(told: Told) -> str:
    """Under 20/80 for all rows: the computed points and the ratings beside them."""
    terms = told.plan.terms
    if not terms.confirmed or terms.raters is None:
        return ""
    computed = points_text(told.number("computed"))
    superior = (
        f"上级评分 {points_text(told.number('superior'))} 分" if told.number("rated") else f"系统计分 {computed} 分"
    )
    return f"，系统计分 {computed} 分；{blended(terms.raters, superior, told)}"


def _bounds(told: Told) -> Iterator[str]:
    """The row's own scale, floor and cap, where they changed the points."""
    terms, exact = told.plan.terms, told.fraction("exact")
    if terms.scale == "hundred" and terms.full_marks != 100 * POINT:
        yield f"，按百分制折算为本项 {short_points(terms.full_marks)} 分制"
    if told.number("limit"):
        over = told.number("limit") > 0
        limit = terms.cap if over else terms.floor
        reached = f"高于最高 {short_points(limit or 0)} 分" if over else f"低于最低 {short_points(limit or 0)} 分"
        yield f"，算得 {points_text(exact)} 分，{reached}，按 {short_points(limit or 0)} 分计"


def _vetoed(told: Told) -> str:
    if not told.reasons.get("vetoed"):
        return ""
    return "，因一票否决本项得 0 分"


def _without_data(told: Told, state: int) -> str:
    obstacle = _obstacle(told)
    if state == UNREADABLE:
        return f"评分无法识别：{obstacle}，请评分人改正"
    absent = "、".join(_absent(told))
    why = f"缺{absent}" if absent else obstacle
    if state == NOT_APPLICABLE:
        return _inapplicable(told, why)
    points = f"得 {points_text(told.number('ruled'))} 分"
    how = {"zero": "按制度计 0 分", "full": "按制度计满分", "carry_last": "按上期得分计"}
    if state == SCORED:
        return f"{why}，{how[told.plan.terms.missing]}，{points}"
    return f"待数据：{why}" if absent else f"待处理：{why}"


def _inapplicable(told: Told, why: str) -> str:
    declared = [one.title for one in told.plan.inputs if told.reasons.get(f"{one.input}_state") == NOT_APPLICABLE]
    small = told.reasons.get("blocked", 0) and not declared and not why.startswith("缺")
    if not declared and not small:
        return f"{why}，本项权重并入其他指标"
    reason = f"{'、'.join(declared)}经批准不考核" if declared else why
    kept = {
        "scale_up": "其余各项放大到满分",
        "full": f"按满分计，得 {points_text(told.number('ruled'))} 分",
        "exempt_total": "本期不考核",
    }
    return f"不适用：{reason}，{kept[told.plan.terms.not_applicable]}"


def _absent(told: Told) -> list[str]:
    return [one.title for one in told.plan.inputs if told.reasons.get(f"{one.input}_state") == 0]


def _obstacle(told: Told) -> str:
    place = told.reasons.get("blocked", 0)
    return told.plan.obstacles[place - 1] if place else "规则不能计算"


def _rated_rules(plan: RowPlan) -> Iterator[tuple[Levels | Judged, str]]:
    """Rated rules and the path of their reasons."""

    def walk(rule: Rule, path: str) -> Iterator[tuple[Levels | Judged, str]]:
        if isinstance(rule, Levels | Judged):
            yield rule, path
        for place, part in enumerate(getattr(rule, "parts", ()), 1):
            yield from walk(part.rule, f"{path}part{place}_")
        if getattr(rule, "rule", None) is not None:
            yield from walk(rule.rule, f"{path}inner_")  # type: ignore[union-attr]

    yield from walk(plan.rule, "")
