"""The passage of a text that shows why it was found, with the words marked (Textausschnitt)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from search_index.expression import Expression, Prefix, wanted_texts
from search_index.german import Term, analyse, fold_surface
from search_index.places import chunks_beginning, chunks_with

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SPACE = re.compile(r"\s+")
_CUT = "…"
_LEAD = 60  # signs before the first marked word, where there are as many


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a snippet; marked ones are what was looked for."""

    text: str
    marked: bool = False


class Mark(NamedTuple):
    """A place in a text where something wanted stands, and what that is."""

    start: int
    end: int
    reasons: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The terms and the beginnings of words that are to be marked; with `in_several` a term may hold a space."""

    terms: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    in_several: bool = False

    @classmethod
    def by(cls, expression: Expression) -> "Wanted":
        """Return what an expression looks for."""
        texts = list(wanted_texts(expression))
        words = [unicodedata.normalize("NFC", wanted.text) for wanted in texts if not isinstance(wanted, Prefix)]
        found = [(term, text) for text in words for term in analyse(text)]
        terms = frozenset(term.whole for term, _ in found)
        in_several = any(
            _SPACE.search(text[term.start : term.end]) or _DAY.fullmatch(term.whole) for term, text in found
        )
        prefixes = tuple(fold_surface(wanted.text) for wanted in texts if isinstance(wanted, Prefix))
        return cls(terms, prefixes, in_several)

    def marks(self, text: str) -> list[Mark]:
        """Return what is to be marked in a text, in order."""
        if self.in_several:
            return list(self.marks_of(analyse(text)))
        found = chunks_with(self.terms, text)
        if self.prefixes:
            found |= chunks_beginning(self.prefixes, text)
        return sorted(
            Mark(place + mark.start, place + mark.end, mark.reasons)
            for chunk in found
            if (marks := _marks_in(chunk, self))
            for place in _places(chunk, text)
            for mark in marks
        )

    def marks_of(self, terms: Iterable[Term]) -> Iterator[Mark]:
        """Yield those of a text's terms that are to be marked."""
        for term in terms:
            reasons = self.terms & {term.whole, *term.parts}
            reasons |= {prefix for prefix in self.prefixes if term.surface.startswith(prefix)}
            if reasons:
                yield Mark(term.start, term.end, reasons)


@lru_cache(maxsize=16_384)
def _marks_in(chunk: str, wanted: Wanted) -> tuple[Mark, ...]:
    """Return what is to be marked in a chunk, which most often stands in other passages too."""
    return tuple(wanted.marks_of(analyse(chunk)))


def _places(chunk: str, text: str) -> Iterator[int]:
    """Yield where a chunk stands between spaces."""
    place = text.find(chunk)
    while place >= 0:
        end = place + len(chunk)
        if (place == 0 or text[place - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield place
        place = text.find(chunk, end)


def snippet(text: str, wanted: Wanted, length: int = 250) -> tuple[Piece, ...]:
    """Return the piece of a text, at most about `length` signs, in which most of the wanted words stand."""
    plain = unicodedata.normalize("NFC", text)
    marks = wanted.marks(plain)
    start, end = _window(plain, _best_start(marks, length), length)
    shown = [mark for mark in marks if start <= mark.start and mark.end <= end]
    return tuple(piece for piece in _pieces(plain, shown, (start, end)) if piece.text)


def _best_start(marks: Sequence[Mark], length: int) -> int:
    """Return where the first marked word of the best passage begins, 0 without any."""
    best = (0, 0)
    last = 0
    for first, mark in enumerate(marks):
        while last < len(marks) and marks[last].end <= mark.start + length - _LEAD:
            last += 1
        different = len(frozenset().union(*(inside.reasons for inside in marks[first:last])))
        best = max(best, (different, -mark.start))
    return -best[1]


def _window(text: str, first: int, length: int) -> tuple[int, int]:
    """Return a passage that begins and ends between words."""
    start = max(0, min(first - _LEAD, len(text) - length))
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    end = min(len(text), start + length)
    cut = text.rfind(" ", start, end) if end < len(text) and not text[end].isspace() else end
    return start, cut if cut > first else end


def _pieces(text: str, marked: Sequence[Mark], window: tuple[int, int]) -> Iterator[Piece]:
    start, end = window
    if start > 0:
        yield Piece(_CUT)
    for mark in marked:
        yield Piece(_in_one_line(text[start : mark.start]))
        yield Piece(text[mark.start : mark.end], marked=True)
        start = mark.end
    yield Piece(_in_one_line(text[start:end]))
    if end < len(text):
        yield Piece(_CUT)


def _in_one_line(text: str) -> str:
    return _SPACE.sub(" ", text)
