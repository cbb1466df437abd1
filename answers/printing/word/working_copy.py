"""A copy of an answer to work on in Word: a content control for each text that comes back (Arbeitskopie)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from typing import Final

from docx.document import Document

from answers.markup import Paragraph, Span
from answers.printing.layout import Layout
from answers.printing.paper import PrintedBlock, set_text
from answers.printing.pictures import NO_FILES, Files
from answers.printing.script import Part
from answers.printing.word.body import BodyWriter
from answers.printing.word.elements import element
from answers.printing.word.package import normalised
from answers.printing.word.template import blank_document
from inquiries.reading.returned import END_MARK, ReturnTag

ANSWER: Final = "Antwort:"
END: Final = "Ende der Arbeitskopie"


@dataclass(frozen=True, slots=True)
class WorkingText:
    """One text of the answer: what stands over it, and its tag, by which it is found again.

    `label` is the line in front of the text, `heads` whether a heading stands over it: an annex's text has that of its
    label.
    """

    tag: ReturnTag
    title: str
    asked: tuple[str, ...]
    text: str
    label: str = ANSWER
    heads: bool = True


def write_working_copy(
    texts: Iterable[WorkingText], *, title: str, notes: Sequence[str], layout: Layout, files: Files = NO_FILES
) -> bytes:
    """Return the .docx in which each text stands in a content control under its questions.

    Bookmarks on the paragraphs around it say the same to programs that lose a control's tag, such as LibreOffice.
    """
    document = blank_document(layout)
    document.core_properties.title = title
    document.core_properties.author = layout.name
    document.core_properties.language = layout.language
    writer, numbers = BodyWriter(document, layout), count(1)
    writer.write([_line(Part.TITLE, title), *(_line(Part.ANSWER, note) for note in notes)])
    for each in texts:
        if each.heads:
            writer.write([_line(Part.ANSWER_HEADING, each.title)])
            _bookmark(document, each.tag.end, next(numbers))
        writer.write([_line(Part.QUESTION, asked) for asked in each.asked])
        _write_control(document, writer, each, numbers, files)
    writer.write([_line(Part.ANNOUNCEMENT, END)])
    _bookmark(document, END_MARK, next(numbers))
    target = BytesIO()
    document.save(target)
    return normalised(target.getvalue())


def outside_of(texts: Iterable[WorkingText], *, title: str, notes: Sequence[str]) -> tuple[str, ...]:
    """Return what the copy says outside its content controls: whatever else comes back was written by somebody."""
    around = (line for each in texts for line in (*([each.title] if each.heads else []), *each.asked, each.label))
    return (title, *notes, *around, END)


def _line(part: Part, text: str) -> PrintedBlock:
    return PrintedBlock(part, Paragraph((Span(text),)))


def _bookmark(document: Document, name: str, number: int) -> None:
    """Put a bookmark around the last paragraph's text."""
    paragraph = document.element.body.p_lst[-1]
    paragraph.insert(0 if paragraph.pPr is None else 1, element("w:bookmarkStart", id=number, name=name))
    paragraph.append(element("w:bookmarkEnd", id=number))


def _write_control(
    document: Document, writer: BodyWriter, each: WorkingText, numbers: "count[int]", files: Files
) -> None:
    """Write a text within its control. Its first line is a label: LibreOffice takes all form from that one."""
    body = document.element.body
    place = len(body) - 1  # the last element is the page's
    writer.write([_line(Part.ANNOUNCEMENT, each.label)])
    _bookmark(document, each.tag.bookmark, next(numbers))
    writer.write(set_text(Part.ANSWER, each.text, files))
    control, properties, content = element("w:sdt"), element("w:sdtPr"), element("w:sdtContent")
    properties.append(element("w:alias", val=each.title))
    properties.append(element("w:tag", val=str(each.tag)))
    properties.append(element("w:id", val=next(numbers)))
    properties.append(element("w:lock", val="sdtLocked"))
    properties.append(element("w:richText"))
    content.extend(list(body)[place:-1])
    control.extend((properties, content))
    body.insert(place, control)
