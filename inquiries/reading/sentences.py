"""Sentences: where they end, and which of them ask (Sätze)."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

_WORDS: Final = tomllib.loads((files("inquiries.reading") / "german.toml").read_text("utf-8"))
_ASKING: Final = "|".join(_WORDS["asking"])
_ABBREVIATIONS: Final = "|".join(re.escape(word) for word in _WORDS["abbreviations"])

ASKS: Final = re.compile(rf"[„\"(]?(?:{_ASKING})\b")
UNIT: Final = re.compile(rf"(?:{'|'.join(_WORDS['units'])})\b")
QUOTED: Final = re.compile(r"„[^„“]{0,3000}“|\"[^\"\n]{1,300}\"")

_END: Final = re.compile(r"[.?!:…][“\")]*\s+(?=[A-ZÄÖÜ„(\d\[])")
_ABBREVIATED: Final = re.compile(rf"(?:^|[\s(„])(?:{_ABBREVIATIONS}|[A-Za-z]|\d{{1,2}})\.$")
_ADDED: Final = re.compile(r"\s*(?:\(\s*[Bb]itte\b[^()]*\)\s*[.?!]?|Bitte\s[^.?!]*[.?!](?=\s|$))")
_FARTHEST: Final = 600


def sentence_starts(text: str) -> Iterator[int]:
    """Yield where each sentence of a text begins, not misled by abbreviations, ordinals and quotations."""
    yield 0
    quotations = [match.span() for match in QUOTED.finditer(text)]
    for match in _END.finditer(text):
        before = text[max(0, match.start() - 12) : match.start() + 1]
        if text[match.start()] == "." and _ABBREVIATED.search(before) and not ASKS.match(text, match.end()):
            continue
        if not any(start < match.end() < end for start, end in quotations):
            yield match.end()


def first_question(text: str) -> int:
    """Return where the first sentence that ends with a question mark begins."""
    marks = question_marks(text)
    if not marks:
        return 0
    return max(start for start in sentence_starts(text) if start <= marks[0])


def question_end(text: str) -> int | None:
    """Return where a question ends that an answer follows: after its last question mark outside quotations.

    What is added to a question („Bitte nach Jahren aufschlüsseln.“) belongs to it; a question mark far behind the one
    before stands in the answer. None where there is no question mark.
    """
    marks = question_marks(text)
    if not marks:
        return None
    last = marks[0]
    for mark in marks[1:]:
        if mark - last > _FARTHEST:
            break
        last = mark
    end = last + 1
    while added := _ADDED.match(text, end):
        end = added.end()
    return end


def question_marks(text: str) -> list[int]:
    """Return the places of the question marks outside quotations."""
    quotations = [match.span() for match in QUOTED.finditer(text)]
    return [match.start() for match in re.finditer(r"\?", text) if not _inside(match.start(), quotations)]


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
