"""The passage of a text that shows why it was found, with the words marked (Textausschnitt)."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search_index.expression import Expression, Prefix, wanted_texts
from search_index.german import Term, analyse, fold_surface

_SPACE = re.compile(r"\s+")
_CUT = "…"
_LEAD = 60  # signs before the first marked word, where there are as many


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a snippet; marked ones are what was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """The terms and the beginnings of words that are to be marked."""

    terms: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()

    @classmethod
    def by(cls, expression: Expression) -> "Wanted":
        """Return what an expression looks for."""
        texts = list(wanted_texts(expression))
        terms = {term.whole for wanted in texts if not isinstance(wanted, Prefix) for term in analyse(wanted.text)}
        return cls(frozenset(terms), tuple(fold_surface(wanted.text) for wanted in texts if isinstance(wanted, Prefix)))

    def reasons(self, term: Term) -> frozenset[str]:
        """Return which of the wanted words this is, as a whole, in a part, or by its beginning."""
        same = self.terms & {term.whole, *term.parts}
        return same | {prefix for prefix in self.prefixes if term.surface.startswith(prefix)}


def snippet(text: str, wanted: Wanted, length: int = 250) -> tuple[Piece, ...]:
    """Return the piece of a text, at most about `length` signs, in which most of the wanted words stand."""
    plain = unicodedata.normalize("NFC", text)
    marks = [(term, reasons) for term in analyse(plain) if (reasons := wanted.reasons(term))]
    start, end = _window(plain, _best_start(marks, length), length)
    shown = [term for term, _ in marks if start <= term.start and term.end <= end]
    return tuple(piece for piece in _pieces(plain, shown, (start, end)) if piece.text)


def _best_start(marks: Sequence[tuple[Term, frozenset[str]]], length: int) -> int:
    """Return where the first marked word of the best passage begins, 0 without any."""
    best = (0, 0)
    last, inside = 0, list[frozenset[str]]()
    for first, (term, _) in enumerate(marks):
        while last < len(marks) and marks[last][0].end <= term.start + length - _LEAD:
            inside.append(marks[last][1])
            last += 1
        different = len(frozenset().union(*inside[first:last]))
        best = max(best, (different, -term.start))
    return -best[1]


def _window(text: str, first: int, length: int) -> tuple[int, int]:
    """Return a passage that begins and ends between words."""
    start = max(0, min(first - _LEAD, len(text) - length))
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    end = min(len(text), start + length)
    cut = text.rfind(" ", start, end) if end < len(text) and not text[end].isspace() else end
    return start, cut if cut > first else end


def _pieces(text: str, marked: Sequence[Term], window: tuple[int, int]) -> Iterator[Piece]:
    start, end = window
    if start > 0:
        yield Piece(_CUT)
    for term in marked:
        yield Piece(_in_one_line(text[start : term.start]))
        yield Piece(text[term.start : term.end], marked=True)
        start = term.end
    yield Piece(_in_one_line(text[start:end]))
    if end < len(text):
        yield Piece(_CUT)


def _in_one_line(text: str) -> str:
    return _SPACE.sub(" ", text)
