"""How a table's columns are aligned and how wide they are (Spalten)."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from answers.markup import Spans, Table, spans_text

NUMBER: Final = re.compile(
    r"[-–+±]?\s?\d[\d. \u00a0]*(?:,\d+)?\s?(?:%|€|Euro|Prozent|Mio\.|ha|km)?\s?[*¹²³]*|[-–*.]|k\. ?A\.|"
)
NARROWEST: Final = 6  # letters
WIDEST: Final = 40
LONGEST_WORD: Final = 80  # a longer one is broken
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
