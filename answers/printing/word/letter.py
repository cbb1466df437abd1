"""The letter with which an answer goes to the Landtag, as a Word file (Begleitschreiben)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from babel.dates import format_date
from docx.shared import Pt

from answers.printing.layout import Layout
from answers.printing.word.package import normalised
from answers.printing.word.template import blank_document


@dataclass(frozen=True, slots=True)
class Letter:
    """What the letter says: who writes to whom, when, about what."""

    sender: str
    office: str
    recipient: Sequence[str]
    dated_on: date
    subject: str
    paragraphs: Sequence[str]
    annexes: Sequence[str] = ()


def write_letter(letter: Letter, *, layout: Layout) -> bytes:
    """Return the letter as .docx in the letters of a parliament's layout; the same letter gives the same bytes."""
    document = blank_document(layout)
    lines = [
        letter.sender,
        letter.office,
        "",
        *letter.recipient,
        "",
        format_date(letter.dated_on, "d. MMMM y", locale="de_DE"),
        "",
    ]
    for text in lines:
        document.add_paragraph(text)
    document.add_paragraph().add_run(letter.subject).bold = True
    for text in letter.paragraphs:
        document.add_paragraph(text).paragraph_format.space_after = Pt(8)
    document.add_paragraph("Mit freundlichen Grüßen")
    document.add_paragraph("")
    document.add_paragraph(letter.office)
    if letter.annexes:
        document.add_paragraph("Anlagen").paragraph_format.space_before = Pt(12)
        for text in letter.annexes:
            document.add_paragraph(f"– {text}")
    document.core_properties.title = letter.subject
    target = BytesIO()
    document.save(target)
    return normalised(target.getvalue())
