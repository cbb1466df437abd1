"""Small pieces of Word's XML that python-docx has no words for (Elemente)."""

from collections.abc import Iterable
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from answers.markup import Span


def element(tag: str, **attributes: object) -> BaseOxmlElement:
    """Return an element of the main vocabulary with its attributes."""
    made = cast("BaseOxmlElement", OxmlElement(tag))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def span_runs(paragraph: Paragraph, spans: Iterable[Span]) -> None:
    """Add runs of text in their form."""
    for span in spans:
        run = paragraph.add_run(span.text)
        run.bold = span.bold or None
        run.italic = span.italic or None


def field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field, such as the page's number, with what is shown until it is reckoned."""
    simple = element("w:fldSimple", instr=f" {instruction} ")
    paragraph.paragraph_format.element.append(simple)
    run, text = element("w:r"), element("w:t")
    text.text = shown
    run.append(text)
    simple.append(run)
