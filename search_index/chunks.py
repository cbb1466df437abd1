"""A text's words by what stands between its spaces, so that no chunk is analysed twice (Textstücke)."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from search_index.data import read_lines
from search_index.german import read_month_terms, words_in, written_days

_MOST = 200_000  # chunks, kept with their words; some 150 MB
_FEW = 40  # chunks that are looked for in a text one by one
_NONE: frozenset[str] = frozenset()
_OPENERS = "|".join(sorted({re.escape(line.split()[0]) for line in read_lines("whole.txt")}))
_OPEN = re.compile(rf".*(?:§|\b(?i:paragra(?:ph|f)(?:en)?|{_OPENERS})|\b[ABEKLP])", re.DOTALL)


class Words(NamedTuple):
    """The terms of a text's whole words, and those of their parts, in order and each before a space; the spellings."""

    wholes: str
    parts: str
    spellings: set[str]


class _Chunks:
    """What is known of every chunk met so far; `open` ones belong together with the next, as § in § 64."""

    def __init__(self) -> None:
        self.open: set[str] = set()
        self._forget()

    def _forget(self) -> None:
        self.surfaces: dict[str, tuple[str, ...]] = {}
        self.spellings: dict[str, tuple[str, ...]] = {}  # base forms among them
        self.wholes: dict[str, str] = {}
        self.parts: dict[str, str] = {}
        self.having: defaultdict[str, set[str]] = defaultdict(set)
        self.in_months: set[str] = set()
        self._texts: set[int] = set()  # hashes of those whose chunks are all known

    def learn(self, chunks: set[str]) -> None:
        """Analyse those that are new, after forgetting all when they have become many."""
        if max(len(self.wholes), len(self._texts)) >= _MOST:
            self._forget()
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
            self.spellings[chunk] = (*surfaces, *wholes) if set(wholes).difference(surfaces) else surfaces
            self.parts[chunk] = _in_a_row(parts)
            self.wholes[chunk] = _in_a_row(wholes)

    def learn_text(self, text: str) -> None:
        """Analyse what is new in a text that is shown, perhaps again and again."""
        if hash(text) not in self._texts:
            self.learn(set(text.split()))
            self._texts.add(hash(text))


def _in_a_row(terms: Iterable[str]) -> str:
    return "".join(f"{term} " for term in terms)


_CHUNKS = _Chunks()


def chunks_with(terms: Iterable[str], text: str) -> set[str]:
    """Return a text's chunks in which one of the terms stands, perhaps with some that are only parts of its chunks."""
    _CHUNKS.learn_text(text)
    having = [_CHUNKS.having.get(term, _NONE) for term in terms]
    if sum(map(len, having)) <= _FEW:
        return {chunk for chunks in having for chunk in chunks if chunk in text}
    there = set(text.split())
    return {chunk for chunks in having for chunk in there & chunks}


def chunks_beginning(prefixes: tuple[str, ...], text: str) -> set[str]:
    """Return a text's chunks in which a word begins so."""
    _CHUNKS.learn_text(text)
    surfaces = _CHUNKS.surfaces
    return {chunk for chunk in set(text.split()) if any(surface.startswith(prefixes) for surface in surfaces[chunk])}


def words_of(text: str) -> Words:
    """Return a text's words, as `analyse` finds them: many times as fast."""
    chunks = text.split()
    different = set(chunks)
    _CHUNKS.learn(different)
    if not _CHUNKS.open.isdisjoint(different):
        chunks = _joined(chunks)
        different = set(chunks)
        _CHUNKS.learn(different)
    wholes = "".join(map(_CHUNKS.wholes.__getitem__, chunks))
    parts = "".join(map(_CHUNKS.parts.__getitem__, chunks))
    if not _CHUNKS.in_months.isdisjoint(different):
        parts += _in_a_row(written_days(wholes.split()))
    return Words(wholes, parts, set(chain.from_iterable(map(_CHUNKS.spellings.__getitem__, different))))


def _joined(chunks: list[str]) -> list[str]:
    """Join open chunks with those that follow them."""
    for place in reversed([place for place, chunk in enumerate(chunks) if chunk in _CHUNKS.open]):
        chunks[place : place + 2] = [" ".join(chunks[place : place + 2])]
    return chunks
