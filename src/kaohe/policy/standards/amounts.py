"""Amounts (数): the numbers of a sentence with their printed units, read exactly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from kaohe.policy.fields import Quantity
from kaohe.policy.standards.numerals import NUMERAL, numeral
from kaohe.quantities import PPM, UNITS, Dimension

SPELLINGS = {
    "个百分点": "个百分点 百分点 个点",
    "%": "% 个百分比",
    "‰": "‰",
    "成": "成",
    "倍": "倍",
    "折": "折",
    "亿元": "亿元",
    "万元": "万元",
    "元": "元 块钱 块",
    "毫秒": "毫秒 ms",
    "秒": "秒钟 秒 s S",
    "分钟": "分钟 min",
    "小时": "个小时 小时 h H",
    "工作日": "个工作日 工作日",
    "天": "个自然日 自然日 天 日",
    "个月": "个月",
    "分": "分",
    "人次": "人次",
    "起": "起 例 宗 桩",
    "人": "人 位",
    "单": "单 笔 票",
    "户": "户 家",
    "个": "个 台 批 套 字 盘 类 种 门 间 组 步 格",
    "名": "名",
    **{name: name for name in "次 件 条 场 项 篇 处 张 级 款 份 只 瓶 人天".split()},
}
"""The ways a unit is printed, by its name in ``UNITS``; 折 (a tenth off) is 成 under another name."""

MULTIPLIERS = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1000,
    "k": 1000,
    "K": 1000,
    "万": 10_000,
    "w": 10_000,
    "W": 10_000,
    "亿": 10**8,
}
_NAMES = {spelling: name for name, spellings in SPELLINGS.items() for spelling in spellings.split()}
_UNIT = "|".join(sorted((re.escape(one) for one in _NAMES), key=len, reverse=True))
_DECIMAL = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_LETTER_ENDS = r"(?![A-Za-z])"
_CLOCK = re.compile(
    rf"(?:(?P<h>\d+)(?:小时|[hH]))?(?P<m>\d+)分钟?(?P<s>\d+(?:\.\d+)?)(?:秒钟?|[sS]){_LETTER_ENDS}"
    rf"|(?P<h2>\d+)(?:个?小时|[hH])(?P<m2>\d+)分(?:钟)?"
)
_PLAIN = re.compile(
    rf"(?P<number>{_DECIMAL}) ?(?P<times>[千kK万wW亿]?) ?(?P<unit>{_UNIT})?(?:(?<=[A-Za-z]){_LETTER_ENDS})?"
)
_SPELT = re.compile(rf"(?P<number>{NUMERAL})(?P<times>[万亿]?)(?P<unit>{_UNIT})")
_PERCENT = re.compile(rf"百分之(?P<number>{NUMERAL}|{_DECIMAL})")
_HALF = re.compile(r"一半|半数|半(?P<unit>天|小时|个小时|个工作日)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in its printed unit (empty where none is printed); ``at`` is its place in the text.

    ``implied`` marks the one of 「每次」, which no number of the text says.
    """

    value: Fraction
    unit: str
    printed: str
    at: int = 0
    implied: bool = False

    @property
    def dimension(self) -> Dimension | None:
        """What the unit measures; ``None`` for a bare number."""
        return UNITS[self.unit].dimension if self.unit else None

    @property
    def share(self) -> Fraction:
        """The plain ratio of a percentage."""
        return self.value * UNITS[self.unit].scale / PPM if self.unit else self.value

    @property
    def points(self) -> int:
        """The number as points in base units."""
        return whole(self.value * 10_000, self.printed)

    def named(self, unit: str) -> Amount:
        """A bare number in the unit the context gives it."""
        return self if self.unit else replace(self, unit=unit)

    def quantity(self, unit: str = "个") -> Quantity:
        """The number as a quantity of the policy; a bare one takes ``unit``."""
        held = self.named(unit)
        return Quantity(value=whole(held.value * UNITS[held.unit].scale, self.printed), unit=held.unit)


class TooFine(ValueError):
    """A number with more decimals than its unit holds; the message is a Chinese sentence."""


def whole(value: Fraction, printed: str) -> int:
    """The value as a whole number of base units; TooFine when it is none."""
    if value.denominator != 1:
        raise TooFine(f"「{printed}」的小数位数太多，无法精确保存")
    return value.numerator


_CIRCLED = re.compile("[\u2460-\u2473\u2474-\u2487\u2488-\u249b\u24b6-\u24e9]")
"""①, ⑴, ⒈, Ⓐ: a list's own numbers, which half width would glue to the number behind them."""

_LISTED = re.compile(r"(?:^|(?<=[;。,，\n ]))(?:\((?:\d{1,2}|[A-Za-z])\)|\d{1,2}(?:[)、]|\.(?!\d))|[A-Za-z](?:[)、.]))")
"""「1、」「(2)」「A.」 at the head of a clause."""


def plain_text(text: str) -> str:
    """The text in half width, with the numbering of its clauses as separators and single spaces."""
    normal = unicodedata.normalize("NFKC", _CIRCLED.sub(";", text)).replace("\u200b", "")
    normal = _LISTED.sub(";", normal)
    return re.sub(r"[ \t\u00a0]+", " ", normal).strip()


def amount_at(text: str, at: int) -> tuple[Amount, int] | None:
    """The amount that begins at a place, and the place behind it."""
    for pattern, read in ((_CLOCK, _clock), (_PERCENT, _percent), (_HALF, _half), (_PLAIN, _plain), (_SPELT, _plain)):
        match = pattern.match(text, at)
        if match is not None:
            value, unit = read(match)
            return Amount(value, unit, match[0], at), match.end()
    return None


def amounts_in(text: str) -> Iterator[Amount]:
    """Every amount of a short text such as a target or an actual."""
    at = 0
    while at < len(text):
        found = amount_at(text, at)
        if found is None:
            at += 1
            continue
        yield found[0]
        at = found[1]


def _clock(match: re.Match[str]) -> tuple[Fraction, str]:
    hours, minutes = match["h"] or match["h2"] or 0, match["m"] or match["m2"] or 0
    return Fraction(hours) * 3600 + Fraction(minutes) * 60 + Fraction(match["s"] or 0), "秒"


def _percent(match: re.Match[str]) -> tuple[Fraction, str]:
    return _number(match["number"]), "%"


def _half(match: re.Match[str]) -> tuple[Fraction, str]:
    return (Fraction(1, 2), _NAMES[match["unit"]]) if match["unit"] else (Fraction(50), "%")


def _plain(match: re.Match[str]) -> tuple[Fraction, str]:
    value, unit = _number(match["number"]) * MULTIPLIERS[match["times"]], _NAMES[match["unit"]] if match["unit"] else ""
    return value, "成" if unit == "折" else unit


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "")) if text[0].isdigit() and text[0].isascii() else Fraction(numeral(text))
