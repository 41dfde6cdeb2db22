"""The sheets of Kaohe's own workbook and their header rows (settled 1)."""

from __future__ import annotations

EXPLANATION_SHEET = "说明"
"""Read by people, ignored by the importers."""

SHEETS: dict[str, tuple[str, ...]] = {
    "人员": tuple("工号 姓名 花名/别名 岗位 直接上级工号 用工类型 入职日 离职日 生效日 绩效工资基数 提成方案".split()),
    "账号": tuple("平台 账号ID 名称 直播间 店铺 工号 生效起 生效止".split()),
    "排班": tuple("日期 直播间 计划起 计划止 实际起 实际止 工号 角色 权重 换班确认".split()),
    "目标": tuple("期间 对象类别 对象 指标 目标值 单位".split()),
    "出勤": tuple("期间 工号 应出勤 实出勤 假期天数 扣薪假天数".split()),
    "指标值": tuple("期间 工号 指标 分子 分母 值 权重 单位 来源部门 提供人 提供时间".split()),
    "行为评分": tuple("期间 工号 指标 自评 上级 事实".split()),
    "事件": tuple("日期 工号 规则 事实 证据 数量".split()),
}
"""Header rows by sheet. 岗位, 指标 and 规则 take the policy's Chinese name or its id; 对象类别 is 个人, 直播间 or 部门;
分子/分母 or 值 (with 权重 for a rate whose denominator is unknown); 提供时间 and other moments are Asia/Shanghai."""
