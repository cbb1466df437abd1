"""Lines of a PDF page and the paragraphs that they make (Zeilen und Absätze)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, Final

MM: Final = 72 / 25.4  # points
SHIFT: Final = 1.5 * MM
LEADING: Final = 1.7  # distance of two lines of a paragraph, at most, in heights of a line

_ITEM: Final = re.compile(r"(?:[•▪●–*-]|\d{1,2}[.)]|[a-z]\))\s|Quellen?:")
_ENDED: Final = re.compile(r"[.,;:?!)]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: where it stands in points, how large and whether bold."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool
    page: int

    @property
    def height(self) -> float:
        """Return the height of the line's letters."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the body's lines begin and end, in points."""

    left: float
    right: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Measure":
        """Return the measure that most of the lines keep within."""
        lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
        return cls(lefts[len(lefts) // 20], rights[-1 - len(rights) // 20])

    def indent(self, paragraph: Sequence[Line]) -> float:
        """Return in mm how much narrower a paragraph is, on both sides; one short line counts by its left side."""
        left = max(0.0, min(line.left for line in paragraph) - self.left)
        right = max(0.0, self.right - max(line.right for line in paragraph))
        return min(left, right) / MM


def lines_of(words: Iterable[dict[str, Any]], page: int) -> list[Line]:
    """Return the lines that pdfplumber's lines of text stand for."""
    return [
        Line(
            text=str(found["text"]),
            left=float(found["x0"]),
            right=float(found["x1"]),
            top=float(found["top"]),
            bottom=float(found["bottom"]),
            bold=all(
                "bold" in str(char.get("fontname", "")).lower() for char in found["chars"] if char["text"].strip()
            ),
            page=page,
        )
        for found in words
        if str(found["text"]).strip()
    ]


def paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph of a page."""
    leading = _leading(lines)
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _begins(line, paragraph, leading):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _leading(lines: Sequence[Line]) -> float:
    steps = [after.top - line.top for line, after in pairwise(lines) if after.top > line.top]
    return median(steps) if steps else 0.0


def _begins(line: Line, paragraph: Sequence[Line], leading: float) -> bool:
    """Tell whether a line begins a new paragraph: by distance, form, or a shift to the side."""
    before = paragraph[-1]
    if _ITEM.match(line.text) and (_ENDED.search(before.text) or _ITEM.match(paragraph[0].text)):
        return True
    far = line.top - before.top > min(1.25 * leading, LEADING * before.height) if leading else False
    changed = line.bold != before.bold or abs(line.height - before.height) > 1
    hangs = len(paragraph) == 1 and line.left > before.left
    shifted = abs(line.left - before.left) > SHIFT and not hangs
    return far or changed or shifted
