"""Words of questions and records, reduced to stems and compared (Wörter)."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import Stemmer

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d{4}")
_SHORTEST: Final = 4  # letters that a stem needs before a longer word may count as made of it
_STRENGTH: Final = {"same": 1.0, "narrower": 0.8, "wider": 0.5}


@lru_cache(maxsize=8192)
def words_of(text: str) -> dict[str, str]:
    """Return the words that carry meaning: each stem with the word as it was written first; years count as words."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        if len(word) > 2 and word.lower() not in _stopwords():
            found.setdefault(_stem(word.lower()), word)
    return found


@lru_cache(maxsize=65536)
def likeness(asked: str, held: str) -> float:
    """Return how well a stem that a record holds meets one that is asked for, from 0 to 1.

    A narrower word meets a wider question („Integrationsarbeit“ for „Integration“) better than the other way round.
    """
    if asked == held:
        return _STRENGTH["same"]
    if len(asked) >= _SHORTEST and (held.startswith(asked) or (len(asked) > _SHORTEST and held.endswith(asked))):
        return _STRENGTH["narrower"]
    if len(held) >= _SHORTEST and asked.startswith(held):
        return _STRENGTH["wider"]
    return 0.0


def weight(stem: str) -> float:
    """Return how much a word tells about a subject: little for „Konzeption“, which every other record holds."""
    return 0.5 if stem in _weak_stems() else 1.0


@cache
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("german")


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(_lines("stopwords.txt"))


@cache
def _weak_stems() -> frozenset[str]:
    return frozenset(_stem(word) for word in _lines("weak_words.txt"))


def _lines(name: str) -> list[str]:
    return files(__package__).joinpath(name).read_text("utf-8").split()
