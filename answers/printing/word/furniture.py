"""What stands over and under the text: running heads, page numbers, the foot of page 1 (Kolumnentitel)."""

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.section import Section, _Footer, _Header
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from answers.printing.layout import Layout
from answers.printing.paper import PrintedPaper
from answers.printing.word.elements import field


def furnish_first(section: Section, paper: PrintedPaper, layout: Layout) -> None:
    """Give the paper's first section its heads and feet, page 1 its own."""
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    _style(section.first_page_header, layout.styles["running_head"].name)
    _style(section.first_page_footer, layout.styles["forwarding"].name).add_run(paper.forwarding or "")
    furnish(section, paper, layout, landscape=False)


def furnish(section: Section, paper: PrintedPaper, layout: Layout, *, landscape: bool) -> None:
    """Give a section mirrored running heads and the page's number at the outer edge."""
    number, house = paper.running_head
    width = layout.page.text_width(landscape=landscape)
    _running(section.even_page_header, number, house, layout=layout, width=width)
    _running(section.header, house, number, layout=layout, width=width)
    for foot, edge in (
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
    ):
        paragraph = _style(foot, layout.styles["page_number"].name)
        paragraph.alignment = edge
        field(paragraph, "PAGE", "2")


def furnish_list(section: Section, *, left: str, right: str, layout: Layout) -> None:
    """Give a list across the long side one running head and the page's number on every page."""
    width = layout.page.text_width(landscape=True)
    for head in (section.header, section.even_page_header):
        _running(head, left, right, layout=layout, width=width)
    for foot in (section.footer, section.even_page_footer):
        paragraph = _style(foot, layout.styles["page_number"].name)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        field(paragraph, "PAGE", "1")


def _running(head: _Header, left: str, right: str, *, layout: Layout, width: float) -> None:
    paragraph = _style(head, layout.styles["running_head"].name)
    paragraph.add_run(f"{left}\t{right}")
    if width != layout.page.text_width():
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(layout.page.text_width()), WD_TAB_ALIGNMENT.CLEAR)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT)


def _style(part: _Header | _Footer, style: str) -> Paragraph:
    part.is_linked_to_previous = False
    paragraph: Paragraph = part.paragraphs[0]
    paragraph.style = style
    return paragraph
