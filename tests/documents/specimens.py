"""Specimens for the tests of the forms: a small policy and a filled form, all names invented."""

from __future__ import annotations

import datetime as dt

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
from kaohe.policy import Policy
from kaohe.policy.positions import DocumentControl, Organization, Position
from kaohe.policy.procedure import InterviewForm, Procedure
from kaohe.policy.scorecard import Scorecard

CLAUSE = "岗位说明书 1"

MANAGER = {
    "id": "live_operations_manager",
    "code": "ZB-01",
    "title": "直播运营经理",
    "names": ("直播运营经理",),
    "department": "直播运营部",
    "reports_to": "general_manager",
    "appraised_by": "general_manager",
    "clause": CLAUSE,
    "description": {
        "authority": (
            {"text": "对直播运营费用支出有建议权。", "advisory": True},
            {"text": "对直播活动内容策划与直播选品直接提出意见。", "advisory": True},
            {"text": "分配直接下属的工作，并对其进行绩效考核。"},
        ),
        "responsibility": ("负责直接下属的日常管理与工作指导。", "对所负责直播间的整体销量负责。"),
        "duties": (
            "统筹公司直播带货项目的策划与管理，包括选品、流程管控与直播间管理，提升效果与转化率，达成销售目标。",
            "制定直播内容规划，挖掘并包装优质内容，组织策划热点话题，提升整体内容质量。",
            "组织部门内部协作：产品匹配、脚本制定、数据分析、直播前准备、过程管控与后期跟进。",
            "根据直播流量与粉丝反馈监督运营细节，及时调整吸粉策略，保证运营目标持续达成。",
            "策划日常与双十一、双十二等大促直播活动，为每期活动制定引流目标与运营计划。",
            "跟进直播中产生的各类问题，反馈处理并给出解决方案。",
            "跟踪并分析直播数据，形成分析报告，提升用户量、活跃度、粉丝黏性与转化率。",
            "搭建、管理、培训并考核团队，完善业务流程与规章制度。",
        ),
        "qualifications": {
            "education": "大学专科及以上学历",
            "major": "电子商务、市场营销等相关专业",
            "experience": "三年以上消费品电商直播管理经验",
            "skills": (
                "熟悉商家自播流程与流量规则，善于获取与整合资源。",
                "了解信息流投放、新主播合作、服务商体系与供应链建设。",
                "逻辑清晰，善于表达、分析、协调与创新，抗压，自我驱动。",
            ),
        },
        "indicators": {
            "measured": (
                ["转化率", "关注人数", "粉丝增长率", "观看人数", "下单率", "销售收入", "利润额", "重要任务完成情况"]
            ),
            "judged": [
                "成本控制情况",
                "员工培养",
                "价值观",
                "领导能力",
                "判断与决策能力",
                "人际能力",
                "沟通能力",
                "影响力",
                "计划与执行能力",
                "制度流程标准建设与执行情况",
            ],
        },
        "clause": CLAUSE,
    },
}

ANCHOR = MANAGER | {
    "id": "anchor",
    "code": "ZB-02",
    "title": "直播主播",
    "reports_to": "live_operations_manager",
    "appraised_by": "live_operations_manager",
}

RATERS = {"self_weight": "20%", "superior_weight": "80%"}


def banded(row_id: str, category: str, name: str, marks: int, standard: str) -> dict[str, object]:
    """A measured row with two bands; only what is printed matters here."""
    return {
        "id": row_id,
        "category": category,
        "name": name,
        "indicator": row_id,
        "definition": f"本人场次{name}÷计划{name},按月统计",
        "full_marks": str(marks),
        "target": "250000元",
        "target_text": "25万元/月",
        "standard": standard,
        "source": "运营部、财务部",
        "rule": {
            "method": "bands",
            "measure": "completion",
            "bands": ({"at_least": "100%", "points": str(marks)}, {"less_than": "100%", "points": "0"}),
        },
        "floor": 0,
        "cap": str(marks),
        "missing": "wait",
        "not_applicable": "scale_up",
        "clause": "KPI 2.1",
    }


def levelled(row_id: str, category: str, name: str, anchors: tuple[str, ...]) -> dict[str, object]:
    """A judged row with four anchored levels of 20, 15, 10 and 0 points."""
    levels = [
        {"points": str(points), "anchor": anchor, "facts_required": points in (20, 0)}
        for points, anchor in zip((20, 15, 10, 0), anchors, strict=True)
    ]
    return banded(row_id, category, name, 20, "") | {
        "definition": f"本月工作中的{name}表现",
        "target": None,
        "target_text": "—",
        "standard": ";".join(f"{level['points']}分：{level['anchor']}" for level in levels),
        "source": "直接上级",
        "rule": {"method": "levels", "levels": levels},
        "judged": True,
    }


