"""The commands and the one place where an unexpected failure becomes a sentence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kaohe import __version__
from kaohe.cli.help import Command, Group

INTERRUPTED = 130
FOLDER, MONTH = "文件夹", "年-月"

app = typer.Typer(
    name="kaohe",
    cls=Group,
    help="考核：直播电商部门的绩效考核——从平台导出的文件到得分、等级、薪酬和表单，每个数字都能打开看到依据。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
policy_app = typer.Typer(name="policy", cls=Group, help="制度：检查制度文件夹。", no_args_is_help=True)
forms_app = typer.Typer(name="forms", cls=Group, help="表单：空白表单与数据模板。", no_args_is_help=True)
rule_app = typer.Typer(name="rule", cls=Group, help="打分标准：读懂一句标准并试算。", no_args_is_help=True)
app.add_typer(policy_app)
app.add_typer(rule_app)
app.add_typer(forms_app)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kaohe {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", help="显示版本号。", callback=_print_version)] = False,
) -> None:
    """Options of every command."""


@app.command("run", cls=Command)
def run_command(
    facts: Annotated[
        Path, typer.Option("--facts", metavar=FOLDER, help="当月下载文件所在的文件夹，文件名和种类不限。")
    ],
    period: Annotated[str, typer.Option("--period", metavar=MONTH, help="考核期间，例如 2026-10。")],
    out: Annotated[Path, typer.Option("--out", metavar=FOLDER, help="结果写到哪个文件夹。")],
    policy: Annotated[
        Path | None, typer.Option("--policy", metavar=FOLDER, help="制度文件夹；不写则用自带的示例制度。")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="时刻", help="数据截至时刻，例如 2026-11-04T18:00。")
    ] = None,
    shop: Annotated[
        str | None, typer.Option("--shop", metavar="店铺", help="文件里没有店铺名时，它们属于哪个店铺。")
    ] = None,
    forms: Annotated[bool, typer.Option(help="是否生成表单。")] = True,
    engine: Annotated[str, typer.Option("--engine", metavar="名称", help="计算引擎。")] = "duckdb",
) -> None:
    """算一个月：读入下载的文件，得出得分、等级、薪酬和表单。"""
    from kaohe.cli.run import Request, run_period

    raise typer.Exit(run_period(Request(facts, period, out, policy, as_of, shop, forms, engine)))


@app.command("explain", cls=Command)
def explain_command(
    person: Annotated[str, typer.Argument(metavar="工号", help="工号。")],
    period: Annotated[str, typer.Option("--period", "-p", metavar=MONTH, help="考核期间，例如 2026-10。")],
    indicator: Annotated[
        str | None, typer.Option("--indicator", metavar="指标", help="只看一个指标（名称或编号）。")
    ] = None,
    run: Annotated[
        Path | None, typer.Option("--run", metavar=FOLDER, help="结果文件夹；不写则用最近一次的结果。")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> None:
    """解释一个人的得分和薪酬：条款、代入的数、取整、时段、订单及其来源文件和行号。"""
    from kaohe.cli.explain import Question, explain_person

    raise typer.Exit(explain_person(Question(person, period, indicator, run, as_json)))


@app.command("sample", cls=Command)
def sample_command(
    out: Annotated[Path, typer.Option("--out", metavar=FOLDER, help="样例文件写到哪个文件夹（须为空）。")],
    people: Annotated[int, typer.Option("--people", min=9, max=20_000, metavar="整数", help="人数。")] = 30,
    rooms: Annotated[int, typer.Option("--rooms", min=1, max=500, metavar="整数", help="直播间数。")] = 2,
    months: Annotated[int, typer.Option("--months", min=1, max=24, metavar="整数", help="月数。")] = 1,
    seed: Annotated[int, typer.Option("--seed", metavar="整数", help="种子；相同的种子得到相同的文件。")] = 1,
    start: Annotated[str, typer.Option("--start", metavar=MONTH, help="第一个月，例如 2026-10。")] = "2026-10",
) -> None:
    """生成样例：按平台导出格式写出虚构的一个月或几个月的文件。"""
    from kaohe.cli.sample import write_files
    from kaohe.sample import Size

    raise typer.Exit(write_files(Size(people, rooms, months, seed, start), out))


@app.command("demo", cls=Command)
def demo_command(
    folder: Annotated[Path, typer.Option("--dir", metavar=FOLDER, help="演示文件放在哪个文件夹。")] = Path("demo"),
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="是否启动网页（本版本尚无网页）。")] = False,
) -> None:
    """演示：生成样例月，算一遍，给出汇总和表单所在位置。"""
    from kaohe.cli.demo import run_demo

    raise typer.Exit(run_demo(folder, serve=serve))


@policy_app.command("check", cls=Command)
def policy_check_command(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[文件夹]", help="制度文件夹；不写则检查自带的示例制度。")
    ] = None,
) -> None:
    """检查制度：一次列出全部问题，每个问题说明在哪里、是什么、为什么、怎么改。"""
    from kaohe.cli.policy import check_policy

    raise typer.Exit(check_policy(folder))


@rule_app.command("eval", cls=Command)
def rule_eval_command(
    text: Annotated[
        str | None, typer.Argument(metavar="[标准]", help="打分标准，例如 ≥95%得10分，每低1%扣1分。")
    ] = None,
    full_marks: Annotated[str | None, typer.Option("--full-marks", metavar="分", help="该项满分（分值）。")] = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="值", help="目标值，可带单位，例如 60万元。")
    ] = None,
    actual: Annotated[
        str | None, typer.Option("--actual", metavar="值", help="实际值；规则看几个数时写成 JSON 对象。")
    ] = None,
    batch: Annotated[Path | None, typer.Option("--batch", metavar="文件", help="一行一个 JSON 对象的文件。")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> None:
    """试算：把一句打分标准读成规则，算出得分，列出界限和待确认的问题。"""
    from kaohe.cli.rule import Command as Trial
    from kaohe.cli.rule import evaluate

    raise typer.Exit(evaluate(Trial(text, full_marks, target, actual, batch, as_json)))


@forms_app.command("facts-template", cls=Command)
def facts_template_command(
    out: Annotated[Path, typer.Option("--out", metavar="文件", help="写到哪个文件。")] = Path("考核数据模板.xlsx"),
) -> None:
    """写出空白的数据工作簿：人员、账号、排班、目标、出勤、指标值、行为评分、事件。"""
    from kaohe.cli.forms import write_template

    raise typer.Exit(write_template(out))


@forms_app.command("blank", cls=Command)
def blank_forms_command(
    out: Annotated[Path, typer.Option("--out", metavar=FOLDER, help="写到哪个文件夹。")],
    policy: Annotated[
        Path | None, typer.Option("--policy", metavar=FOLDER, help="制度文件夹；不写则用自带的示例制度。")
    ] = None,
) -> None:
    """写出每个岗位的空白岗位说明书、绩效考核指标表和绩效面谈记录表（docx 与 PDF）。"""
    from kaohe.cli.forms import write_blank_forms

    raise typer.Exit(write_blank_forms(policy, out))


def main() -> None:
    """Run the command; a wrong usage or a failure of our own is told in one sentence, never as a traceback."""
    try:
        code = app(standalone_mode=False)
    except Exception as failure:  # noqa: BLE001  (the last resort between a defect and the user)
        from kaohe.cli.failure import report_failure

        code = report_failure(failure)
    if code == INTERRUPTED:
        typer.echo("已中断，没有写入结果。")
    sys.exit(code)
