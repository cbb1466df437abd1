"""A paper as part of a page, from the same blocks that its files are made of (Ansicht der Drucksache)."""

from collections.abc import Callable, Sequence

from flask import request, url_for
from markupsafe import Markup

from answers.attachments import files_of
from answers.markup import parse_leniently
from answers.printing.html import blocks_of, body_of, text_of
from answers.printing.html.surface import Surface
from answers.printing.layout import load_layout
from answers.printing.paper import typeset
from answers.printing.pictures import NO_FILES, Files
from answers.printing.script import Print
from answers.published import print_of
from app.extensions import db
from inquiries.parsed_paper import Annex, ParsedPaper
from inquiries.printed_paper import PrintedPaper

Address = Callable[[str], str]


def paper_view(
    paper: ParsedPaper, which: Print = Print.ANSWER, *, files: Files = NO_FILES, address: Address | None = None
) -> Markup:
    """Return a paper's head, blocks and the line about the letter, annexes last; pictures stand at an address."""
    printed = typeset(paper, layout=load_layout(paper.parliament), which=which, files=files)
    return body_of(printed, Surface(embedded=True, address=address))


def published_view(paper: PrintedPaper, address: Address) -> Markup:
    """Return a published paper, its pictures where the public finds them."""
    files = files_of(db.session(), paper.content)
    return paper_view(paper.content, print_of(paper), files=files, address=address)


def answers_view(paper: ParsedPaper, *, files: Files = NO_FILES, address: Address | None = None) -> Markup:
    """Return the answers of a paper alone, their headings as mere lines."""
    printed = typeset(paper, layout=load_layout(paper.parliament), which=Print.ANSWER, files=files)
    blocks = (block for block in printed.blocks if block.part.value.startswith("answer"))
    return blocks_of(blocks, Surface(embedded=True, headings=False, address=address))


def text_view(text: str) -> Markup:
    """Return a text of the answer on whose page we are, as whoever may read it sees it."""
    return text_of(parse_leniently(text), Surface(embedded=True, headings=False, address=file_address))


def annex_views(annexes: Sequence[Annex]) -> list[tuple[str, Markup]]:
    """Return the annexes of a draft for whoever reads it: label and text."""
    return [(annex.label, text_view(annex.text)) for annex in annexes]


def file_address(name: str) -> str:
    """Return where a picture of the answer on whose page we are is found by whoever may read it."""
    return url_for("enclosures.file", inquiry_id=(request.view_args or {}).get("inquiry_id", 0), name=name)
