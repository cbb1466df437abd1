"""A text's words by what stands between its spaces, so that no chunk is analysed twice (Textstücke)."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from search_index.data import read_lines
from search_index.german import words_in, written_days

_MOST = 200_000  # chunks, kept with their words; some 150 MB
_NONE: frozenset[str] = frozenset()
_OPENERS = "|".join(sorted({re.escape(line.split()[0]) for line in read_lines("whole.txt")}))
_OPEN = re.compile(rf".*(?:§|\b(?i:paragra(?:ph|f)(?:en)?|{_OPENERS})|\b[ABEKLP])", re.DOTALL)


class Words(NamedTuple):
    """The spellings of a text's words, the terms of the whole words, and those of their parts, in order."""

    surfaces: tuple[str, ...]
    wholes: tuple[str, ...]
    parts: tuple[str, ...]


class _Chunks:
    """What is known of every chunk met so far; `open` ones belong together with the next, as § in § 64."""

    def __init__(self) -> None:
        self.words: dict[str, Words] = {}
        self.having: defaultdict[str, set[str]] = defaultdict(set)
        self.open: set[str] = set()

    def learn(self, chunks: set[str]) -> None:
        """Analyse those that are new, after forgetting all when they have become many."""
        if len(self.words) >= _MOST:
            self.words, self.having = {}, defaultdict(set)
        for chunk in chunks.difference(self.words):
            words = words_in(chunk)
            parts = tuple(part for _, _, parts in words for part in parts)
            found = Words(tuple(word[0] for word in words), tuple(word[1] for word in words), parts)
            for term in (*found.wholes, *parts):
                self.having[term].add(chunk)
            if _OPEN.fullmatch(chunk):
                self.open.add(chunk)
            self.words[chunk] = found


_CHUNKS = _Chunks()


def chunks_with(terms: Iterable[str], chunks: set[str]) -> set[str]:
    """Return those of a text's chunks in which one of the terms stands."""
    _CHUNKS.learn(chunks)
    having = _CHUNKS.having
    return {chunk for term in terms for chunk in chunks & having.get(term, _NONE)}


def chunks_beginning(prefixes: tuple[str, ...], chunks: set[str]) -> set[str]:
    """Return those of a text's chunks in which a word begins so."""
    _CHUNKS.learn(chunks)
    words = _CHUNKS.words
    return {chunk for chunk in chunks if any(surface.startswith(prefixes) for surface in words[chunk].surfaces)}


def words_of(text: str) -> Words:
    """Return a text's words, as `analyse` finds them: many times as fast."""
    chunks = text.split()
    _CHUNKS.learn(set(chunks))
    if not _CHUNKS.open.isdisjoint(chunks):
        chunks = _joined(chunks)
        _CHUNKS.learn(set(chunks))
    surfaces, wholes, parts = zip(*map(_CHUNKS.words.__getitem__, chunks), strict=True) if chunks else ((), (), ())
    whole = tuple(chain.from_iterable(wholes))
    return Words(tuple(chain.from_iterable(surfaces)), whole, (*chain.from_iterable(parts), *written_days(whole)))


def _joined(chunks: list[str]) -> list[str]:
    """Join open chunks with those that follow them."""
    for place in reversed([place for place, chunk in enumerate(chunks) if chunk in _CHUNKS.open]):
        chunks[place : place + 2] = [" ".join(chunks[place : place + 2])]
    return chunks
