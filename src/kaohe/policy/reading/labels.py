"""The Chinese name of every key a policy file may hold, for findings and forms."""

from __future__ import annotations

_TEXT = """
title=标题 company=公司名称 number=编号 version=版本 effective_on=生效日期 author=撰写 reviewer=审核 approver=批准
department=部门 clause=条款编号 id=编号（英文） code=岗位编号 names=印刷名称 reports_to=直接上级 appraised_by=考核人
description=岗位说明书 scorecard=绩效考核指标表 grade=等级 headcount=岗位定员 pay_type=薪酬类型
printed_subordinates=直接下级 persons_supervised=所辖人员 analysed_on=岗位分析日期 authority=工作权限
responsibility=工作责任 duties=工作职责 qualifications=任职资格 indicators=考核指标 remarks=备注 purpose=岗位宗旨
text=文字 advisory=是否建议权 education=教育水平 major=专业 experience=工作经验 skills=知识与技能
measured=量化指标 judged=是否由人评定 head=部门的上级 outside=外部参与者 part=职责
rounding=四舍五入位置 sections=各部分 behaviour=行为指标组 vetoes=一票否决 pool=加减分 total=总分 weight=权重
floor=下限 cap=上限 raters=评分人 blend_all_rows=数据指标也按自评与上级加权 rows=指标行
self_weight=自评权重 superior_weight=上级权重 missing_self=没有自评时 largest_gap=最大分差 beyond_gap=超过分差得分
category=类别 name=名称 indicator=指标 definition=定义 full_marks=分值 target=目标值 target_text=目标印刷文字
target_of=目标所属 prorate_target=目标是否折算 subject=计分对象 standard=打分标准 source=数据来源 period=周期
rule=计分规则 points_scale=分数口径 missing=没有数据时 not_applicable=不考核时 method=规则种类 measure=看哪个数
bands=档位 at_least=不低于（含） more_than=高于（不含） at_most=不超过（含） less_than=低于（不含） equal_to=等于 points=分数
label=档名 cases=情形 when=条件 otherwise=其余情形 form=比例形式 cliff=门槛 cliff_scores=恰好门槛是否计分
knots=插值点 at=位置 below=低于首点 above=高于末点 base=基数 sides=各侧步进 side=哪一侧 start=起点 each=步长
each_of_target=步长（目标的百分比） partial=不足一步 limit=本侧限额 cliffs=门槛 kinds=事件种类 free=免扣次数
cumulative=累计表 clears_from=清零次数 levels=档次 anchor=档次说明 facts_required=须写事实 ranges=评分范围 low=低
high=高 step=评分间隔 first=第一名 higher_is_better=越大越好 smallest_group=最少人数 needs=缺什么 factors=乘数
times=倍数 parts=子项 of=量的种类 negative_target=目标为负时 over=与何时比 event=事件 unit=单位 numerator=分子
denominator=分母 all_of=同时满足 any_of=任一满足 none_of=不满足 count_of=满足几项
effect=后果 scope=范围 points_each=每次扣分 then=后果 section=所属部分 row=所属指标行 judge=认定人 evidence=证据
entries=加减分项 kind=种类 most=最多
synonyms=别名 english=英文名 direction=方向 formula=算法 formula_text=算法说明 reported_by=报送部门
refund_window=退款口径 approximate=是否近似 natural_limit=不超过100% events=事件种类 recorder=登记人 sets=行为指标组
grades=等级 distribution=强制分布 letter=等级 coefficient=系数 veto_coefficient=否决系数 mode=方式 shares=比例
performance=绩效工资 commissions=提成 special_people=特殊人员 attendance=出勤系数 base_shares=绩效工资占比
minimum_wage_note=最低工资说明 divisor=除数 statutory_days=法定月计薪天数 position=岗位 positions=适用岗位
credited_role=归属角色 tiers=分段 rate=比例 gate=门槛 after_refund_months=退款追溯月数 hired_by_day=入职截止日
leave_prorates_to=请假折算界限 leave_exempts_over=请假不考核界限 leaver_least_days=离职最少天数
exempt_coefficient=不考核系数
orders=订单口径 sessions=场次口径 attribution=归属口径 cut_off=数据冻结 calendar=工作日历 order_time=订单时间
brush_below=刷单界限 excluded_words=剔除词 affiliate_sources=他人带货来源 live_kinds=直播体裁 pending_kinds=待定体裁
refunded_statuses=已退款状态 restart_gap=重开间隔 shortest=最短场次 roles=角色 position_roles=岗位对应角色
anchor_cohost_split=主副播分成 working_day=工作日 holidays=节假日 make_up_days=调休上班日
clauses=正文 steps=步骤 uses=结果运用 appeals=申诉 interview=面谈记录表 heading=标题 paragraphs=段落 actor=执行人
deadline=期限 input=输入 output=输出 state_after=完成后的状态 if_late=逾期处理 day=日 month=月 after=在何步骤之后
working_days=是否按工作日 legal_note=法律提示 window_working_days=申诉期限 handling_working_days=处理期限
grounds=受理理由 refused=不受理情形 manager_appeals_decided_by=经理申诉裁定人 fields=字段 filled_by=填写人
choices=选项 columns=列 optional=是否选填 statement=声明 held_within=面谈期限
"""

LABELS: dict[str, str] = dict(pair.split("=", 1) for pair in _TEXT.split())
"""Key → Chinese name."""


def named(key: str) -> str:
    """A key with its Chinese name: 「full_marks」(分值)."""
    return f"「{key}」（{LABELS[key]}）" if key in LABELS else f"「{key}」"
