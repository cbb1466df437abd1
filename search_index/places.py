"""Where in a passage something wanted stands, told from chunks met before, so that none is read twice (Fundstellen)."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import islice

from search_index.german import KNOWN_WORDS, words_in

_MOST = 200_000  # chunks or passages; some 100 MB
_FEW = 40  # chunks that are looked for in a text one by one
_NONE: frozenset[str] = frozenset()


class _Seen:
    """Every chunk met so far with the spellings of its words, and the chunks in which a term stands."""

    def __init__(self) -> None:
        self.surfaces: dict[str, list[str]] = {}
        self.having: defaultdict[str, set[str]] = defaultdict(set)
        self.texts: set[int] = set()  # hashes of those whose chunks are all known
        self.learn(islice(tuple(KNOWN_WORDS), _MOST // 2))

    def read(self, text: str) -> None:
        """Learn the chunks of a text that is shown, perhaps again and again."""
        self.learn(set(text.split()).difference(self.surfaces))
        self.texts.add(hash(text))

    def learn(self, chunks: Iterable[str]) -> None:
        """Learn chunks that are new."""
        having = self.having
        for chunk in chunks:
            words = words_in(chunk)
            for _, whole, parts in words:
                having[whole].add(chunk)
                for part in parts:
                    having[part].add(chunk)
            self.surfaces[chunk] = [word[0] for word in words]


_latest = cache(_Seen)


def chunks_with(terms: Iterable[str], text: str) -> set[str]:
    """Return a text's chunks in which one of the terms stands, perhaps with some that are only parts of its chunks."""
    seen = _seen(text)
    having = [seen.having.get(term, _NONE) for term in terms]
    if sum(map(len, having)) <= _FEW:
        return {chunk for chunks in having for chunk in tuple(chunks) if chunk in text}  # others may add meanwhile
    there = set(text.split())
    return {chunk for chunks in having for chunk in there & chunks}


def chunks_beginning(prefixes: tuple[str, ...], text: str) -> set[str]:
    """Return a text's chunks in which a word begins so."""
    surfaces = _seen(text).surfaces
    return {chunk for chunk in set(text.split()) if any(surface.startswith(prefixes) for surface in surfaces[chunk])}


def _seen(text: str) -> _Seen:
    """Return what is known, this text among it; who still reads what was forgotten meanwhile may go on."""
    if max(len(_latest().surfaces), len(_latest().texts)) >= _MOST:
        _latest.cache_clear()
    seen = _latest()
    if hash(text) not in seen.texts:
        seen.read(text)
    return seen
