"""Whoever asks for help or mistypes a command is answered in Chinese, and told what was meant."""

from __future__ import annotations

import re
import sys

import pytest
from rich.cells import cell_len

from kaohe.cli import main

PAGES = ("", "run", "explain", "sample", "demo", "policy", "policy check", "forms", "forms blank")
# What stays Latin in Chinese text: commands, options, formats and the names of things.
LATIN = re.compile(
    r"--?[a-z-]+|kaohe( [a-z-]+)*|^ +[a-z-]+ |\b(KPI|JSON|PDF|docx|xlsx|duckdb|demo)\b|T18", re.MULTILINE
)


def answer(line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[object, str]:
    """Exit code and printed text of a command line."""
    monkeypatch.setattr(sys, "argv", ["kaohe", *line.split()])
    with pytest.raises(SystemExit) as end:
        main()
    told = capsys.readouterr()
    return end.value.code, told.out + told.err


@pytest.mark.parametrize("page", PAGES)
def test_help_speaks_chinese_alone(
    page: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, text = answer(f"{page} --help", capsys, monkeypatch)
    assert code == 0
    assert text.startswith(f"用法：kaohe {page}".rstrip())
    assert re.findall("[A-Za-z]+", LATIN.sub("", text)) == []


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_help_fits_the_terminal(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    _, text = answer("run --help", capsys, monkeypatch)
    lines = text.splitlines()
    assert max(map(cell_len, lines)) <= min(columns, 100)
    assert not [line for line in lines if line.strip().startswith(tuple("，。；：）"))]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("runn", "没有命令「runn」，是不是 run"),
        ("xyz", "没有命令「xyz」，可用的有：run、"),
        ("policy chek", "没有命令「chek」，是不是 check"),
        ("run", "缺少 --facts（当月下载文件所在的文件夹"),
        ("run --fact x", "没有选项「--fact」，是不是 --facts"),
        ("run --out", "选项 --out 后面要写值"),
        ("run --forms=3", "选项 --forms 后面不能写值"),
        ("explain", "缺少 工号"),
        ("policy check a b", "「b」是多出来的"),
        ("sample --out x --people 3", "--people 的值不对，应是 9 到 20000 之间的整数"),
        ("sample --out x --people many", "--people 的值不对，应是 9 到 20000 之间的整数"),
        ("sample --out x --seed one", "--seed 的值不对，应是整数"),
        ("--", "命令没有写完整"),
    ],
)
def test_a_wrong_command_line_is_told_what_was_meant(
    line: str, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, text = answer(line, capsys, monkeypatch)
    assert code == 2
    assert text.startswith(f"【停止】{told}")
    assert re.search(r"处理：用 kaohe[a-z ]* --help 查看写法。$", text.strip())
    assert not re.search("[A-Za-z]+ [a-z]+ [a-z]+", LATIN.sub("", text))


def test_the_bare_command_shows_its_help(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    code, text = answer("", capsys, monkeypatch)
    assert code == 2
    assert text.startswith("用法：kaohe 命令")
