"""Letters that the embedded font lacks are refused with their place, before they become empty boxes (Zeichenvorrat)."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from fontTools.ttLib import TTFont

from answers.markup import plain_lines
from answers.printing.paper import PrintedBlock, PrintedPaper
from inquiries.foundation.errors import InvalidInput


def ensure_printable(printed: PrintedPaper) -> None:
    """Raise InvalidInput for the first letter that the font has no shape for, with the line that it stands in."""
    for line in _lines(printed):
        for letter in line:
            if ord(letter) not in _known():
                name = unicodedata.name(letter, f"U+{ord(letter):04X}")
                near = line if len(line) <= 60 else f"{line[:57]}…"
                raise InvalidInput(
                    f"Das Zeichen „{letter}“ ({name}) lässt sich im PDF nicht drucken. Es steht in: „{near}“. "
                    "Ersetzen Sie es durch Worte; in Word bleibt es erhalten.",
                    letter=letter,
                )


def _lines(printed: PrintedPaper) -> Iterator[str]:
    for block in _blocks(printed):
        yield block.label
        yield from plain_lines([block.content])
    yield from (text for pair in printed.head for text in pair)
    yield printed.forwarding or ""


def _blocks(printed: PrintedPaper) -> Iterator[PrintedBlock]:
    yield from printed.blocks
    for annex in printed.annexes:
        yield from annex.blocks


@cache
def _known() -> frozenset[int]:
    with TTFont(str(files("answers.printing") / "fonts" / "LiberationSans-Regular.ttf"), lazy=True) as font:
        return frozenset(font.getBestCmap())
