"""Base forms of German words, the same for every case, inflection, gender and spelling (Grundform)."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from search_index.data import read_lines, read_table

_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_UMLAUTS = {"ae": "ä", "oe": "ö", "ue": "ü"}
_SPELLED_OUT = re.compile("ae|oe|ue")
_ADJECTIVE = re.compile(r"(?P<stem>.{3,}?)(?:e|en|er|es|em)")
_PARTICIPLE = re.compile(".{4,}(?:end|.{2}t)|.*ge.{3,}en")
_OF_PLACES = ("", "s", "er", "ers", "ern")
_FEMININE = re.compile(r"(?P<stem>.{3,})(?:in|innen)")


def fold(text: str) -> str:
    """Return the spelling that an index keeps: lower case, ä as ae, ß as ss, no other accents."""
    spelled = unicodedata.normalize("NFKC", text).lower().translate(_FOLDED)
    if spelled.isascii():
        return spelled
    return _without_umlauts(spelled).lower().translate(_FOLDED)


class _Words:
    """The word list by form; a membership test by exception would cost most of the time."""

    def __init__(self) -> None:
        self._bases = DefaultDictionaryFactory().get_dictionary("de")
        self.get = self._bases.get

    def __contains__(self, form: str) -> bool:
        return self._bases.get(form) is not None


@cache
def _words() -> _Words:
    return _Words()


@cache
def _own_base_forms() -> Mapping[str, str]:
    own = {fold(form): base for form, base in read_table("words.toml")["base_forms"].items()}
    return {fold(place + ending): place for place in places() for ending in _OF_PLACES} | own


@cache
def places() -> frozenset[str]:
    """Return the names of places and people, which are never taken apart."""
    return frozenset(name for line in read_lines("places.txt") for name in line.split())


@lru_cache(maxsize=65_536)
def base_form(word: str) -> str | None:
    """Return a known word's base form, whatever its case, or None for an unknown word."""
    if own := _own_base_forms().get(fold(word)):
        return own
    return next((base for spelling in _spellings(word) if (base := _known_base(spelling))), None)


def written(folded: str) -> str:
    """Return how a folded word is written, with umlauts and a capital where the word list knows it so."""
    words = _words()
    known = (word for spelling in _spellings(folded) for word in (spelling.capitalize(), spelling) if word in words)
    return next(known, folded.capitalize())


def is_noun(word: str) -> bool:
    """Tell whether the word list has this, in this spelling, as a noun."""
    return _words().get(word.capitalize()) is not None


def is_adjective(word: str) -> bool:
    """Tell whether the word list has this as an undeclined adjective."""
    words, lower = _words(), word.lower()
    return words.get(lower) == lower and (words.get(f"{lower}em") == lower or f"{word.capitalize()}em" in words)


def is_verb(word: str) -> bool:
    """Tell whether the word list has this as an infinitive."""
    return word.endswith("n") and _words().get(word.lower()) == word.lower()


def _spellings(word: str) -> Iterator[str]:
    """Yield the ways in which a word list may spell this: itself, then with ß and umlauts."""
    lower = word.lower()
    yield lower
    if "ss" in lower:
        yield lower.replace("ss", "ß")
    if _SPELLED_OUT.search(lower):
        with_umlauts = _SPELLED_OUT.sub(lambda match: _UMLAUTS[match[0]], lower)
        yield with_umlauts
        yield with_umlauts.replace("ss", "ß")
        yield _SPELLED_OUT.sub(lambda match: _UMLAUTS[match[0]], lower, count=1)


def _known_base(lower: str) -> str | None:
    """Look a word up as a noun first, since readers look for things; then as any other word."""
    words, upper = _words(), lower.capitalize()
    noun = words.get(upper)
    if noun is None:
        return _followed(lower) if lower in words else None
    return _masculine(upper) or _undeclined(lower) or _followed(noun)


def _undeclined(lower: str) -> str | None:
    """Return the adjective or participle behind a noun such as Abgeordnete, Deutscher or Studierende."""
    words = _words()
    match = _ADJECTIVE.fullmatch(lower)
    if not match:
        return None
    stem, upper = match["stem"], lower.capitalize()
    if f"{stem.capitalize()}em" in words:
        return _followed(stem if stem in words else lower)
    if is_adjective(stem) and not (upper.endswith("er") and words.get(upper) == upper):
        return stem
    participle = _PARTICIPLE.fullmatch(stem) and stem in words and stem.capitalize() not in words
    return _followed(stem) if participle else None


def _followed(lower: str) -> str:
    """Follow base forms of base forms, as in geförderten, gefördert, fördern."""
    words, seen = _words(), [lower]
    while (base := words.get(seen[-1], seen[-1])) not in seen:
        seen.append(base)
    return seen[-1]


def _masculine(upper: str) -> str | None:
    """Return the masculine form of a feminine noun, so that all of them find each other."""
    words = _words()
    match = _FEMININE.fullmatch(upper)
    if not match or f"{match['stem']}innen" not in words:
        return None
    stem = match["stem"]
    for base in (f"{stem}e", stem, f"{stem}er", _without_umlauts(stem), f"{_without_umlauts(stem)}e"):
        if base in words:
            return _known_base(base.lower())
    return stem


def _without_umlauts(stem: str) -> str:
    plain = unicodedata.normalize("NFKD", stem)
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
