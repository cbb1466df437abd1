"""The empty Word document of a layout: its page, styles and properties (Vorlage)."""

from datetime import UTC, datetime, time
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from answers.printing.layout import Layout, Style
from answers.printing.word.elements import element
from answers.printing.word.package import from_flat
from inquiries.parsed_paper import ParsedPaper

ALIGNMENTS: Final = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def blank_document(layout: Layout) -> Document:
    """Return an empty document that has the layout's page and named styles, and nothing of anyone else."""
    return docx.Document(BytesIO(_blank_package(layout)))


@lru_cache(maxsize=8)
def _blank_package(layout: Layout) -> bytes:
    flat = files(__package__).joinpath("template.xml").read_bytes()
    document = docx.Document(BytesIO(from_flat(flat)))
    _set_letters(document, layout)
    set_page(document.sections[0], layout, landscape=False)
    for style in dict.fromkeys(layout.styles.values()):
        add_style(document, style, layout)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def set_page(section: Section, layout: Layout, *, landscape: bool) -> None:
    """Give a section the layout's sheet and margins."""
    page = layout.page
    width, height = (page.height, page.width) if landscape else (page.width, page.height)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance, section.footer_distance = Mm(page.header), Mm(page.footer)


def set_properties(document: Document, paper: ParsedPaper, *, name: str, layout: Layout) -> None:
    """Write what the file says about itself: the paper's name, the institution, the paper's dates, nothing else."""
    properties = document.core_properties
    properties.title = name
    properties.author = layout.name
    properties.language = layout.language
    if day := paper.printed_on or paper.letter_dated_on:
        properties.created = properties.modified = datetime.combine(day, time(), UTC)


def _set_letters(document: Document, layout: Layout) -> None:
    letters = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        letters.find(qn("w:rFonts")).set(qn(f"w:{script}"), layout.font)
    for tag in ("w:sz", "w:szCs"):
        letters.find(qn(tag)).set(qn("w:val"), str(round(2 * layout.size)))
    for use in ("val", "eastAsia", "bidi"):
        letters.find(qn("w:lang")).set(qn(f"w:{use}"), layout.language)


def add_style(document: Document, style: Style, layout: Layout) -> None:
    """Give a document a named style; sizes and stops are reckoned from the layout's."""
    added = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
    added.base_style = document.styles["Normal"]
    added.quick_style = True
    if style.size:
        added.font.size = Pt(layout.size + style.size)
    if style.bold:
        added.font.bold = True
    if style.tracking:
        spacing = element("w:spacing", val=round(20 * style.tracking))
        added.element.get_or_add_rPr().insert_element_before(spacing, "w:sz")
    _set_paragraph_format(added, style, layout)
    if not style.hyphenated:
        unbroken = element("w:suppressAutoHyphens")
        added.element.get_or_add_pPr().insert_element_before(unbroken, "w:spacing", "w:ind", "w:jc")
    if style.outline:
        added.element.get_or_add_pPr().append(element("w:outlineLvl", val=style.outline - 1))


def _set_paragraph_format(added: ParagraphStyle, style: Style, layout: Layout) -> None:
    form = added.paragraph_format
    form.alignment = ALIGNMENTS[style.align]
    form.space_before, form.space_after = Pt(style.before), Pt(style.after)
    if style.left:
        form.left_indent = Mm(style.left)
    if style.right:
        form.right_indent = Mm(style.right)
    if style.hanging:
        form.first_line_indent = Mm(-style.hanging)
        form.tab_stops.add_tab_stop(Mm(style.left))
    if style.tab:
        form.tab_stops.add_tab_stop(Mm(layout.page.text_width()), WD_TAB_ALIGNMENT.RIGHT)
    form.keep_with_next = style.keep_next or None
    form.keep_together = style.keep_lines or None
    form.page_break_before = style.new_page or None
