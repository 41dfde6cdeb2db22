"""Column types (列类型): how a text cell becomes a value, and how a cell that cannot is explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kaohe.facts import quoted
from kaohe.ingest.cells import DESTROYED


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why a cell cannot be read; ``pattern`` is the SQL regular expression its text matches."""

    code: str
    pattern: str
    what: str
    why: str
    next_step: str


DESTROYED_ID = Complaint(
    "destroyed-id",
    DESTROYED,
    "编号已被 Excel 改成科学计数法，原来的数字找不回来了",
    "超过 15 位的编号在 Excel 里会丢掉后面的数字",
    "请从平台重新下载原始文件，不要用 Excel 打开后另存；必须打开时，用“数据-从文本导入”把编号列设为文本",
)
_ODD_ID = Complaint(
    "odd-characters",
    ".",
    "编号里有看不见的字符",
    "看不见的字符会使同一个编号被当成两个",
    "请删去这一格，重新手工输入编号",
)
_ERROR = Complaint("formula-error", r"^#[A-Z/0]+[!?]?$", "是公式错误", "公式没有算出结果", "请改正公式，再粘贴为数值")
_ROUNDED = Complaint(
    "rounded-number",
    r"^[^%]*\d\s*[万亿wWkK]|\d\+$|~",
    "数字已取约数",
    "“1.2万”“10w+”这类写法丢了后面的位数，不能用于考核",
    "请导出带完整数字的文件，或写出完整数字",
)
_PRECISE = Complaint(
    "too-precise",
    r"^[+-]?[¥￥]?\s*[\d,]+\.\d{3,}",
    "小数位数太多",
    "金额只到分，天数只到 0.01",
    "请改成两位小数；由公式算出的请先四舍五入再粘贴为数值",
)
_HALF_COUNT = Complaint("not-whole", r"^[+-]?[\d,]+\.\d+$", "数量不是整数", "数量列只能是整数", "请核对这一列是否错位")
_NO_PERCENT = Complaint(
    "percent-sign-missing",
    r"^[\d.]+$",
    "比率没有百分号",
    "这一列应写作“95.3%”；没有百分号时分不清是 95.3% 还是 0.953%",
    "请从平台重新下载，或把这一列设为文本后补上百分号",
)
_UNCLEAR_DATE = Complaint(
    "ambiguous-date",
    r"^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}",
    "日期有两种读法",
    "年份要写在最前面，并写四位",
    "请写成 2026-10-01 的样子",
)
_UNCLEAR_DURATION = Complaint(
    "ambiguous-duration", r"^\d+:\d{2}$", "时长有两种读法", "“01:23”可以是分秒，也可以是时分", "请写成 00:01:23"
)
_UNREADABLE = Complaint("unreadable-cell", "", "看不懂", "", "请核对这一格；由平台导出的请重新下载")


@dataclass(frozen=True, slots=True)
class ColumnType:
    """A type, read in two steps of SQL so that neither repeats the other's text.

    ``step`` reads the clean text ``{}``, ``settle`` makes the value of what the step gave ``{}``; ``expects`` tells
    what should be written there; ``complaints`` are tried in order; ``wide`` keeps full-width letters as they are.
    """

    name: str
    step: str
    settle: str
    expects: str
    complaints: tuple[Complaint, ...] = ()
    number: bool = False
    wide: bool = False

    def text(self, column: str) -> str:
        """SQL for the clean text of a bare cell."""
        return f"filled({column})" if self.wide else f"half(filled({column}))"

    def complaint(self, code: str) -> Complaint:
        """The complaint of this code."""
        return {item.code: item for item in (*self.complaints, _UNREADABLE)}[code]

    def complaint_sql(self, text: str) -> str:
        """SQL for the code of the complaint about a clean text that could not be read."""
        whens = "".join(
            f"WHEN regexp_matches({text}, {quoted(item.pattern)}) THEN {quoted(item.code)} " for item in self.complaints
        )
        return f"CASE {whens}ELSE {quoted(_UNREADABLE.code)} END" if whens else quoted(_UNREADABLE.code)


def _number(name: str, sql: tuple[str, str], expects: str, *complaints: Complaint) -> ColumnType:
    return ColumnType(name, *sql, expects, (_ERROR, _ROUNDED, *complaints), number=True)


def _duration(name: str, milliseconds: int) -> ColumnType:
    sql = (f"duration({{}}, {milliseconds})", "rounded({})")
    return _number(name, sql, "时长，例如 1分5秒、00:01:05", _UNCLEAR_DURATION)


def _dated(name: str, settle: str, expects: str) -> ColumnType:
    return ColumnType(name, "spelled({})", settle, expects, (_ERROR, _UNCLEAR_DATE))


ID = ColumnType("id", "unwrapped({})", "as_id({})", "编号", (DESTROYED_ID, _ODD_ID), wide=True)
TEXT = ColumnType("text", "{}", "{}", "文字", wide=True)
MONEY = _number("money", ("money({})", "hundredths({})"), "金额，例如 1,234.50", _PRECISE)
COUNT = _number("count", ("number({})", "whole({})"), "整数", _HALF_COUNT)
DECIMAL = _number("decimal", ("number({})", "{}"), "数字")
DAYS = _number("days", ("number(rtrim({}, '天'))", "hundredths({})"), "天数，例如 21.5", _PRECISE)
POINTS = _number("points", ("number(rtrim({}, '分'))", "ten_thousandths({})"), "分数，例如 8.5", _PRECISE)
FRACTION = _number("fraction", ("fraction({})", "rounded({})"), "比率，例如 0.1528（即 15.28%）")
PERCENT_TEXT = _number("percent text", ("percent({})", "rounded({})"), "比率，例如 95.3%", _NO_PERCENT)
PERCENT_NUMBER = _number("percent number", ("percent_number({})", "rounded({})"), "百分数，例如 12.3（即 12.3%）")
SECONDS = _duration("seconds", 1_000)
MINUTES = _duration("minutes", 60_000)
HOURS = _duration("hours", 3_600_000)
MOMENT = _dated("moment", "moment({})", "日期和时间，例如 2026-10-01 19:30:00")
DATE = _dated("date", "moment({})::DATE", "日期，例如 2026-10-01")
PERIOD = ColumnType("period", "{}", "period({})", "期间，例如 2026-10", (_ERROR, _UNCLEAR_DATE))
CLOCK = ColumnType("clock", "{}", "clock_start({})", "时刻，例如 19:00、24:00、次日2:00", (_ERROR,))
CLOCK_END = ColumnType("clock end", "{}", "clock_end({})", "时段，例如 20:00-2:00")
QUANTITY = _number("quantity", ("{}", "quantity({})"), "数量，例如 60万元、95%、1234.5")


def choice(name: str, meanings: Mapping[str, str]) -> ColumnType:
    """A type of few words: each text and the value it stands for."""
    shown = "、".join(text for text in meanings if not text.isascii())
    whens = " ".join(f"WHEN {quoted(text)} THEN {quoted(value)}" for text, value in meanings.items())
    return ColumnType(name, "{}", f"CASE {{}} {whens} END", f"下列之一：{shown}", wide=True)
