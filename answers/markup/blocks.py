"""The blocks that the small Markdown is read into (Textbausteine)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one form."""

    text: str
    bold: bool = False
    italic: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (Absatz)."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Caption:
    """The line over a table that begins with „Tabelle 1:“ (Überschrift einer Tabelle)."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Note:
    """A line under a table: its source, or what a star in it means (Anmerkung)."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list (Aufzählung); `start` is the first number of a numbered one and None for one with dashes."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None = None
    delimiter: str = "."


@dataclass(frozen=True, slots=True)
class Table:
    """A table (Tabelle): every row has as many cells as the header; alignments are left, center or right."""

    header: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    alignments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (Bild): the name of its file, and what it shows, in words for those who cannot see it."""

    name: str
    alt: str


Block = Paragraph | Caption | Note | ItemList | Table | Picture


def spans_text(spans: Iterable[Span]) -> str:
    """Return the letters of spans without their form."""
    return "".join(span.text for span in spans)


def plain_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the letters of blocks, a line a paragraph, list item or table row."""
    for block in blocks:
        if isinstance(block, ItemList):
            for item in block.items:
                yield from plain_lines(item)
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield " ".join(spans_text(cell) for cell in row)
        elif isinstance(block, Picture):
            yield block.alt
        else:
            yield spans_text(block.spans)
