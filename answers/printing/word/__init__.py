"""The paper as a Word file (Word-Ausgabe)."""

from io import BytesIO
from itertools import groupby

from docx.enum.section import WD_SECTION

from answers.printing.layout import Layout
from answers.printing.paper import PrintedPaper, typeset
from answers.printing.pictures import NO_FILES, Files
from answers.printing.script import Print
from answers.printing.word.body import BodyWriter, close_section
from answers.printing.word.furniture import furnish, furnish_first
from answers.printing.word.linter import ensure_clean
from answers.printing.word.package import normalised
from answers.printing.word.template import blank_document, set_page, set_properties
from inquiries.parsed_paper import ParsedPaper


def write_word(paper: ParsedPaper, *, layout: Layout, which: Print, files: Files = NO_FILES) -> bytes:
    """Return a paper's .docx in a parliament's layout; the same paper gives the same bytes.

    Raises InvalidInput for a picture that is none, ChecksFailed where the linter finds a fault.
    """
    return write_printed(typeset(paper, layout=layout, which=which, files=files), paper, layout)


def write_printed(printed: PrintedPaper, paper: ParsedPaper, layout: Layout) -> bytes:
    """Return the .docx of what is typeset already; its properties are the paper's. Raises as `write_word` does."""
    document = blank_document(layout)
    set_properties(document, paper, name=printed.name, layout=layout)
    furnish_first(document.sections[0], printed, layout)
    writer = BodyWriter(document, layout)
    writer.write_head(printed.head)
    for place, (across, run) in enumerate(groupby(printed.all_blocks(), key=lambda block: block.across)):
        if place:
            section = document.add_section(WD_SECTION.NEW_PAGE)
            close_section(document)
            section.different_first_page_header_footer = False
            set_page(section, layout, landscape=across)
            furnish(section, printed, layout, landscape=across)
            writer.needs_space = False  # a page begins
        writer.write(run, landscape=across)
    target = BytesIO()
    document.save(target)
    content = normalised(target.getvalue())
    ensure_clean(content)
    return content
