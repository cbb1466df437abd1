"""A text's words by what stands between its spaces, so that no chunk is analysed twice (Textstücke)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from search_index.data import read_lines
from search_index.german import read_month_terms, words_in, written_days

_MOST = 200_000  # chunks, kept with their words; some 100 MB
_OPENERS = "|".join(sorted({re.escape(line.split()[0]) for line in read_lines("whole.txt")}))
_OPEN = re.compile(rf".*(?:§|\b(?i:paragra(?:ph|f)(?:en)?|{_OPENERS})|\b[ABEKLP])", re.DOTALL)


class Words(NamedTuple):
    """The terms of a text's whole words in order, those of their parts, and the spellings, each before a space."""

    wholes: str
    parts: str
    spellings: str  # with base forms, some more than once


class _Chunks(dict[str, Words]):
    """The words of every chunk met so far; `open` ones belong together with the next, as § in § 64."""

    def __init__(self) -> None:
        self.open: set[str] = set()
        self.in_months: set[str] = set()

    def __missing__(self, chunk: str) -> Words:
        words = words_in(chunk)
        wholes = [word[1] for word in words]
        if not read_month_terms().isdisjoint(wholes):
            self.in_months.add(chunk)
        if _OPEN.fullmatch(chunk):
            self.open.add(chunk)
        spellings = {*(word[0] for word in words), *wholes}
        parts = (part for word in words for part in word[2])
        self[chunk] = found = Words(_in_a_row(wholes), _in_a_row(parts), _in_a_row(spellings))
        return found


_latest = cache(_Chunks)


def _in_a_row(terms: Iterable[str]) -> str:
    return " ".join((*terms, ""))


def words_of(text: str) -> Words:
    """Return a text's words, as `analyse` finds them: many times as fast."""
    if len(_latest()) >= _MOST:
        _latest.cache_clear()  # who still reads what is forgotten may go on
    known, chunks = _latest(), text.split()
    found = list(map(known.__getitem__, chunks))
    if opening := known.open.intersection(chunks):
        _join(chunks, opening)
        found = list(map(known.__getitem__, chunks))
    wholes = "".join([words.wholes for words in found])
    parts = "".join([words.parts for words in found])
    if not known.in_months.isdisjoint(chunks):
        parts += _in_a_row(written_days(wholes.split()))
    return Words(wholes, parts, "".join({words.spellings for words in found}))


def _join(chunks: list[str], opening: set[str]) -> None:
    """Join open chunks with those that follow them."""
    for place in sorted((place for chunk in opening for place in _places(chunk, chunks)), reverse=True):
        chunks[place : place + 2] = [" ".join(chunks[place : place + 2])]


def _places(chunk: str, chunks: list[str]) -> Iterator[int]:
    place = -1
    for _ in range(chunks.count(chunk)):
        place = chunks.index(chunk, place + 1)
        yield place
