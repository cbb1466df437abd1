"""A list as a Word file on pages that lie across, such as the register of a term (Verzeichnis als Word-Datei)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO

from answers.markup import Caption, Paragraph, Span, Spans, Table
from answers.printing.layout import Layout
from answers.printing.paper import PrintedBlock
from answers.printing.script import Part
from answers.printing.typography import bind
from answers.printing.word.body import BodyWriter
from answers.printing.word.furniture import furnish_list
from answers.printing.word.linter import ensure_clean
from answers.printing.word.package import normalised
from answers.printing.word.template import blank_document, set_page


@dataclass(frozen=True, slots=True)
class WordList:
    """A list for the printer: its title, the day it was taken, its columns, and its rows under their headings."""

    title: str
    on: date
    columns: Sequence[str]
    parts: Sequence[tuple[str, Sequence[Sequence[str]]]]  # heading, „“ where the list is not divided, and rows


def write_list(content: WordList, *, layout: Layout) -> bytes:
    """Return the list as .docx in a parliament's layout; the same list gives the same bytes."""
    document = blank_document(layout)
    properties = document.core_properties
    properties.title, properties.author, properties.language = content.title, layout.name, layout.language
    properties.created = properties.modified = datetime.combine(content.on, time(), UTC)
    set_page(document.sections[0], layout, landscape=True)
    furnish_list(document.sections[0], left=layout.name, right=f"Stand: {content.on:%d.%m.%Y}", layout=layout)
    writer = BodyWriter(document, layout)
    writer.write(_blocks(content), landscape=True)
    target = BytesIO()
    document.save(target)
    written = normalised(target.getvalue())
    ensure_clean(written)
    return written


def _blocks(content: WordList) -> Iterable[PrintedBlock]:
    yield PrintedBlock(Part.TITLE, Paragraph(_spans(content.title)))
    header = tuple(_spans(column) for column in content.columns)
    alignments = ("left",) * len(header)
    for heading, rows in content.parts:
        if heading:
            yield PrintedBlock(Part.ANNEX, Caption(_spans(heading)))
        cells = tuple(tuple(_spans(cell) for cell in row) for row in rows)
        yield PrintedBlock(Part.ANNEX, Table(header, cells, alignments))


def _spans(text: str) -> Spans:
    return (Span(bind(text)),)
