"""Word's base document turned Chinese: default fonts and language, and the table that describes 宋体 and 黑体."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from kaohe.documents.word_styles import EAST_ASIAN, LATIN, define_styles


def _font(name: str, other_name: str, kind: str) -> str:
    return (
        f'<w:font w:name="{name}"><w:altName w:val="{other_name}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{kind}"/><w:pitch w:val="variable"/></w:font>'
    )


_FONT_TABLE = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>'
    + _font(EAST_ASIAN["serif"], "宋体", "roman")
    + _font(EAST_ASIAN["sans"], "黑体", "swiss")
    + "</w:fonts>"
)

REPLACED_PARTS = {"word/fontTable.xml": _FONT_TABLE.encode()}
"""Parts of the package written instead of the base document's own, by name."""


@cache
def base_document() -> bytes:
    """An empty document with Chinese defaults and a style for every look; made once."""
    document, target = Document(), BytesIO()
    _make_chinese(document)
    define_styles(document)
    document.save(target)
    return target.getvalue()


def _make_chinese(document: WordDocument) -> None:
    """Set the default fonts and language; take away the base document's preview picture."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    _set_run_defaults(defaults.find(qn("w:rPrDefault")).find(qn("w:rPr")))
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")
    mode = settings.find(qn("w:compat")).find(qn("w:compatSetting"))
    # Word 2013's layout: a table's border, not its text, stands on the margin.
    mode.set(qn("w:val"), "15")
    links = document.part.package.rels
    for key in [key for key, link in links.items() if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        links.pop(key)


def _set_run_defaults(defaults: BaseOxmlElement) -> None:
    for child in list(defaults):
        defaults.remove(child)
    fonts, language = OxmlElement("w:rFonts"), OxmlElement("w:lang")
    for place in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{place}"), LATIN["serif"])
    fonts.set(qn("w:eastAsia"), EAST_ASIAN["serif"])
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    defaults.extend((fonts, language))
