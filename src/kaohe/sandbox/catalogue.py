"""Every finding of this room: its severity, and its three sentences (what, why, next step)."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from kaohe.findings import Finding, Place, Severity


class Refused(Exception):
    """Stops the reading of a file inside the child; carries the finding to tell."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


class Wording(NamedTuple):
    """The sentences of a finding; facts are filled in by name."""

    what: str
    why: str
    next_step: str


_DOWNLOAD = "请从平台重新下载这份文件，不要改动，再放进文件夹。"
_RESAVE = "请在 Excel 或 WPS 里打开，另存为 .xlsx（或 CSV UTF-8）后再放进文件夹。"

STOPS = {
    "file-missing": Wording(
        "读不到这个文件。", "路径不存在、不是普通文件，或没有读取权限。", "请核对文件位置和权限后重试。"
    ),
    "file-empty": Wording("文件是空的。", "文件里没有任何单元格有内容（大小 {size} 字节）。", _DOWNLOAD),
    "file-header-only": Wording(
        "文件只有表头，没有数据行。",
        "所有工作表都不超过一行。",
        "请核对下载时选的日期和店铺；确实没有数据时，把这份文件移出文件夹。",
    ),
    "file-too-large": Wording(
        "文件太大：{size} 字节。",
        "这类文件的上限是 {limit} 字节。",
        "请按较短的日期范围分几次下载；Excel 文件可另存为 CSV UTF-8。",
    ),
    "file-changed": Wording(
        "读取过程中文件被改动了。", "读取前后的大小或修改时间不同，结果不可信。", "请等保存或下载完成后再运行一次。"
    ),
    "file-encrypted": Wording(
        "文件有打开密码。", "加密的内容无法读取。", "在 Excel 里另存为一份不带密码的文件后再放进文件夹。"
    ),
    "file-damaged": Wording("文件不完整或已损坏。", "{detail}。", _DOWNLOAD),
    "file-kind": Wording("这不是表格文件，而是{kind}。", "程序按内容而不是扩展名辨认文件。", "{next_step}"),
    "file-unknown": Wording(
        "认不出这是什么文件。",
        "内容不是 Excel、CSV、网页表格或压缩包，也不是可读的文本。",
        _DOWNLOAD,
    ),
    "archive-too-many-entries": Wording(
        "压缩结构里有 {count} 个成员。", "上限是 {limit} 个；正常的导出文件远少于此。", _DOWNLOAD
    ),
    "archive-too-large": Wording(
        "解开后会有 {size} 字节。", "上限是 {limit} 字节，超过的按压缩炸弹处理。", "请按较短的日期范围分几次下载。"
    ),
    "archive-ratio": Wording(
        "压缩比异常：{packed} 字节会解成 {size} 字节。", "超过 {limit} 倍的按压缩炸弹处理。", _DOWNLOAD
    ),
    "archive-duplicate": Wording("压缩结构里成员「{member}」重复出现。", "两份同名内容无法判断以哪份为准。", _DOWNLOAD),
    "archive-overlap": Wording("压缩结构里的成员互相重叠。", "成员「{member}」的位置与别的成员重叠。", _DOWNLOAD),
    "archive-path": Wording(
        "压缩包里的成员名「{member}」不安全。", "成员名指向压缩包以外的位置。", "请不要使用来历不明的文件。"
    ),
    "archive-nested": Wording(
        "压缩包里的「{member}」不是 CSV 文本。",
        "压缩包里只读 CSV；不打开包中的 Excel 或另一个压缩包。",
        "请先解压，把其中的表格文件直接放进文件夹。",
    ),
    "xml-dtd": Wording("文件内部的「{member}」带有 DTD 或实体声明。", "正常的 Excel 文件不含这类声明。", _RESAVE),
    "xml-encoding": Wording(
        "文件内部的「{member}」用了 {encoding} 编码。", "只接受 UTF-8 的 Excel 内部文件。", _RESAVE
    ),
    "sheet-used-range": Wording(
        "工作表的已用区域太大：{rows} 行 × {columns} 列。",
        "上限是 {limit} 个格子；常因远处有一个多余的格子。",
        "请按 Ctrl+End 找到最远的格子，删除多余的行和列后保存。",
    ),
    "sheet-too-wide": Wording(
        "工作表有 {columns} 列。", "上限是 {limit} 列；常因分隔符不对或远处有多余的格子。", "请删除多余的列后保存。"
    ),
    "sheet-too-many": Wording("文件有 {count} 个工作表。", "上限是 {limit} 个。", "请分成几个文件后再放进文件夹。"),
    "row-too-long": Wording(
        "这一行太长：超过 {limit} 个字符。",
        "常因引号没有成对，使后面的行并成一格，或文件没有换行。",
        _DOWNLOAD,
    ),
    "text-encoding": Wording(
        "文字编码不对：第 {offset} 字节起无法解码。",
        "文件既不是完整的 UTF-8、UTF-16，也不是 GB18030（GBK）。",
        "请重新下载，或在 Excel 里另存为 CSV UTF-8。",
    ),
    "text-truncated": Wording("文件在这一行中间断开了。", "{detail}，像是下载没有完成。", _DOWNLOAD),
    "text-nul": Wording("这一行含有空字符（NUL）。", "正常的表格文本不含空字符，文件可能已损坏。", _DOWNLOAD),
    "text-quote": Wording(
        "这一行的引号没有成对，或一个单元格过长。",
        "无法确定单元格从哪里开始、到哪里结束。",
        "请改正这一行的引号，或重新下载这份文件。",
    ),
    "html-no-table": Wording("网页里没有表格。", "找不到含有数据的 table。", _DOWNLOAD),
    "html-merged": Wording("网页表格里有跨行合并的格子。", "跨行合并会使后面的列错位。", _RESAVE),
    "parser-time": Wording("读取超过时限，已停止。", "文件可能损坏，或是故意做成难以读取的样子。", _RESAVE),
    "parser-memory": Wording(
        "读取所需的内存超过上限，已停止。", "文件太大，或已损坏。", "请按较短的日期范围分几次下载，或另存为 CSV UTF-8。"
    ),
    "disk-full": Wording(
        "磁盘空间不足，没有读完。", "读取时要写临时文件。", "请清理磁盘，或把输出文件夹换到空间充足的磁盘。"
    ),
    "parser-crashed": Wording("读取时出错，已停止。", "文件内容使读取程序中断（{detail}）。", _RESAVE),
}

