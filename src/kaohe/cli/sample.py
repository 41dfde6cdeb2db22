"""``kaohe sample``: write an invented month in the platforms' layouts."""

from __future__ import annotations

from pathlib import Path

from kaohe.attribution import default_cut_off
from kaohe.cli.console import say
from kaohe.cli.policy import load_policy
from kaohe.run.moments import PeriodError, month_bounds
from kaohe.sample import Size, write_sample, write_truth

ANSWERS = "样例答案.json"


def write_files(size: Size, out: Path) -> int:
    """Write the sample into an empty folder; the known answers go beside it, not among the files."""
    try:
        month_bounds(size.start)
    except PeriodError as error:
        say(f"【停止】{error}。")
        return 2
    if out.exists() and any(out.iterdir()):
        say(f"【停止】文件夹「{out}」不是空的。处理：换一个空文件夹，以免样例与您的文件混在一起。")
        return 1
    policy = load_policy(None, size.start)
    if policy is None:
        return 1
    out.mkdir(parents=True, exist_ok=True)
    truth = write_sample(size, policy, out, default_cut_off(size.start, policy.facts.cut_off, policy.facts.calendar))
    answers = out.parent / f"{out.name}-{ANSWERS}"
    write_truth(truth, answers)
    say(f"已写出 {size.people} 人、{size.rooms} 个直播间、{size.months} 个月的样例：{out}")
    say(f"已知答案（每人应计净销售额、每个埋设问题的正确处理）：{answers}")
    return 0
