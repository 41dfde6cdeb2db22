"""Specimens for the tests of the forms: the shipped policy, and filled forms whose people and figures are invented."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kaohe.documents.model import (
    Appraisal,
    AppraisalRow,
    AppraisalSection,
    Appraisee,
    CommissionLine,
    DepartmentSummary,
    Explanation,
    Figure,
    GradeShare,
    Outcome,
    PayPerson,
    PaySheet,
    PerformanceLine,
    Period,
    PoolLine,
    Ratings,
    RowState,
    SourceUse,
    SummaryPerson,
    TierSlice,
    UnassignedLine,
    VetoLine,
)
from kaohe.pay import LineKind, PayLine
from kaohe.policy import Policy, default_folder, load
from kaohe.policy.scorecard import Row, Section


@cache
def policy() -> Policy:
    """The policy that ships with the product."""
    loaded = load(default_folder()).policy
    assert loaded is not None
    return loaded


def anchor_section(number: int) -> Section:
    """The anchor's KPI section (0) or behaviour section (1)."""
    return policy().scorecard("anchor").sections[number]


SCORED = RowState.SCORED


def explanation(name: str, sentence: str) -> Explanation:
    """An explanation with two figures and two source files."""
    return Explanation(
        reading=f"完成率=实际{name}÷目标{name}；90%（含）至100%（不含）得25分",
        figures=(
            Figure("实际净销售额", "236,412.50元", "订单 1,284 行，已扣退款"),
            Figure("计划净销售额", "250,000元", "目标表"),
        ),
        sentence=sentence,
        rounding="保留两位小数，四舍五入",
        clause="KPI 指标表 2.1",
        sources=(
            SourceUse("订单导出_2026-10.csv", 1284, "店铺：示例旗舰店"),
            SourceUse("考核数据表.xlsx", 1, "工作表「目标」"),
        ),
    )


def blank_row(source: Row) -> AppraisalRow:
    """A scored row of the policy without figures."""
    return AppraisalRow(
        row_id=source.id,
        category=source.category,
        name=source.name,
        full_marks=source.full_marks,
        standard=source.standard,
        target="—",
        actual="",
        source=source.source,
        state=SCORED,
        ratings=Ratings(),
        explanation=explanation(source.name, ""),
        judged=source.judged,
    )


def measured_row(number: int, state: RowState = SCORED) -> AppraisalRow:
    """The n-th KPI row, scored or waiting."""
    source = anchor_section(0).rows[number]
    points = source.full_marks - 5_0000 if number == 0 else source.full_marks
    given = Ratings(points, points, points, points) if state is SCORED else Ratings()
    return replace(
        blank_row(source),
        target="250,000元",
        actual="236,412.50元（94.56%）" if state is SCORED else "",
        state=state,
        ratings=given,
        explanation=explanation(source.name, "236,412.50÷250,000=94.56%，落在[90%,100%)，得25分"),
        missing="" if state is SCORED else "请运营部在指标值表中填报",
    )


def judged_row(number: int) -> AppraisalRow:
    """The n-th behaviour row: self 20, superior 15."""
    return replace(
        blank_row(anchor_section(1).rows[number]),
        ratings=Ratings(None, 20_0000, 15_0000, 16_0000),
        explanation=explanation("评分", "20×20%+15×80%=16.00"),
        level="15分：交办的工作可以放心",
        facts="10月12日大促连播两场，主动补位并完成复盘",
    )


