"""The paper as HTML, which stands for itself and is also what the PDF is made from (HTML-Ausgabe)."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape
from markupsafe import Markup

from answers.printing.html.flow import flowing, runs
from answers.printing.html.styles import on_screen
from answers.printing.layout import Layout
from answers.printing.paper import PrintedPaper, typeset
from answers.printing.pictures import NO_FILES, Files, data_address
from answers.printing.script import Print
from inquiries.parsed_paper import ParsedPaper


def write_html(paper: ParsedPaper, *, layout: Layout, which: Print, files: Files = NO_FILES) -> str:
    """Return a paper as one HTML file with all that it needs: its style and its pictures."""
    printed = typeset(paper, layout=layout, which=which, files=files)
    return whole_page(printed, paper, layout=layout, style=on_screen(layout))


def whole_page(printed: PrintedPaper, paper: ParsedPaper, *, layout: Layout, style: str) -> str:
    """Return the HTML document of a print in a style."""
    day = paper.printed_on or paper.letter_dated_on
    return _template("page.html").render(
        printed=printed,
        content=body_of(printed),
        layout=layout,
        style=Markup(style),  # noqa: S704 – made of the layout's numbers and names alone
        day=day.isoformat() if day else None,
    )


def body_of(printed: PrintedPaper) -> Markup:
    """Return a print's blocks as HTML elements: one h1, no level skipped, tables with captions and header cells."""
    annexes = [flowing(annex.blocks) for annex in printed.annexes]
    html = _template("body.html").render(printed=printed, runs=runs(flowing(printed.blocks)), annexes=annexes)
    return Markup(html)  # noqa: S704 – the template escapes


@cache
def _environment() -> Environment:
    loader = PackageLoader("answers.printing.html", "templates")
    environment = Environment(
        loader=loader,
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["data_address"] = data_address
    return environment


def _template(name: str) -> Template:
    return _environment().get_template(name)
