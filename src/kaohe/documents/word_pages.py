"""Word's page head and foot: company, document number, version, and page x of y as live fields."""

from __future__ import annotations

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from kaohe.documents.form import Form, printable

_RULE = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="4" w:space="2" w:color="auto"/></w:pBdr>'


def put_head_and_foot(section: Section, form: Form) -> None:
    """Write the letterhead on top of every page of the section and the page count below."""
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    _prepare(head, form.width)
    # The schema wants the rule right after the style and before the tab stops.
    head._p.get_or_add_pPr().insert(1, parse_xml(_RULE))
    head.add_run(f"{form.letterhead.left}\t\t{form.letterhead.right}")
    _prepare(foot, form.width)
    foot.add_run(f"{printable(form.title)}\t第 ")
    foot._p.append(_field("PAGE"))
    foot.add_run(" 页 共 ")
    foot._p.append(_field("NUMPAGES"))
    foot.add_run(f" 页\t{printable(form.letterhead.note)}")


def _prepare(paragraph: WordParagraph, width: int) -> None:
    paragraph.style = "页眉页脚"
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(width / 2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT)


def _field(instruction: str) -> BaseOxmlElement:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    return field
