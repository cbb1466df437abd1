"""The letter with which an answer goes to the Landtag, as a Word file after DIN 5008, form B (Begleitschreiben)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from answers.printing.layout import Layout
from answers.printing.letter_form import Frame, letter_form
from answers.printing.typography import bind
from answers.printing.word.elements import element, field
from answers.printing.word.linter import ensure_clean
from answers.printing.word.package import normalised
from answers.printing.word.template import add_style, blank_document
from answers.printing.wording import long_day

CLOSING: Final = "Mit freundlichen Grüßen"
MARK: Final = Frame(x=5, y=0, width=5, height=1)  # a short stroke at the sheet's edge


@dataclass(frozen=True, slots=True)
class Letter:
    """What the letter says: who writes to whom, when, about what, and what they refer to."""

    sender: str
    office: str
    recipient: Sequence[str]
    references: Sequence[tuple[str, str]]
    dated_on: date
    subject: str
    paragraphs: Sequence[str]
    annexes: Sequence[str] = ()


def write_letter(letter: Letter, *, layout: Layout) -> bytes:
    """Return the letter as .docx in the letters of a parliament's layout; the same letter gives the same bytes."""
    document = blank_document(layout)
    for style in letter_form().styles.values():
        add_style(document, style, layout)
    _set_page(document)
    _write_head(document, letter)
    _write_text(document, letter)
    properties = document.core_properties
    properties.title, properties.author, properties.language = letter.subject, letter.sender, layout.language
    properties.created = properties.modified = datetime.combine(letter.dated_on, time(), UTC)
    target = BytesIO()
    document.save(target)
    content = normalised(target.getvalue())
    ensure_clean(content)
    return content


def _set_page(document: Document) -> None:
    form, section = letter_form(), document.sections[0]
    section.top_margin, section.bottom_margin = Mm(form.page.top), Mm(form.page.bottom)
    section.left_margin, section.right_margin = Mm(form.page.left), Mm(form.page.right)
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    for place in (form.frames["rule"], *(replace(MARK, y=mark) for mark in form.marks)):
        _draw_stroke(section.first_page_header.paragraphs[-1].insert_paragraph_before(), place)
    for foot in (section.footer, section.even_page_footer):
        foot.is_linked_to_previous = False
        paragraph = foot.paragraphs[0]
        paragraph.style = form.styles["page_number"].name
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.add_run("Seite ")
        field(paragraph, "PAGE", "2")


def _write_head(document: Document, letter: Letter) -> None:
    """Write what stands in fields of its own: the house, where the letter comes from and goes to, what it refers to."""
    frames = letter_form().frames
    _framed(document, "letterhead", letter.sender, frames["letterhead"])
    _framed(document, "letterhead_office", letter.office, frames["letterhead"])
    _framed(document, "return_line", letter.sender, frames["return_line"])
    for line in letter.recipient:
        _framed(document, "address", line, frames["address"])
    for name, value in (*letter.references, ("Datum", long_day(letter.dated_on))):
        _framed(document, "information", f"{name}:\t{bind(value)}", frames["information"])


def _write_text(document: Document, letter: Letter) -> None:
    _add(document, "subject", bind(letter.subject))
    for text in letter.paragraphs:
        _add(document, "text", bind(text))
    _add(document, "closing", CLOSING)
    _add(document, "signature", letter.office)
    if letter.annexes:
        _add(document, "annexes_heading", "Anlage" if len(letter.annexes) == 1 else "Anlagen")
    for text in letter.annexes:
        _add(document, "annexes", f"–\t{bind(text)}" if len(letter.annexes) > 1 else bind(text))


def _add(document: Document, style: str, text: str) -> Paragraph:
    return document.add_paragraph(text, style=letter_form().styles[style].name)


def _framed(document: Document, style: str, text: str, frame: Frame) -> Paragraph:
    paragraph = _add(document, style, text)
    _frame(paragraph, frame)
    return paragraph


def _frame(paragraph: Paragraph, frame: Frame) -> None:
    """Put a paragraph at its place on the sheet; neighbours with the same place share one field."""
    places = {"w": frame.width, "h": frame.height, "x": frame.x, "y": frame.y}
    twips = {name: Mm(value).twips for name, value in places.items()}
    placed = element("w:framePr", hRule="exact", wrap="around", vAnchor="page", hAnchor="page", **twips)
    form = paragraph.paragraph_format.element.get_or_add_pPr()
    form.insert_element_before(placed, "w:widowControl", "w:numPr", "w:pBdr", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _draw_stroke(paragraph: Paragraph, place: Frame) -> None:
    _frame(paragraph, place)
    lines = element("w:pBdr")
    lines.append(element("w:top", val="single", sz=4, space=0, color="auto"))
    form = paragraph.paragraph_format.element.get_or_add_pPr()
    form.insert_element_before(lines, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
