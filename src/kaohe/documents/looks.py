"""Looks (版式): the one table of faces, sizes and shades both renderers print from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from kaohe.documents.form import Style

INSET = 1.4
"""Space between a cell's border and its text at the sides, in millimetres."""


@dataclass(frozen=True, slots=True)
class Look:
    """A style's face (宋体 serif, 黑体 sans), size in half points, alignment, weight and shade (hex, none is white)."""

    name: str
    face: Literal["serif", "sans"]
    half_points: int
    align: Literal["left", "center", "right"]
    bold: bool = False
    shade: str = ""

    def as_json(self) -> dict[str, object]:
        """The look as plain values for the typesetting template."""
        return asdict(self)


LOOKS: dict[Style, Look] = {
    Style.HEAD: Look("表头", "sans", 18, "center", bold=True, shade="E7ECF2"),
    Style.LABEL: Look("栏目", "sans", 18, "center", shade="F4F6F9"),
    Style.TEXT: Look("表内正文", "serif", 19, "left"),
    Style.SMALL: Look("表内小字", "serif", 17, "left"),
    Style.CENTER: Look("表内居中", "serif", 18, "center"),
    Style.NUMBER: Look("表内数字", "serif", 18, "right"),
    Style.BAND: Look("分节", "sans", 19, "left", bold=True, shade="E7ECF2"),
    Style.SUM: Look("合计", "sans", 18, "center", bold=True, shade="F4F6F9"),
}
"""The look of every style."""
