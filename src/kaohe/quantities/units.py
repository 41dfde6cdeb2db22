"""The units a policy may name, and the whole number each one is counted in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

POINT = 10_000
"""Base units in one appraisal point: points are held at four decimals, shown at two."""

CENT = POINT // 100
"""The quantum points of an item are rounded to (settled question 14): 0.01 point."""

PPM = 1_000_000
"""Base units in the ratio 1: a rate in the policy is a whole number of millionths."""

PERCENTAGE_POINT = PPM // 100


class Dimension(StrEnum):
    """What kind of thing a number measures; numbers of two dimensions never meet in one rule."""

    MONEY = "money"
    RATIO = "ratio"
    DURATION = "duration"
    COUNT = "count"
    DAYS = "days"
    POINTS = "points"

    @property
    def label(self) -> str:
        """The Chinese name of the dimension."""
        names = {
            "money": "金额",
            "ratio": "比率",
            "duration": "时长",
            "count": "数量",
            "days": "天数",
            "points": "分数",
        }
        return names[self.value]


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit; ``scale`` is the number of base units (fen, ppm, ms, …) in one of it."""

    name: str
    dimension: Dimension
    scale: int


def _units() -> dict[str, Unit]:
    money = {"元": 100, "万元": 1_000_000, "亿元": 10_000_000_000, "分钱": 1}
    ratio = {"%": PPM // 100, "个百分点": PPM // 100, "‰": PPM // 1000, "倍": PPM, "成": PPM // 10, "比值": PPM}
    duration = {"毫秒": 1, "秒": 1000, "分钟": 60_000, "小时": 3_600_000}
    counts = "次 件 条 人 场 单 项 篇 处 起 个 名 张 人次 人天 级 款 份 只 瓶 户"
    count = {**dict.fromkeys(counts.split(), 1), "万人": 10_000, "万次": 10_000}
    days = {"天": 100, "工作日": 100, "个月": 100}
    points = {"分": POINT}
    tables = [
        (Dimension.MONEY, money),
        (Dimension.RATIO, ratio),
        (Dimension.DURATION, duration),
        (Dimension.COUNT, count),
        (Dimension.DAYS, days),
        (Dimension.POINTS, points),
    ]
    return {name: Unit(name, dimension, scale) for dimension, table in tables for name, scale in table.items()}


UNITS: dict[str, Unit] = _units()
