"""The vocabulary (用词) of scoring sentences: the words that carry meaning, by the terminal of the grammar."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # What is said once and ends a deduction (A4).
    "FLOOR_ZERO": "扣完为止 扣完即止 扣光为止 扣完本项分值为止 扣完该项分为止 扣完本项为止 扣至0分为止 扣到0分为止 扣至零分为止 "
    "扣至零分 扣至0分 不计负分 不倒扣 最低可至0分 最低至0分 扣完该项分值为止 减完为止 扣分不超过该项分值 扣完分值为止",
    # The score of a clause.
    "ZERO": "本项不得分 该项不得分 均不得分 不得分 本项零分 零分 不计分 不给分 本项清零 该项清零 清零 为零 得零分 无分",
    "FULL": "得满分 计满分 为满分 按满分计 按满分 满分 全分 得全分 全额得分",
    "NO_CHANGE": "不扣分 不减分 不扣 免扣 不减 不加分 不奖不罚 不计",
    "ALL": "扣完 全扣 扣光",
    "WARN": "提醒 警告 口头警告",
    # Comparators (A3).
    "GE": "≥ 不低于 不少于 不小于 大于等于 大于或等于 高于或等于 高于等于 达到 达成 至少 达 不得低于",
    "GT": "> 大于 高于 超过 多于 超出 高出",
    "LE": "≤ 不超过 不高于 不大于 不多于 小于等于 小于或等于 低于或等于 低于等于 控制在 至多 不得超过 不得高于 不超",
    "LT": "< 小于 低于 少于 不足 不满 未达到 未达 达不到 不到 未满",
    "EQ": "= 等于",
    "GE_POST": "及以上 或以上 以上 (含)以上",
    "LE_POST": "及以下 或以下 以下 以内 之内",
    "INC": "(含) (包含) (含本数) 含",
    "EXC": "(不含) (不包含) 不含",
    "BETWEEN": "之间 区间",
    "OTHERWISE": "否则 其余 其他情况 其他 反之",
    # Steps.
    "EVERY": "每",
    "BOTH": "增减 偏离 上下浮动 浮动 高于或低于 偏差",
    "LOWER": "下降 降低 减少 低 少 差 降 缺少 落后",
    "HIGHER": "上升 增长 增加 提高 提升 超额 超支 超时 超 高 多",
    "LATE": "延迟 逾期 拖延 拖期 延期 延误 推迟 超期 晚交 迟交 晚",
    "MINUS": "扣除 扣减 扣罚 扣分 减分 递减 扣 减 罚",
    "PLUS": "加分 奖励 加 奖 增",
    "GET": "得 计 给 为",
    # Bounds of the score.
    "CAP": "最高不超过 最高 上限 封顶 最多 加满 不得超过满分 至多加",
    "FLOOR": "最低 下限 可扣至 扣至",
    "LIMIT": "为限",
    "NEGATIVE": "负",
    # What is measured.
    "COMPLETION": "A/T 实际完成率 目标完成率 完成率 达成率 完成比例 完成百分比 完成比率",
    "ACTUAL": "实际完成值 实际完成 实际值 实际数 实际",
    "TARGET": "目标值 目标数 目标量 目标 计划值 计划数 预算 指标值 任务数 任务量 标准值 计划",
    "MARKS": "本项分值 该项分值 分值 标准分 权重分 权重 配分 标准分值 该项分数",
    "TIMES": "× * 乘以",
    "DIVIDE": "÷ / 除以",
    "SCORE": "得分 计分 考核得分",
    # Proportion and lines.
    "INVERSE": "按反比例计分 按反比例得分 按反比例 反比例",
    "PROPORTION": "按完成比例计分 按完成比例得分 按完成比例 按比例得分 按比例计分 按比例计算 按比例给分 按比例扣分 按实际完成率计 "
    "按完成率计分 按完成率得分 按完成率计算 按完成率乘以分值 按完成率×分值 按完成率 按比例",
    "LINEAR": "线性 直线 线性计算 线性插值 直线插值 线性递减 线性递增 按比例折算 按插值法 插值 线性 按直线插值 按直线 中间递减 均匀递减",
    "AS": "按",
    # Places in an order.
    "FIRST": "首次",
    "ORDINAL": "第",
    "ONWARD": "起 开始",
    "RANK": "排名 名次 位列",
    # A person decides.
    "DISCRETION": "酌情 视情况 视情节 由上级在 由上级",
    # A compound condition.
    "AND": "同时 并且 且",
    "OR": "或者 或",
    "ANY": "任一 任意一项 其中之一",
}
"""Space-separated words by terminal; where two fit, the longer one is read."""

NAMES = (
    "新增 参加 附加 加班 加入 加粉 加购 增粉 满意 获得 取得 得到 计划外 计算 统计 会计 设计 合计 累计 小计 "
    "评论 评价 好评 差评 中评 评定 评分 评估 高度 提高效率 多次 差错 误差 差异 少量 超链 高质量 降级 按时 按月 按季 按周 按年 "
    "按节点 按期 按规定 按要求 按计划 按照 按质 按量 加急 加盟 给予 增值 增量 参与 奖惩 减少损失 罚款 第三方 "
    "毛利 或有 达人 到达 差旅 多媒体 低价 低级 高级 高层 超市 超管 早晚 晚班 晚会 评委 评比 计件 计时 得体 含税 包含 满足 满勤 满减 "
    "降价 降本 升降 发起 起草 起量 提起 引起 一起 对应 目标客户 目标人群 目标市场 实际情况 客单价 为基准 为准 为基础 行为 作为 认为 成为 人为 自评 互评 批评 处罚 惩罚 测评 评级 每日 每周 每月 每天按 加权 扣回 得评 平均 计件 不计算 项目 提前完成 未完成 完成 一票 三档 三次元 一级域 两个岗位 达标 响应 对应 高峰 多数"
).split()
"""Words that hold a letter of the vocabulary and mean something else."""

FILLERS = "的 则 即 者 可 相应 是 为止 : ( ) 「 」 “ ” \" ' [ ] 【 】 本项 该项 此项 一律 直接 若 如 再".split()
"""What may stand anywhere and changes no reading."""