BANDS = "≥100%:30分；[90%,100%):25分；[80%,90%):20分；[70%,80%):10分；<70%:0分"
BY_TEN = "≥{0}:10分；[{1},{0}):8分；[{2},{1}):5分；<{2}:0分"

KPI_ROWS = (
    banded("sales", "业绩", "直播销售指标完成率", 30, BANDS),
    banded("uv", "流量", "直播UV", 10, BY_TEN.format("3万", "2万", "1万")),
    banded("hours", "时长", "直播时长", 10, BY_TEN.format("8小时", "6小时", "4小时")),
    banded("fans", "粉丝", "粉丝增长率", 10, BY_TEN.format("7%", "5%", "3%")),
    banded("conversion", "转化", "直播转化率", 10, BY_TEN.format("3%", "2%", "1%")),
    banded("stay", "留存", "人均停留时长", 10, BY_TEN.format("180秒", "120秒", "60秒")),
    banded("likes", "互动", "点赞量", 5, "达到得5分，否则0分"),
    banded("comments", "互动", "评论互动", 5, "由上级在0–5分内评定，0分或5分须附事例"),
    banded("returns", "质量", "退货率", 5, "≤25%得5分，每高1个百分点扣0.5分，扣完为止"),
    banded("review", "复盘", "主播复盘", 5, "每缺1场扣1分，扣完为止"),
)

BEHAVIOUR_ROWS = (
    levelled(
        "responsibility",
        "工作态度",
        "责任心",
        ("主动把任务推进到很好", "交办的工作可以放心", "基本完成", "上班做无关的事"),
    ),
    levelled("diligence", "工作态度", "勤奋度", ("先付出后计较", "认真对待职责", "行为端正", "只计个人得失")),
    levelled("teamwork", "工作能力", "团队合作", ("带动协作", "配合并完成任务", "催促才配合", "拒绝或阻碍协作")),
    levelled("skill", "工作能力", "专业与学习", ("精通并能带教", "胜任并自学新工具", "需要指导", "能力影响工作")),
    levelled("execution", "工作能力", "执行与沟通", ("提前交付并预警", "按时", "需要提醒", "经常拖延或不反馈")),
)


def scorecard() -> Scorecard:
    """The anchor's KPI table: ten measured rows and five judged ones."""
    bounds = {"floor": 0, "cap": "110", "raters": RATERS, "clause": "KPI 2"}
    return Scorecard.model_validate(
        {
            "position": "anchor",
            "title": "直播主播绩效考核指标表",
            "sections": (
                bounds | {"id": "kpi", "name": "关键绩效考核指标", "weight": "80%", "rows": KPI_ROWS},
                bounds | {"id": "behaviour", "name": "日常工作行为指标", "weight": "20%", "rows": BEHAVIOUR_ROWS},
            ),
            "vetoes": (
                {
                    "id": "false_claim",
                    "name": "虚假宣传",
                    "standard": "虚假宣传或违禁词导致平台处罚的，「直播销售指标完成率」为0分",
                    "when": {"measure": {"of": "event", "event": "false_claim"}, "at_least": "1次"},
                    "then": {"effect": "zero", "scope": "row"},
                    "row": "sales",
                    "judge": "直播运营经理",
                    "evidence": "平台处罚通知",
                    "clause": "KPI 2 否决",
                },
            ),
            "pool": {
                "low": "-10",
                "high": "5",
                "entries": (
                    {
                        "id": "praise",
                        "name": "表扬",
                        "standard": "每次书面表扬加2分，最多5分",
                        "kind": {"measure": {"of": "event", "event": "praise"}, "points": "2"},
                        "most": "5",
                        "clause": "KPI 2 加分",
                    },
                ),
            },
            "total": {"floor": 0, "cap": "110", "clause": "KPI 2"},
            "clause": "KPI 2",
        }
    )


def _field(number: int, name: str, kind: str, *choices: str) -> dict[str, object]:
    holds = "columns" if kind == "table" else "choices"
    return {"number": number, "name": name, "kind": kind, "filled_by": "系统", holds: choices}


