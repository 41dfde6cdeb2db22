"""``kaohe demo``: a sample month, run from end to end."""

from __future__ import annotations

from pathlib import Path

from kaohe.cli.console import say
from kaohe.cli.run import Request, run_period
from kaohe.cli.sample import write_files
from kaohe.run.forms import BLANK, FILLED
from kaohe.sample import Size

PERIOD = "2026-10"


def run_demo(folder: Path, *, serve: bool) -> int:
    """Make the sample month, run it, say where the forms lie."""
    downloads, results = folder / "下载文件", folder / "核算结果"
    if not downloads.exists():
        code = write_files(Size(start=PERIOD), downloads)
        if code:
            return code
    code = run_period(Request(downloads, PERIOD, results))
    if code:
        return code
    say(f"表单：每人的考核表与评分说明在 {results / FILLED}，各岗位的空白表在 {results / BLANK}，")
    say(f"　　　部门汇总表、绩效工资与提成计算表在 {results}。")
    say(f"看一个数字的依据：kaohe explain E002 --period {PERIOD} --run {results} --indicator 直播销售指标完成率")
    if serve:
        say("本版本还没有网页；以上文件即为全部结果。")
    return 0
