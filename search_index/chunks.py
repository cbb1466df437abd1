"""A text's words by what stands between its spaces, so that no chunk is analysed twice (Textstücke)."""

import re
from itertools import chain
from typing import NamedTuple

from search_index.data import read_lines
from search_index.german import words_in, written_days

_MOST = 200_000  # chunks, kept with their words; some 100 MB
_OPENERS = "|".join(sorted({re.escape(line.split()[0]) for line in read_lines("whole.txt")}))
_OPEN = re.compile(rf".*(?:§|\b(?i:paragra(?:ph|f)(?:en)?|{_OPENERS})|\b[ABEKLP])", re.DOTALL)


class Words(NamedTuple):
    """The spellings of a text's words, the terms of the whole words, and those of their parts, in order."""

    surfaces: tuple[str, ...]
    wholes: tuple[str, ...]
    parts: tuple[str, ...]


class _Chunks(dict[str, Words]):
    """The words of every chunk met so far; `open` are those that belong together with the next one, as § in § 64."""

    def __init__(self) -> None:
        super().__init__()
        self.open: set[str] = set()

    def __missing__(self, chunk: str) -> Words:
        if len(self) >= _MOST:
            self.clear()
        words = words_in(chunk)
        parts = tuple(part for _, _, parts in words for part in parts)
        found = self[chunk] = Words(tuple(word[0] for word in words), tuple(word[1] for word in words), parts)
        if _OPEN.fullmatch(chunk):
            self.open.add(chunk)
        return found


_CHUNKS = _Chunks()


def words_of_chunk(chunk: str) -> Words:
    """Return the words of a text without spaces."""
    return _CHUNKS[chunk]


def words_of(text: str) -> Words:
    """Return a text's words, as `analyse` finds them: many times as fast."""
    chunks = text.split()
    found = list(map(_CHUNKS.__getitem__, chunks))
    if not _CHUNKS.open.isdisjoint(chunks):
        found = [_CHUNKS[chunk] for chunk in _joined(chunks)]
    surfaces, wholes, parts = zip(*found, strict=True) if found else ((), (), ())
    whole = tuple(chain.from_iterable(wholes))
    return Words(tuple(chain.from_iterable(surfaces)), whole, (*chain.from_iterable(parts), *written_days(whole)))


def _joined(chunks: list[str]) -> list[str]:
    """Join open chunks with those that follow them."""
    for place in reversed([place for place, chunk in enumerate(chunks) if chunk in _CHUNKS.open]):
        chunks[place : place + 2] = [" ".join(chunks[place : place + 2])]
    return chunks
