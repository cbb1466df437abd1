"""A text's words by what stands between its spaces, so that no chunk is analysed twice (Textstücke)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from search_index.data import read_lines
from search_index.german import read_month_terms, words_in, written_days

_MOST = 200_000  # chunks, kept with their words; some 150 MB
_FEW = 40  # chunks that are looked for in a text one by one
_NONE: frozenset[str] = frozenset()
_OPENERS = "|".join(sorted({re.escape(line.split()[0]) for line in read_lines("whole.txt")}))
_OPEN = re.compile(rf".*(?:§|\b(?i:paragra(?:ph|f)(?:en)?|{_OPENERS})|\b[ABEKLP])", re.DOTALL)


class Words(NamedTuple):
    """The terms of a text's whole words in order, those of their parts, and the spellings, each before a space."""

    wholes: str
    parts: str
    spellings: str  # with base forms, some more than once


class _Chunks:
    """What is known of every chunk met so far; `open` ones belong together with the next, as § in § 64."""

    def __init__(self) -> None:
        self.open: set[str] = set()
        self.surfaces: dict[str, tuple[str, ...]] = {}
        self.spellings: dict[str, str] = {}
        self.wholes: dict[str, str] = {}
        self.parts: dict[str, str] = {}
        self.having: defaultdict[str, set[str]] = defaultdict(set)
        self.in_months: set[str] = set()
        self.texts: set[int] = set()  # hashes of those whose chunks are all known

    def learn(self, chunks: set[str]) -> None:
        """Analyse those that are new."""
        for chunk in chunks.difference(self.wholes):
            words = words_in(chunk)
            wholes, parts = [word[1] for word in words], [part for word in words for part in word[2]]
            for term in (*wholes, *parts):
                self.having[term].add(chunk)
            if not read_month_terms().isdisjoint(wholes):
                self.in_months.add(chunk)
            if _OPEN.fullmatch(chunk):
                self.open.add(chunk)
            self.surfaces[chunk] = surfaces = tuple(word[0] for word in words)
            self.spellings[chunk] = _in_a_row({*surfaces, *wholes})
            self.parts[chunk] = _in_a_row(parts)
            self.wholes[chunk] = _in_a_row(wholes)


class _Memory:
    """The chunks met so far, all forgotten when they have become many; who still reads the forgotten ones may go on."""

    def __init__(self) -> None:
        self._chunks = _Chunks()

    def of(self, chunks: set[str]) -> _Chunks:
        """Return what is known, with some chunks among it."""
        if max(len(self._chunks.wholes), len(self._chunks.texts)) >= _MOST:
            self._chunks = _Chunks()
        known = self._chunks
        known.learn(chunks)
        return known

    def of_text(self, text: str) -> _Chunks:
        """Return what is known, with the chunks of a text among it that is shown, perhaps again and again."""
        known = self._chunks
        if hash(text) not in known.texts:
            known = self.of(set(text.split()))
            known.texts.add(hash(text))
        return known


def _in_a_row(terms: Iterable[str]) -> str:
    return " ".join((*terms, ""))


_MEMORY = _Memory()


def chunks_with(terms: Iterable[str], text: str) -> set[str]:
    """Return a text's chunks in which one of the terms stands, perhaps with some that are only parts of its chunks."""
    known = _MEMORY.of_text(text)
    having = [known.having.get(term, _NONE) for term in terms]
    if sum(map(len, having)) <= _FEW:
        return {chunk for chunks in having for chunk in tuple(chunks) if chunk in text}  # others may add meanwhile
    there = set(text.split())
    return {chunk for chunks in having for chunk in there & chunks}


def chunks_beginning(prefixes: tuple[str, ...], text: str) -> set[str]:
    """Return a text's chunks in which a word begins so."""
    surfaces = _MEMORY.of_text(text).surfaces
    return {chunk for chunk in set(text.split()) if any(surface.startswith(prefixes) for surface in surfaces[chunk])}


def words_of(text: str) -> Words:
    """Return a text's words, as `analyse` finds them: many times as fast."""
    chunks = text.split()
    different = set(chunks)
    known = _MEMORY.of(different)
    if opening := known.open & different:
        _join(chunks, opening)
        different = set(chunks)
        known.learn(different)
    wholes = "".join(map(known.wholes.__getitem__, chunks))
    parts = "".join(map(known.parts.__getitem__, chunks))
    if not known.in_months.isdisjoint(different):
        parts += _in_a_row(written_days(wholes.split()))
    return Words(wholes, parts, "".join(map(known.spellings.__getitem__, different)))


def _join(chunks: list[str], opening: set[str]) -> None:
    """Join open chunks with those that follow them."""
    for place in sorted((place for chunk in opening for place in _places(chunk, chunks)), reverse=True):
        chunks[place : place + 2] = [" ".join(chunks[place : place + 2])]


def _places(chunk: str, chunks: list[str]) -> Iterator[int]:
    place = -1
    for _ in range(chunks.count(chunk)):
        place = chunks.index(chunk, place + 1)
        yield place