INTERVIEW_FIELDS = (
    _field(1, "记录编号", "auto"),
    _field(2, "姓名", "reference"),
    _field(3, "部门", "reference"),
    _field(4, "岗位/职位", "reference"),
    _field(5, "入职日期", "date"),
    _field(6, "考核周期", "period"),
    _field(7, "面谈类型", "choice", "例行", "改进", "发展", "晋升前"),
    _field(8, "面谈日期、时间起止", "time"),
    _field(9, "面谈地点", "text"),
    _field(10, "面谈人（直接上级）", "reference"),
    _field(11, "HR列席/见证人", "reference"),
    _field(12, "考核指标摘要", "table", "指标", "目标", "实际", "得分"),
    _field(13, "考核得分、等级、系数", "numbers"),
    _field(14, "上期等级、变化", "computed"),
    _field(15, "员工自我总结", "long_text"),
    _field(16, "工作成功的方面/业绩与优点", "long_text"),
    _field(17, "需要改善的地方/存在的不足", "long_text"),
    _field(18, "未达标原因分析", "multi_choice", "能力", "意愿", "资源", "外部"),
    _field(19, "是否需要培训及内容", "yes_no", "是", "否"),
    _field(20, "对自身工作在部门和公司中位置的看法", "text"),
    _field(21, "对考核的意见", "long_text"),
    _field(22, "希望公司提供的帮助", "long_text"),
    _field(23, "职业发展意愿", "text"),
    _field(24, "下一步工作与绩效改进方向", "long_text"),
    _field(25, "改进计划", "table", "问题", "措施", "责任人", "完成日期", "验收标准"),
    _field(26, "下期目标共识", "table", "指标", "目标", "权重"),
    _field(27, "员工是否认可结果", "choice", "认可", "部分认可", "不认可"),
    _field(28, "是否申诉", "yes_no", "是", "否"),
    _field(29, "员工签名、日期", "signature"),
    _field(30, "面谈人签名、日期", "signature"),
    _field(31, "人力资源部签收、日期", "signature"),
    _field(32, "备注", "text"),
    _field(33, "附件", "files"),
)
STATEMENT = "本记录及改进计划由双方在面谈中商定，自双方签字之日起生效，人力资源部留存一份。"


def policy(company: str = "示例直播电商有限公司") -> Policy:
    """What the blank forms look at; the rest of a policy is left out."""
    control = DocumentControl(
        title="直播电商部门岗位职责及绩效考核指标管理实施办法",
        company=company,
        number="HR-ZB-2026-01",
        version="V1.0",
        effective_on=dt.date(2026, 10, 1),
        author="张敏",
        reviewer="李强",
        approver="王建国",
        department="直播运营部",
        clause="封面",
    )
    outside = ({"id": "general_manager", "title": "总经理", "part": "批准"},)
    interview = {
        "title": "绩效面谈记录表",
        "fields": INTERVIEW_FIELDS,
        "statement": STATEMENT,
        "held_within": "7天",
        "clause": "附件",
    }
    return Policy.model_construct(
        document=control,
        organization=Organization.model_validate(
            {"department": "直播运营部", "head": "general_manager", "outside": outside, "clause": "一"}
        ),
        positions=(Position.model_validate(MANAGER), Position.model_validate(ANCHOR)),
        scorecards=(scorecard(),),
        procedure=Procedure.model_construct(interview=InterviewForm.model_validate(interview)),
    )


SCORED = RowState.SCORED


def explanation(name: str, sentence: str) -> Explanation:
    """An explanation with two figures and two source files."""
    return Explanation(
        reading=f"完成率=实际{name}÷目标{name};90%(含)至100%(不含)得25分",
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


def measured_row(number: int, state: RowState = SCORED) -> AppraisalRow:
    """The n-th KPI row, scored or waiting."""
    source = scorecard().sections[0].rows[number]
    points = source.full_marks - 5_0000 if number == 0 else source.full_marks
    given = Ratings(points, points, points, points) if state is SCORED else Ratings()
    return AppraisalRow(
        row_id=source.id,
        category=source.category,
        name=source.name,
        full_marks=source.full_marks,
        standard=source.standard,
        target="250,000元",
        actual="236,412.50元(94.56%)" if state is SCORED else "",
        source=source.source,
        state=state,
        ratings=given,
        explanation=explanation(source.name, "236,412.50÷250,000=94.56%，落在[90%,100%)，得25分"),
        missing="" if state is SCORED else "请运营部在指标值表中填报",
    )


def judged_row(number: int) -> AppraisalRow:
    """The n-th behaviour row: self 20, superior 15."""
    source = scorecard().sections[1].rows[number]
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
        ratings=Ratings(None, 20_0000, 15_0000, 16_0000),
        explanation=explanation(source.name, "20×20%+15×80%=16.00"),
        judged=True,
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
