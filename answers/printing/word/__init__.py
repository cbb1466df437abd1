"""The paper as a Word file (Word-Ausgabe)."""

from io import BytesIO

from docx.enum.section import WD_SECTION

from answers.printing.layout import Layout
from answers.printing.paper import typeset
from answers.printing.script import Print
from answers.printing.word.body import BodyWriter, close_section
from answers.printing.word.furniture import furnish, furnish_first
from answers.printing.word.package import normalised
from answers.printing.word.template import blank_document, set_page, set_properties
from inquiries.parsed_paper import ParsedPaper


def write_word(paper: ParsedPaper, *, layout: Layout, which: Print) -> bytes:
    """Return a paper's .docx in a parliament's layout; the same paper gives the same bytes."""
    printed = typeset(paper, layout=layout, which=which)
    document = blank_document(layout)
    set_properties(document, paper, name=printed.name, layout=layout)
    furnish_first(document.sections[0], printed, layout)
    writer = BodyWriter(document, layout)
    writer.write_head(printed.head)
    writer.write(printed.blocks)
    landscape = False
    for annex in printed.annexes:
        if annex.landscape != landscape:
            landscape = annex.landscape
            section = document.add_section(WD_SECTION.NEW_PAGE)
            close_section(document)
            section.different_first_page_header_footer = False
            set_page(section, layout, landscape=landscape)
            furnish(section, printed, layout, landscape=landscape)
        writer.write(annex.blocks, landscape=landscape)
    target = BytesIO()
    document.save(target)
    return normalised(target.getvalue())
