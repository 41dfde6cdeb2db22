"""Every finding of this room: its severity, and its three sentences (what, why, next step)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from kaohe.findings import Finding, Place, Severity
from kaohe.sandbox.catalogue import visible


class Wording(NamedTuple):
    """The sentences of a finding; facts are filled in by name."""

    severity: Severity
    what: str
    why: str
    next_step: str


_STOP, _WARN, _NOTE = Severity.STOP, Severity.WARN, Severity.NOTE

WORDINGS = {
    "folder-empty": Wording(
        _STOP, "文件夹里没有可读的文件。", "找不到任何导出文件。", "请把本月下载的文件放进这个文件夹。"
    ),
    "file-skipped": Wording(_NOTE, "已跳过这个文件。", "{why}", "不需要处理。"),
    "file-again": Wording(_NOTE, "与「{other}」是同一份文件，没有重复计入。", "两份文件逐字节相同。", "不需要处理。"),
    "content-again": Wording(
        _NOTE, "内容与「{other}」完全相同，没有重复计入。", "两份文件的每一行事实都相同。", "不需要处理。"
    ),
    "sheet-unknown": Wording(
        _STOP,
        "认不出这是哪一种导出文件。",
        "读到的列：{headers}。最接近的是「{closest}」，缺少：{missing}。",
        "请从平台重新下载完整的文件；自填数据请用 kaohe forms facts-template 生成的模板。",
    ),
    "sheet-ignored": Wording(
        _WARN,
        "这个工作表没有读入。",
        "读到的列：{headers}，不是考核数据表里的任何一张。",
        "如是考核数据，请按模板的表头填写；否则不需要处理。",
    ),
    "header-shifted": Wording(_NOTE, "表头在第 {row} 行，它上面的行没有读入。", "已按列名找到表头。", "不需要处理。"),
    "header-repeated": Wording(
        _STOP, "列名「{columns}」出现了两次。", "无法判断以哪一列为准。", "请删去多余的一列，或重新下载。"
    ),
    "columns-missing": Wording(
        _STOP,
        "这份「{title}」缺少必需的列：{columns}。",
        "缺少时算不出结果，不能当作 0。{closest}",
        "请在平台导出时勾选这些字段后重新下载；自填表请补上这些列。",
    ),
    "columns-unknown": Wording(
        _WARN, "有不认识的列，没有读入：{columns}。", "它们不在这种文件已知的格式里。", "请确认其中没有考核要用的数据。"
    ),
    "sheet-empty": Wording(
        _STOP, "这份「{title}」只有表头，没有数据行。", "导出的范围里没有数据。", "请核对下载时选的日期和店铺。"
    ),
    "formula-cells": Wording(
        _STOP,
        "「{column}」有 {count} 格是公式（{rows}）。",
        "公式旁保存的结果可能与真实结果不符，不能用于考核。",
        "请选中这一列，复制后“选择性粘贴-数值”，再保存。",
    ),
    "cell-required": Wording(
        _STOP,
        "「{column}」有 {count} 格是空的（{rows}）。",
        "每一行都要有这一项。",
        "请补上；由平台导出的请重新下载。",
    ),
    "fact-missing": Wording(
        _STOP,
        "有 {count} 行得不出「{column}」（{rows}）。",
        "{why}",
        "请核对这几行。",
    ),
    "row-empty": Wording(
        _NOTE, "有 {count} 行至多只有一格有内容，已跳过（{rows}）。", "像是说明，或预先填好的日期。", "不需要处理。"
    ),
    "row-total": Wording(
        _WARN,
        "有 {count} 行是合计或均值，已跳过（{rows}）。",
        "合计行不是一条记录，计入会重复。",
        "不需要处理。",
    ),
    "row-pending": Wording(
        _WARN,
        "有 {count} 行数据平台还没有算完（{rows}），暂不计入。",
        "格子里写着“{text}”；它不是 0，也不是没有。",
        "请过一天再导出一次，放进同一个文件夹重新运行；在此之前有关指标标为不完整。",
    ),
    "total-differs": Wording(
        _WARN,
        "「{column}」合计行写 {expected}，各行相加是 {found}，相差 {difference}。",
        "可能少下载了行，或合计的范围不同。",
        "请核对合计行；以各行相加为准。",
    ),
    "key-conflict": Wording(
        _STOP,
        "同一份文件里，{key} 出现了两次而内容不同（第 {rows} 行）。共 {count} 处。",
        "无法判断以哪一行为准。",
        "请删去错误的一行；由平台导出的请重新下载。",
    ),
    "key-repeated": Wording(
        _NOTE, "有 {count} 行与前面的行完全相同，已跳过。", "同一条记录出现多次，例如 {key}。", "不需要处理。"
    ),
    "export-conflict": Wording(
        _STOP,
        "与「{other}」里的同一条记录内容不同，而且分不出哪份较新：{key}。共 {count} 处。",
        "文件名里没有导出时间，数据里也看不出先后。",
        "请只留下正确的一份；或在文件名末尾加上导出日期，例如 _20261103。",
    ),
    "ids-rounded": Wording(
        _STOP,
        "「{column}」的 {count} 个编号第 15 位以后全是 0，例如“{text}”，原来的数字已经丢失。",
        "Excel 只保留编号的前 15 位，后面的改成了 0。",
        "请从平台重新下载原始文件，不要用 Excel 打开后另存。",
    ),
    "negative-number": Wording(
        _WARN,
        "「{column}」有 {count} 格是负数（{rows}）。",
        "这一列不会小于 0，可能是列错位或被改动。",
        "请核对原始文件；数据照常读入。",
    ),
    "negative-by-hand": Wording(
        _STOP, "「{column}」有 {count} 格是负数（{rows}）。", "这一列不会小于 0。", "请改正这几格。"
    ),
    "rate-over-100": Wording(
        _WARN,
        "「{column}」有 {count} 格超过 100%（{rows}）。",
        "这是整体中的一部分，不会超过 100%。",
        "请核对原始文件；数据照常读入。",
    ),
    "check-broken": Wording(_WARN, "有 {count} 行{what}（{rows}）。", "{why}", "{next_step}"),
    "shop-missing": Wording(
        _STOP,
        "不知道这份文件是哪家店铺的。",
        "文件里没有店铺一列；{why}。",
        "请用 --shop 指明店铺，或把文件放进以店铺名命名的子文件夹。",
    ),
    "shop-unknown": Wording(
        _STOP,
        "店铺「{shop}」不在账号表里（{rows}）。",
        "已知的店铺：{known}。导错店铺会把别人的业绩算进来。",
        "请在「账号」表补上这家店铺，或移出这份文件。",
    ),
    "room-missing": Wording(
        _STOP,
        "不知道这份排班是哪个直播间的。",
        "没有「直播间」一列；{why}。",
        "请加上「直播间」一列，或用直播间名命名工作表。",
    ),
    "account-unknown": Wording(
        _WARN,
        "账号「{account}」不在账号表里，共 {count} 行（{rows}）。",
        "不知道它属于哪个直播间或哪个人，这些行归入未归属。",
        "请在「账号」表补上这个账号和生效日期。",
    ),
    "person-unknown": Wording(
        _WARN,
        "「{person}」不在人员表里，共 {count} 行（{rows}）。",
        "工号、姓名、花名都对不上，或当天不在职；这些行归入未归属。",
        "请在「人员」表补上此人或其花名，或改正写法。",
    ),
    "person-ambiguous": Wording(
        _STOP,
        "「{person}」对应几个人：{people}（{rows}）。",
        "同名时不能猜是谁。",
        "请把这里的姓名改成工号。",
    ),
    "name-unknown": Wording(
        _WARN,
        "「{name}」不是制度里的{kind}（{rows}）。",
        "制度里有：{known}。",
        "请改成制度里的名称或编号。",
    ),
    "slots-overlap": Wording(
        _STOP,
        "{room} {role}：{first} 与 {second} 的时段重叠（{start} 至 {end}），没有写权重。",
        "同一岗位同时有两人时，要写明各占多少；不能猜。",
        "请改正时段，或在「排班」表给两人填写权重（例如 1 和 1）。",
    ),
    "slot-backwards": Wording(
        _STOP,
        "有 {count} 个时段的下播不晚于上播，或长过 24 小时（{rows}）。",
        "时段不成立。",
        "请改正时刻；跨过零点的写“次日2:00”或晚于 24:00。",
    ),
    "period-empty": Wording(
        _STOP,
        "文件夹里没有 {period} 的数据。",
        "读到的期间：{known}。",
        "请核对 --period，或放入该月的导出文件。",
    ),
}


MOST_ALIKE = 20
"""How many findings of one kind are listed for one sheet; the rest are counted."""


def finding(code: str, where: Place, **facts: object) -> Finding:
    """The finding of this code with its sentences filled in; strange characters in the facts are shown, not obeyed."""
    wording = WORDINGS[code]
    shown = {name: visible(value) if isinstance(value, str) else value for name, value in facts.items()}
    what, why, next_step = (sentence.format(**shown) for sentence in wording[1:])
    return Finding(wording.severity, code, where, what, why, next_step)


def some_rows(rows: Sequence[int], count: int) -> str:
    """「第 3、8 行」, and that there are more where there are."""
    shown = "、".join(str(row) for row in rows)
    return f"第 {shown} 行" + ("等" if count > len(rows) else "")


def listed(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, gravest first; of many alike in one sheet the first ones and how many more there are."""
    kinds: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for told in findings:
        kinds[tuple(Severity).index(told.severity), told.where.file, told.where.sheet, told.code].append(told)
    return [told for _, alike in sorted(kinds.items()) for told in _cut(sorted(alike))]


def _cut(alike: list[Finding]) -> list[Finding]:
    rest = len(alike) - MOST_ALIKE
    if rest <= 0:
        return alike
    more = f"同样的问题还有 {rest} 处，没有逐条列出。"
    first = alike[0]
    where = Place(first.where.file, first.where.sheet)
    return [*alike[:MOST_ALIKE], replace(first, where=where, what=more, why="问题太多，多半是同一个原因。")]
