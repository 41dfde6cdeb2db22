"""Word styles (样式): one paragraph style for each look, so that HR can restyle a form in one place."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from kaohe.documents.looks import LOOKS, Look

EAST_ASIAN = {"serif": "SimSun", "sans": "SimHei"}
"""宋体 and 黑体 by their English names: Word shows them as 宋体 and 黑体, LibreOffice finds a serif and a sans face."""

LATIN = {"serif": "Times New Roman", "sans": "Arial"}
"""The faces of digits and Latin letters."""

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
TITLE_IN_CELL = "格内标题"
"""The style of a title inside a cell, such as 工作权限：."""

_EXTRA = (
    Look(TITLE_IN_CELL, "sans", 19, "left", bold=True),
    Look("表单标题", "sans", 32, "center", bold=True),
    Look("小标题", "sans", 21, "left", bold=True),
    Look("说明文字", "serif", 18, "left"),
    Look("表间", "serif", 6, "left"),
    Look("页眉页脚", "sans", 16, "left"),
)
_SPACE = {"表单标题": (0, 8), "小标题": (8, 4), "说明文字": (3, 3)}


def define_styles(document: WordDocument) -> None:
    """Add a paragraph style for every look."""
    for look in (*LOOKS.values(), *_EXTRA):
        style = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        _shape(style, look)


def _shape(style: ParagraphStyle, look: Look) -> None:
    style.font.size, style.font.bold = Pt(look.half_points / 2), look.bold
    style.font.name = LATIN[look.face]
    style.element.rPr.rFonts.set(qn("w:eastAsia"), EAST_ASIAN[look.face])
    form = style.paragraph_format
    form.alignment = _ALIGN[look.align]
    before, after = _SPACE.get(look.name, (0, 0))
    form.space_before, form.space_after = Pt(before), Pt(after)
    # An exact pitch: the line spacing of substitute fonts differs, that of the paper does not.
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.half_points * 0.64)
    form.keep_with_next = look.name == "小标题"
