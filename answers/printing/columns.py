"""How a table's columns are aligned and how wide they are (Spalten)."""

import re
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Final

from answers.markup import Spans, Table, spans_text

NUMBER: Final = re.compile(
    r"[-–+±]?\s?\d[\d. \u00a0]*(?:,\d+)?\s?(?:%|€|Euro|Prozent|Mio\.|ha|km)?\s?[*¹²³]*|[-–*.]|k\. ?A\.|"
)
NARROWEST: Final = 6  # letters
WIDEST: Final = 40
LONGEST_WORD: Final = 80  # a longer one is broken
LETTERS_A_LINE: Final = 85  # of a row over the whole width
PADDING: Final = 2  # letters
YEAR: Final = re.compile(r"(?:19|20)\d\d")


def alignments(table: Table) -> tuple[str, ...]:
    """Return each column's alignment: the one that the table names, else right for a column of numbers."""
    columns = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.header)
    return tuple(
        "right" if named == "left" and _are_numbers(cells) else named
        for named, cells in zip(table.alignments, columns, strict=True)
    )


def shares(lines: Sequence[tuple[Spans, ...]]) -> list[float]:
    """Return each column's share of the width: after its longest cell, within bounds, never under its longest word."""
    letters = [max(_letters(cells)) for cells in zip(*lines, strict=True)]
    return [count / sum(letters) for count in letters]


def heights(lines: Sequence[tuple[Spans, ...]], widths: Sequence[float]) -> list[int]:
    """Return about how many lines each row takes, rather too many than too few: those of its fullest cell."""
    letters = [max(1.0, LETTERS_A_LINE * width - PADDING) for width in widths]
    return [
        max(ceil(len(spans_text(cell)) / room) for cell, room in zip(row, letters, strict=True)) or 1 for row in lines
    ]


def _are_numbers(cells: Sequence[Spans]) -> bool:
    texts = [spans_text(cell).strip() for cell in cells]
    if all(YEAR.fullmatch(text) for text in texts):
        return False
    return any(any(map(str.isdigit, text)) for text in texts) and all(NUMBER.fullmatch(text) for text in texts)


def _letters(cells: tuple[Spans, ...]) -> Iterator[int]:
    for cell in cells:
        text = spans_text(cell)
        yield NARROWEST
        yield min(WIDEST, len(text))
        yield from (min(LONGEST_WORD, len(word)) for word in text.split())
