"""Read one YAML file into nodes that know their line; whatever stops the reading becomes a finding."""

from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import Node

from kaohe.findings import Finding, Place, Severity

_INDENT_WITH_TAB = re.compile(r"^ *\t")


def read_nodes(path: Path, name: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """The root node of a YAML file; ``name`` is how findings call the file. No node when there are findings."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return None, (_stop("policy-file-unreadable", Place(name), "文件打不开", _reason(error), "请检查文件是否存在、是否有读取权限"),)
    text = _decoded(raw)
    if text is None:
        return None, (_encoding(raw, name),)
    tabs = _tab_findings(text, name)
    return (None, tabs) if tabs else _composed(text, name)


def _stop(code: str, where: Place, *sentences: str) -> Finding:
    what, why, next_step = sentences
    return Finding(Severity.STOP, code, where, what, why, next_step)


def _reason(error: OSError) -> str:
    reasons = {"FileNotFoundError": "文件不存在", "PermissionError": "没有读取权限", "IsADirectoryError": "这是文件夹,不是文件"}
    return reasons.get(type(error).__name__, "系统不能读取它")


def _decoded(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _encoding(raw: bytes, name: str) -> Finding:
    line = raw[: _first_bad_byte(raw)].count(b"\n") + 1
    why = "制度文件一律用 UTF-8 编码;这个文件像是用 GBK(记事本的 ANSI)或 UTF-16 保存的"
    return _stop("policy-file-encoding", Place(name, row=line), "文件编码不是 UTF-8", why, "请用记事本打开,“另存为”时把编码选成 UTF-8 再保存")


def _first_bad_byte(raw: bytes) -> int:
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _tab_findings(text: str, name: str) -> tuple[Finding, ...]:
    rows = [row for row, line in enumerate(text.splitlines(), 1) if _INDENT_WITH_TAB.match(line)]
    return tuple(
        _stop("policy-tab", Place(name, row=row), "行首缩进用了制表符(Tab 键)", "缩进只能用空格", "请把这一行开头的 Tab 换成空格,与上下行对齐")
        for row in rows
    )


def _composed(text: str, name: str) -> tuple[Node | None, tuple[Finding, ...]]:
    try:
        node: Node | None = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        return None, (_syntax(error, name, text),)
    except YAMLError:
        return None, (_stop("policy-yaml-syntax", Place(name), "文件里有不能识别的字符", "可能混入了控制字符", "请删除不可见字符后重新保存"),)
    if node is None:
        return None, (_stop("policy-file-empty", Place(name), "文件是空的", "里面没有任何内容", "请从默认制度中复制同名文件再修改"),)
    return node, ()


def _syntax(error: MarkedYAMLError, name: str, text: str) -> Finding:
    mark = error.problem_mark or error.context_mark
    row = min(mark.line + 1, len(text.splitlines())) if mark else 0
    return _stop("policy-yaml-syntax", Place(name, row=row), "这一行(或紧接着的上一行)写法不对,后面的内容读不下去", _why(error), _NEXT)


_NEXT = "请对照上下行检查:冒号后要有一个空格,同级各行左边对齐,引号和括号成对,整句话里有冒号或井号时用引号括起来"


def _why(error: MarkedYAMLError) -> str:
    problem = (error.problem or "") + (error.context or "")
    known = (
        ("mapping values are not allowed", "一行里出现了两个“键: 值”,多半是上一行缩进不齐或值里含有冒号"),
        ("could not find expected ':'", "缺少冒号,或冒号后没有空格"),
        ("block mapping", "缩进没有对齐,或列表的“-”位置不对"),
        ("block collection", "缩进没有对齐,或列表的“-”位置不对"),
        ("flow mapping", "花括号 { } 没有成对,或里面少了逗号"),
        ("flow sequence", "方括号 [ ] 没有成对,或里面少了逗号"),
        ("quoted scalar", "引号没有成对"),
        ("cannot start any token", "值的第一个字符有特殊含义(如 % @ `),要用引号括起来"),
        ("undefined alias", "用了 * 开头的引用,但前面没有定义;文字请用引号括起来"),
        ("single document", "文件里出现了多余的“---”分隔线"),
    )
    return next((why for sign, why in known if sign in problem), "不符合 YAML 的书写格式")