WARNINGS = {
    "sheet-hidden": Wording("这个工作表是隐藏的。", "隐藏的内容一并读入。", "如不应计入，请删除该工作表。"),
    "rows-hidden": Wording(
        "有 {rows} 行、{columns} 列是隐藏或被筛选掉的。", "隐藏的内容一并读入。", "如不应计入，请删除这些行列。"
    ),
    "xls-unchecked": Wording(
        "旧版 .xls 文件，公式和错误值无法检查。", "旧格式读出的只有保存时的结果，#REF! 之类读作空。", _RESAVE
    ),
}

NOTES = {
    "file-renamed": Wording("扩展名与内容不符：内容是{kind}。", "已按内容读取。", "不需要处理。"),
    "workbook-extras": Wording(
        "文件带有{parts}。", "只读单元格的值：不运行宏，不访问外部地址。", "如非本人所加，请核实文件来源。"
    ),
}

_SEVERITIES = ((Severity.STOP, STOPS), (Severity.WARN, WARNINGS), (Severity.NOTE, NOTES))


def finding(code: str, where: Place, **facts: object) -> Finding:
    """The finding of this code with its sentences filled in; hostile text in the facts is shown, not obeyed."""
    shown = {name: visible(value) if isinstance(value, str) else value for name, value in facts.items()}
    for severity, wordings in _SEVERITIES:
        if wording := wordings.get(code):
            what, why, next_step = (sentence.format(**shown) for sentence in wording)
            return Finding(severity, code, where, what, why, next_step)
    raise KeyError(code)


def refusal(code: str, where: Place, **facts: object) -> Refused:
    """The exception that ends the reading with this finding."""
    return Refused(finding(code, where, **facts))


def visible(text: str) -> str:
    """A name as it may be printed: controls, direction marks and broken characters become ``�``."""
    shown = "".join("�" if unicodedata.category(char) in {"Cc", "Cf", "Cs"} else char for char in text[:200])
    return shown + "…" if len(text) > 200 else shown
