"""Sentences (说明) of sections and totals, from the figures of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kaohe.grading.totals import COMPLETE, EXEMPT
from kaohe.policy.grades import GradeScheme
from kaohe.policy.scorecard import CapGrade, DeductScope, Section, SetGrade, Veto, ZeroScope
from kaohe.scoring import NOT_APPLICABLE, SCORED, Compiled
from kaohe.scoring.words.numbers import points_text, share_text, short_points

Figures = Mapping[str, int]


def section_sentence(card: Compiled, section: Section, figures: Figures) -> str:
    """「各项合计 72.00 分，不考核项除外满分 90，放大到 100 分得 80.00 分」."""
    name = f"section__{section.id}"
    if figures[f"{name}__state"] == NOT_APPLICABLE:
        return "本部分各项均不考核"
    if figures[f"{name}__state"] != SCORED:
        return "本部分有指标待数据"
    added, full = figures[f"{name}__sum"], sum(row.full_marks for row in section.rows)
    parts = [f"各项合计 {points_text(added)} 分"]
    kept = figures[f"{name}__kept"]
    if kept != full:
        parts.append(f"参加考核各项满分 {short_points(kept)} 分，放大到 {short_points(full)} 分计")
    vetoes = _hit(card, figures, section.id)
    return "，".join([*parts, *vetoes, *_bounds(section, figures), f"本部分得 {points_text(figures[name])} 分"])


def _bounds(section: Section, figures: Figures) -> Iterator[str]:
    points = figures[f"section__{section.id}"]
    if points == section.cap:
        yield f"本部分最高 {short_points(section.cap)} 分"
    if points == section.floor and figures[f"section__{section.id}__sum"] < section.floor:
        yield f"本部分最低 {short_points(section.floor)} 分"


def total_sentence(card: Compiled, scheme: GradeScheme, figures: Figures) -> str:
    """「关键绩效考核指标 86.50 分 × 80% + 日常工作行为指标 90.00 分 × 20%，加减分 +2.00 分，总分 89.20 分，…」."""
    if figures["total__state"] == EXEMPT:
        return "本期不考核"
    if figures["total__state"] != COMPLETE:
        return "有数据待补，总分暂不计算"
    grade = scheme.grades[figures["grade"]]
    vetoes = _hit(card, figures, None)
    end = f"总分 {points_text(figures['total'])} 分，等级 {grade.letter}（{grade.name}），个人系数"
    coefficient = f"{end} {share_text(figures['coefficient'])}"
    return "，".join([_weights(card, figures), *_pool(figures), *vetoes, coefficient])


def _weights(card: Compiled, figures: Figures) -> str:
    parts = (
        f"{one.name} {points_text(figures[f'section__{one.id}'])} 分 × {share_text(one.weight)}"
        for one in card.scorecard.sections
    )
    return " + ".join(parts)


def _pool(figures: Figures) -> Iterator[str]:
    if figures["pool"]:
        yield f"加减分 {'+' if figures['pool'] > 0 else ''}{points_text(figures['pool'])} 分"


def _hit(card: Compiled, figures: Figures, section: str | None) -> list[str]:
    """The vetoes that were hit in a section, or on the total and the grade."""
    hit = [veto.veto for veto in card.vetoes if figures[f"veto__{veto.veto.id}"]]
    return [f"发生“{veto.name}”，{effect}" for veto in hit if (effect := _effect(veto, section))]


def _effect(veto: Veto, section: str | None) -> str:
    here = veto.section == section
    match veto.then:
        case ZeroScope(scope="section") if section is not None and here:
            return "本部分为 0 分"
        case DeductScope(scope="section", points_each=points) if section is not None and here:
            return f"每次从本部分扣 {short_points(abs(points))} 分"
        case ZeroScope(scope="total") if section is None:
            return "总分为 0 分"
        case DeductScope(scope="total", points_each=points) if section is None:
            return f"每次从总分扣 {short_points(abs(points))} 分"
        case CapGrade(grade=letter) if section is None:
            return f"等级不高于 {letter}"
        case SetGrade(grade=letter) if section is None:
            return f"等级定为 {letter}"
    return ""
