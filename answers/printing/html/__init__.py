"""The paper as HTML: a file that stands for itself, what the PDF is made from, and part of a page (HTML-Ausgabe)."""

from collections.abc import Iterable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape
from markupsafe import Markup

from answers.markup import Block
from answers.printing.html.flow import flowing, runs
from answers.printing.html.styles import on_screen
from answers.printing.html.surface import ALONE, Surface
from answers.printing.layout import Layout
from answers.printing.paper import PrintedBlock, PrintedPaper, typeset
from answers.printing.pictures import NO_FILES, Files
from answers.printing.script import Part, Print
from inquiries.parsed_paper import ParsedPaper


def write_html(paper: ParsedPaper, *, layout: Layout, which: Print, files: Files = NO_FILES) -> str:
    """Return a paper as one HTML file with all that it needs: its style and its pictures."""
    printed = typeset(paper, layout=layout, which=which, files=files)
    return whole_page(printed, paper, layout=layout, style=on_screen(layout), on=ALONE)


def whole_page(printed: PrintedPaper, paper: ParsedPaper, *, layout: Layout, style: str, on: Surface) -> str:
    """Return the HTML document of a print in a style."""
    day = paper.printed_on or paper.letter_dated_on
    return _template("page.html").render(
        printed=printed,
        content=body_of(printed, on),
        layout=layout,
        style=Markup(style),  # noqa: S704 – made of the layout's numbers and names alone
        day=day.isoformat() if day else None,
    )


def body_of(printed: PrintedPaper, on: Surface) -> Markup:
    """Return a print's blocks as HTML elements: no level skipped, tables with captions and header cells."""
    annexes = [flowing(annex.blocks) for annex in printed.annexes]
    html = _template("body.html").render(printed=printed, runs=runs(flowing(printed.blocks)), annexes=annexes, on=on)
    return Markup(html)  # noqa: S704 – the template escapes


def blocks_of(blocks: Iterable[PrintedBlock], on: Surface) -> Markup:
    """Return some blocks of a print as HTML elements."""
    draw = _template("block.html").module
    return Markup("\n").join(draw.block(block, on) for block in flowing(blocks))  # type: ignore[attr-defined]  # a macro


def text_of(blocks: Iterable[Block], on: Surface) -> Markup:
    """Return a text of an answer as HTML elements, before it is set."""
    return blocks_of((PrintedBlock(Part.ANSWER, block) for block in blocks), on)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("answers.printing.html", "templates"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)
