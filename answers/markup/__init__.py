"""The small Markdown of answers: paragraphs, lists, pipe tables, emphasis, notes (Auszeichnung).

Two readings of the same text: `parse` refuses what the small Markdown does not know, with line and remedy, and is for
everything that people enter; `parse_leniently` takes the unknown literally, and is for texts that are printed already.
"""

from answers.markup.blocks import (
    Block,
    Caption,
    ItemList,
    Note,
    Paragraph,
    Picture,
    Span,
    Spans,
    Table,
    plain_lines,
    spans_text,
)
from answers.markup.cleaning import clean
from answers.markup.parser import picture_in, read

__all__ = [
    "Block",
    "Caption",
    "ItemList",
    "Note",
    "Paragraph",
    "Picture",
    "Span",
    "Spans",
    "Table",
    "clean",
    "parse",
    "parse_leniently",
    "picture_in",
    "picture_mark",
    "plain_lines",
    "plain_text",
    "spans_text",
]


def parse(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text; raise InvalidInput with line and remedy for anything the small Markdown lacks."""
    return read(text, strict=True)


def parse_leniently(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in which unknown markup stands for itself: nothing is refused, nothing lost."""
    return read(text, strict=False)


def picture_mark(name: str, alt: str) -> str:
    """Return the paragraph that shows a picture; `alt` says in plain words what is to be seen."""
    return f"![{alt}]({name})"


def plain_text(text: str) -> str:
    """Return a text without its markup: a line a paragraph, list item or table row."""
    return "\n".join(plain_lines(parse_leniently(text)))