def appraisal(name: str = "陈晓雨", waiting: tuple[int, ...] = ()) -> Appraisal:
    """A filled form; ``waiting`` KPI rows have no data, so the total waits too."""
    rows = tuple(measured_row(n, RowState.WAITING if n in waiting else SCORED) for n in range(10))
    complete = not waiting
    return Appraisal(
        person=Appraisee("E003", name, "直播主播", "ZB-02", "直播运营部", "刘洋", "2024-03-11", "22/22"),
        period=Period("2026年10月", "2026-10-01", "2026-10-31"),
        sections=(
            AppraisalSection(
                "关键绩效考核指标", 800_000, 95_0000 if complete else None, 76_0000 if complete else None, rows
            ),
            AppraisalSection("日常工作行为指标", 200_000, 80_0000, 16_0000, tuple(judged_row(n) for n in range(5))),
        ),
        pool=(PoolLine("表扬", "每次书面表扬加2分，最多5分", "1次", 2_0000, "10月20日客户表扬信"),),
        vetoes=(VetoLine("虚假宣传", "违禁词导致平台处罚", "「直播销售指标完成率」为0分", False),),
        outcome=Outcome(2_0000, 94_0000, "A", 1_100_000) if complete else Outcome(2_0000, None, "", None, "有待数据"),
        remarks=("本月10月8日至9日换班两次，已经双方确认。",),
        fingerprint="3f9ac2b1d0e4",
    )


def summary(has_previous: bool = False) -> DepartmentSummary:
    """Four people, one of them waiting, one grade each."""
    people = (
        SummaryPerson("E001", "刘洋", "直播运营经理", (92_5000, 84_0000), 2_0000, 92_8000, "A", 1_100_000, 90_0000),
        SummaryPerson("E003", "陈晓雨", "直播主播", (95_0000, 80_0000), 0, 92_0000, "A", 1_100_000, 95_5000),
        SummaryPerson("E004", "赵敏", "直播客服", (70_0000, 78_0000), -2_0000, 69_6000, "C", 800_000),
        SummaryPerson("E005", "孙立", "美工", (None, 80_0000), 0, None, "", None, remark="「产出量」待运营部填报"),
    )
    return DepartmentSummary(
        department="直播运营部",
        period=Period("2026年10月", "2026-10-01", "2026-10-31"),
        sections=("关键绩效考核指标", "日常工作行为指标"),
        people=people,
        distribution=(
            GradeShare("S", "≥95", 0, "≤5%"),
            GradeShare("A", "[85，95)", 2),
            GradeShare("B", "[75，85)", 0),
            GradeShare("C", "[60，75)", 1),
            GradeShare("D", "<60", 0),
        ),
        unassigned=(UnassignedLine("一号直播间", "下单时刻无人在排班上（10月12日 02:00–03:00）", 17, 123_456),),
        has_previous=has_previous,
        notes=("总分＝关键绩效×80%＋日常行为×20%＋加减分，保留两位小数。",),
    )


def pay(name: str = "陈晓雨") -> PaySheet:
    """An anchor with commission, a clerk without, a person who waits."""
    slices = (
        TierSlice("0元（含）至 100,000元部分", 10_000_000, 10_000, 100_000),
        TierSlice("100,000元（含）至 300,000元部分", 13_641_250, 15_000, 204_619),
    )
    commission = CommissionLine(
        "主播提成", 27_000_000, 3_358_750, 23_641_250, "94.57%", slices, "退款率未超30%", 304_619
    )
    performance = PerformanceLine(200_000, 1_100_000, 1_000_000, (2200, 2200), 220_000)
    waits = PerformanceLine(150_000, None, 1_000_000, (2100, 2200), None)
    sentence = "绩效工资基数 2,000.00 元 × 个人系数 1.1 × 部门系数 1 × 出勤系数 22天÷22天 = 2,200.00 元"
    lines = (PayLine(LineKind.PERFORMANCE, 220_000, sentence, "XC-01"),)
    return PaySheet(
        department="直播运营部",
        period=Period("2026年10月", "2026-10-01", "2026-10-31"),
        people=(
            PayPerson("E003", name, "直播主播", "A", performance, commission, -12_050, 512_569, lines),
            PayPerson("E005", "孙立", "美工", "", waits, None, 0, None, remark="待数据"),
        ),
    )
